// One number to be typed, with its unit beside it.

import { element, fill } from "../html.js"
import { foldTyped } from "./fold.js"
import { markPart } from "./lists.js"
import { asHtml, setField, tellTyping } from "./typing.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Response} Response */

const GREATEST_KEPT = 2 ** 25 - 2

/** @type {import("./kinds.js").Kind["draw"]} */
const drawNumber = (payload, say, name) => {
  const label = element("label", {}, say("named", { x: say("yourAnswer") }), " ", fill(element("span"), payload.html))
  const tag = element("span", { class: "sm-tag", id: `${name}-t`, hidden: true })
  const el = tellTyping(element("p", { class: "sm-gap" }, label, tag))
  const field = /** @type {HTMLInputElement} */ (el.querySelector("input"))
  field.setAttribute("aria-describedby", tag.id)
  const read = () => [field.value]
  return {
    el,
    read,
    missing: () => [numberIn(payload, read()) ? "" : "noNumber", 0],
    focus: () => field.focus(),
    update: (view) => {
      const isShown = view.standing === "shown"
      setField(field, isShown ? payload.key.told : (view.response[0] ?? ""))
      markPart({ el, field, tag }, isShown || isRightNumber(payload, read()), view, [say("good"), say("wrong")])
    },
  }
}

/** @param {string} text */
const bare = (text) =>
  foldTyped(text, [])
    .replace(/[ ']/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",")

/** The ways to read what was typed, without its unit: `1.234` is two numbers to two readers. @type {(unit: string, text: string) => string[]} */
const readings = (unit, text) => {
  const own = bare(unit)
  let rest = bare(text)
  if (rest.endsWith(own)) rest = rest.slice(0, rest.length - own.length)
  else if (rest.startsWith(own)) rest = rest.slice(own.length)
  const plain = /^([+-]?)(\d*)[.,]?(\d*)$/.exec(rest)
  const grouped = /^([+-]?)([1-9]\d{0,2}([.,])\d{3}(?:\3\d{3})*)(?:(?!\3)[.,](\d+))?$/.exec(rest)
  return [
    ...(plain && /\d/.test(rest) ? [canonical(plain[1], plain[2], plain[3])] : []),
    ...(grouped ? [canonical(grouped[1], grouped[2], grouped[4])] : []),
  ]
}

/** @type {(sign?: string, whole?: string, parts?: string) => string} */
const canonical = (sign, whole = "", parts = "") => {
  const fine = parts.replace(/0+$/, "")
  const number = (whole.replace(/[.,]/g, "").replace(/^0+/, "") || "0") + (fine && `.${fine}`)
  return sign === "-" && number !== "0" ? `-${number}` : number
}

/** A decimal in doubled millionths, which are exact; what is finer lies between two of them. @param {string} number */
const scaled = (number) => {
  const [whole = "", parts = ""] = number.replace("-", "").split(".")
  const size =
    whole.length > 9 ? 2e15 : 2 * Number(whole + parts.slice(0, 6).padEnd(6, "0")) + Number(parts.length > 6)
  return number.startsWith("-") ? -size : size
}

/** @type {(payload: Payload, number: string) => boolean} */
const isWithin = ({ key }, number) => scaled(key.low) <= scaled(number) && scaled(number) <= scaled(key.high)

/** What was typed as a decimal, in the way in which it is right; "" where it is no number. @type {(payload: Payload, response: Response) => string} */
const numberIn = (payload, response) => {
  const ways = response.length === 1 ? readings(payload.unit, response[0] ?? "") : []
  return ways.find((way) => isWithin(payload, way)) ?? ways[0] ?? ""
}

/** @type {(payload: Payload, response: Response) => boolean} */
const isRightNumber = (payload, response) => {
  const number = numberIn(payload, response)
  return number !== "" && isWithin(payload, number)
}

/** @type {import("./kinds.js").Kind} */
export const NUMBER = {
  draw: drawNumber,
  how: () => "numberHow",
  grade: (payload, response) => (isRightNumber(payload, response) ? 3 : 1),
  // Its digits, 3 bits for how many of them are decimals, one for its sign.
  codeOf: (payload, response) => {
    const number = numberIn(payload, response)
    const [whole = "", parts = ""] = number.replace("-", "").split(".")
    const digits = whole + parts
    if (!digits || digits.length > 8 || parts.length > 7 || Number(digits) > GREATEST_KEPT) return 0
    return 16 * Number(digits) + 2 * parts.length + Number(number.startsWith("-")) + 1
  },
  responseOf: ({ mark }, code) => {
    if (code < 1) return []
    const rest = code - 1
    const parts = (rest >> 1) & 7
    const digits = String(rest >> 4).padStart(parts + 1, "0")
    const at = digits.length - parts
    return [(rest & 1 ? "-" : "") + digits.slice(0, at) + (parts ? mark + digits.slice(at) : "")]
  },
  answer: ({ key }) => key.right,
  remarks: () => [],
  partly: () => "",
  lines: ({ key, unit }, response) => [asHtml(`${response === key.right ? key.told : response[0]} ${unit}`)],
  report: (payload, response) => ["numeric", numberIn(payload, response), payload.key.right[0] ?? ""],
}
