// What was typed, as it is compared: twin of grading/fold.py.

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g
const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670]/g // Latin and Greek, Arabic vowels
const SIGNS = /** @type {[RegExp, string][]} */ ([
  [/[\u0060\u00b4\u02bc\u2018-\u201b\u2032]/g, "'"],
  [/[\u00ab\u00bb\u201c-\u201f\u2033]/g, '"'],
  [/[\u2010-\u2013\u2212]/g, "-"],
  [/\s+/g, " "],
])
const LETTERS = "ßss æae œoe øo łl ıi".split(" ")

/** Without what does not count; capitals and accents count where they are to be exact. @type {(text: string, exact: string[]) => string} */
export const foldTyped = (text, exact) => {
  let rest = text.replace(UNSEEN, "")
  if (!exact.includes("case")) rest = rest.toLowerCase().replace(/ς/g, "σ")
  rest = rest.normalize("NFD")
  if (!exact.includes("accents")) {
    rest = rest.replace(ACCENTS, "")
    for (const [letter = "", ...plain] of LETTERS) rest = rest.split(letter).join(plain.join(""))
  }
  for (const [signs, sign] of SIGNS) rest = rest.replace(signs, sign)
  return rest.trim()
}
