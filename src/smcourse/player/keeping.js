// On a site nothing is kept unless the learner asks for it: a box on the cover, the same in the menu.

import { find } from "./html.js"
import { recorded } from "./session.js"

/** @type {(keeping: import("./types.js").Keeping, session: () => import("./session.js").Session, say: import("./words.js").Say) => void} */
export const makeKeeping = (keeping, session, say) => {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sm-keep]"))]
  const boxes = places.map((place) => /** @type {HTMLInputElement} */ (find("input", place)))

  const draw = () => {
    for (const box of boxes) {
      box.checked = keeping.state() === "keepOn"
      box.disabled = !keeping.isOpen()
    }
    for (const place of places) find("[role=status]", place).textContent = say(keeping.state())
  }
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (box.checked) keeping.begin(recorded(session()))
      else keeping.end()
    })
  }
  keeping.watch(draw)
  draw()
}
