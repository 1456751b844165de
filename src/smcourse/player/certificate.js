// The certificate: a sheet for the learner, once the course is done. The LMS's record is the proof.

import { find } from "./html.js"
import { isEarned } from "./session.js"
import { asRead, dayInWords } from "./written.js"

/** @typedef {import("./session.js").Session} Session */

/** What a learner wrote, the same in every language of the package. */
const typed = { name: "" }

/** Where the LMS gives no name, the learner may write one; it stays on the page. @type {(page: HTMLElement, session: Session, say: import("./words.js").Say) => void} */
export const drawCertificate = (page, session, say) => {
  const { best, finished } = session.snapshot
  const isDone = isEarned(session)
  find("[data-sm-unearned]", page).hidden = isDone
  find("[data-sm-earned]", page).hidden = !isDone
  const name = asRead(session.name)
  const input = /** @type {HTMLInputElement} */ (find("label input", page))
  find("label", page).hidden = name !== ""
  const write = () => {
    find("[data-sm-name]", page).textContent = name || typed.name
  }
  input.value = typed.name
  input.oninput = () => {
    typed.name = input.value
    write()
  }
  write()
  const facts = [
    best !== null && say("resultPercent", { n: best }),
    finished !== null && dayInWords(finished, String(session.course.words.tag)),
  ]
  find("[data-sm-facts]", page).textContent = facts.filter(Boolean).map((fact) => `${fact} · `).join("")
}
