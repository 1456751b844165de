// The preview's own page: it shows the course in a frame, lets an LMS be pretended beside it, and
// follows each save.

import { makeLms } from "./lms.js"
import { element, find, makePanels } from "./panels.js"

/** @typedef {{language: string, audience: string, company: string, lms: string}} View */
/** @typedef {{severity: string, place: string, code: string, message: string, help: string, href: string}} Finding */
/** @typedef {{problem: string, findings: Finding[]}} Findings */
/** @typedef {{body: string, stored: string, order: string[]}} Change */
/** @typedef {{revision: number, isShown: boolean, isBroken: boolean, course: string, title: string, view: View, choices: Record<keyof View, [value: string, name: string][]>, change: Change | null}} Draft */
/** @typedef {Draft & Findings} Look */
/** @typedef {{kind: "saved"} | ({kind: "findings", view: View, revision: number} & Findings)} News */
/** @typedef {{renew: (change: Change) => boolean, taken: () => string[], stand: () => string, take: (stand: string) => Promise<void>}} Shown */

/** @type {Record<string, string>} */
const words = JSON.parse(find("#words").textContent ?? "{}")
const say = (/** @type {string} */ key) => words[key] ?? key
const VIEW = /** @type {const} */ (["language", "audience", "company", "lms"])
/** What the first of some choices is called. @type {Record<string, string>} */
const FIRST = { company: say("ownCompany"), lms: say("anyLms"), "*": say("allLanguages") }

const form = /** @type {HTMLFormElement} */ (find("[data-choices]"))
const stage = find("[data-frame]")
/** @type {View} */
let view = { language: "", audience: "", company: "", lms: "" }
let revision = 0 // of the page that is shown
let newest = 0 // on disk
let course = ""
let isThere = false // a page to show
let isDue = false // to look again
let pending = "" // where the page that is on its way is going to be put
let offered = "" // what there was to choose from
/** @type {Promise<void>} */
let turn = Promise.resolve()

/** @param {string} name @returns {HTMLSelectElement} */
const select = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name))
const isFollowing = () => /** @type {HTMLInputElement} */ (form.elements.namedItem("follow")).checked
/** @param {number} which */
const address = (which) => `${VIEW.map((name) => encodeURIComponent(view[name] || "-")).join("/")}/${which}`

/** @param {string} text */
const decode = async (text) => {
  const answer = await fetch(`/decode/${address(revision)}`, { method: "POST", body: text }).catch(() => null)
  return answer?.ok ? answer.json() : null
}
const lms = makeLms(() => panels.refresh())
const panels = makePanels(lms, words, decode)

const frame = () => stage.querySelector("iframe")
/** What the page in the frame offers once its script is there; a browser's own page has no document for us. @returns {Shown | undefined} */
const shown = () => /** @type {any} */ (frame()?.contentDocument?.defaultView)?.smcoursePreview

/** The page goes as when a window is closed: it may say its last to the LMS. */
const close = () => frame()?.remove()

/** Open the page of a revision. @param {{at?: number, mode?: "normal" | "review", stand?: string}} [how] */
const launch = ({ at = newest, mode = "normal", stand = "" } = {}) => {
  close()
  if (!isThere) return
  revision = at
  pending = stand
  const record = `smcourse-preview:${course}:${VIEW.map((name) => view[name]).join(":")}`
  lms.launch(record, view.lms, mode)
  const src = `/play/${address(revision)}/index.html`
  const made = /** @type {HTMLIFrameElement} */ (element("iframe", { title: say("course"), src }))
  made.addEventListener("load", async () => {
    made.contentDocument?.defaultView?.addEventListener("pagehide", () => lms.leaving(), true)
    if (select("scheme").value) dress()
    if (stand) await shown()?.take(stand).catch(console.error)
    if (made === frame()) pending = ""
  })
  stage.append(made)
  dress()
  find('[data-do="offline"]').setAttribute("aria-pressed", "false")
  find('[data-do="offline"]').textContent = say("offline")
}

/** Width and colours: a frame cannot be told that the night is preferred, a style sheet can. */
const dress = () => {
  const own = frame()
  if (!own) return
  own.dataset.width = select("width").value
  const sheet = own.contentDocument?.querySelector("link[rel=stylesheet]")
  const wanted = `player.css?scheme=${select("scheme").value}`
  if (sheet && sheet.getAttribute("href") !== wanted) sheet.setAttribute("href", wanted)
}

/** What is on disk, as somebody wants to see it. @type {(wanted?: Partial<View>, more?: Record<string, string>) => Promise<Look>} */
const ask = async (wanted = {}, more = {}) => {
  const answer = await fetch(`/look?${new URLSearchParams({ ...view, ...wanted, ...more })}`)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** @type {(one: View, other: View) => boolean} */
const isSame = (one, other) => VIEW.every((name) => one[name] === other[name])

const modeNow = () => (lms.isReview() ? "review" : "normal")

/** The page that is open becomes that of the newest draft, or is loaded anew and put where it was. @param {Shown} inside @param {Look} found */
const renew = (inside, { change }) => {
  const focused = document.activeElement
  try {
    if (change && !inside.renew(change)) return again() // somebody has gone on meanwhile
    if (change) revision = newest
  } catch (problem) {
    console.error(problem)
    change = null
  }
  if (!change && lms.isOffline()) return tell(say("newer")) // what no LMS has would be lost
  if (!change) return launch({ mode: modeNow(), stand: inside.stand() })
  if (focused instanceof HTMLElement && focused !== frame()) focused.focus({ preventScroll: true })
}

/** Something was saved: the page follows, as far as it can. */
const follow = async () => {
  if (!isDue) return
  isDue = false
  const isOpen = ["running", "lost", "reviewing"].includes(lms.state())
  const inside = isFollowing() && isOpen && !pending ? shown() : undefined
  const isWhole = frame()?.contentDocument?.readyState !== "loading"
  const found = await ask({}, inside && isWhole ? { from: String(revision), taken: inside.taken().join(",") } : {})
  const isAnother = !frame() || found.course !== course || !isSame(found.view, view)
  learn(found)
  if (found.isBroken) showFindings(found) // the others come when all was checked
  if (isAnother) close()
  if (!found.isShown || (found.isBroken && !isAnother)) return
  if (isAnother) launch()
  else if (!isFollowing()) tell(say("newer"))
  else if (inside) renew(inside, found)
  else launch({ mode: modeNow(), stand: pending })
}

const again = () => {
  isDue = true
  void inTurn(follow)
}

/** @param {string} text */
const tell = (text) => {
  const place = find("[data-notice]")
  place.textContent = text
  place.hidden = !text
}

/** What a look has brought, but for the page itself. @param {Look} found */
const learn = (found) => {
  const { problem, isShown, isBroken } = found
  newest = found.revision
  course = found.course
  isThere = isShown
  offer(found)
  tell(problem || (isShown ? (isBroken ? say("asBefore") : "") : say("noPage")))
}

/** @param {Findings} told */
const showFindings = ({ findings, problem }) => {
  if (problem) tell(problem)
  const counts = ["bug", "error", "warning", "note"].flatMap((rank) => {
    const number = findings.filter(({ severity }) => severity === rank).length
    return number ? `${say(rank)}: ${number}` : []
  })
  find("[data-findings]").hidden = !findings.length
  const told = findings.length ? `${say("findings")} · ${counts.join(" · ")}` : ""
  for (const place of ["[data-count]", "[data-said]"]) if (find(place).textContent !== told) find(place).textContent = told
  find("[data-list]").replaceChildren(
    ...findings.map(({ severity, place, code, message, help, href }) =>
      element(
        "li",
        { class: severity },
        element("a", { href }, place), " ", element("b", {}, `${say(severity)}: `), `${message} [${code}]`,
        element("div", { class: "help" }, help),
      ),
    ),
  )
}

/** @param {Look} look */
const offer = ({ choices, title, view: own }) => {
  view = own
  find("[data-title]").textContent = title
  document.title = `${title} · ${say("title")}`
  const now = JSON.stringify(choices)
  for (const name of VIEW) {
    const values = name === "company" || name === "lms" ? [["", ""], ...choices[name]] : choices[name]
    if (now !== offered) {
      select(name).replaceChildren(
        ...values.map(([value = "", called = ""]) => element("option", { value }, value && value !== "*" ? called : (FIRST[value || name] ?? called))),
      )
    }
    select(name).value = view[name]
    find(`label:has([name=${name}])`).hidden = values.length < 2
  }
  offered = now
}

/** Ask for a view and show it. @param {Partial<View>} wanted */
const look = async (wanted) => {
  const found = await ask(wanted)
  close() // with the record of the view before
  learn(found)
  showFindings(found)
  launch()
}

/** One after the other. @param {() => Promise<void> | void} act */
const inTurn = (act) => {
  turn = turn.then(act).catch((problem) => {
    console.error(problem)
    if (!(problem instanceof TypeError)) tell(problem.message) // else nobody is there, as is told already
  })
  return turn
}

/** @type {Record<string, () => Promise<void> | void>} */
const DO = {
  relaunch: () => launch({ at: revision }),
  review: () => launch({ at: revision, mode: "review" }),
  kill: () => {
    lms.kill()
    close()
  },
  offline: () => {
    lms.toggleConnection()
    const button = find('[data-do="offline"]')
    button.setAttribute("aria-pressed", String(lms.isOffline()))
    button.textContent = say(lms.isOffline() ? "online" : "offline")
  },
  upload: () => look({}),
  reset: () => {
    close()
    lms.reset()
    launch({ at: revision })
  },
}
for (const [name, act] of Object.entries(DO)) find(`[data-do="${name}"]`).addEventListener("click", () => void inTurn(act))

form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("change", (event) => {
  const { name, value } = /** @type {HTMLSelectElement} */ (event.target)
  if (VIEW.some((one) => one === name)) void inTurn(() => look({ [name]: value }))
  else if (name === "follow") again()
  else dress()
})
find("[data-panel]").addEventListener("click", () => {
  const panel = find("[data-lms]")
  panel.hidden = !panel.hidden
  find("[data-panel]").setAttribute("aria-expanded", String(!panel.hidden))
  find("[data-panel]").textContent = say(panel.hidden ? "show" : "hide")
})

const news = new EventSource("/events")
news.addEventListener("message", ({ data }) => {
  const event = /** @type {News} */ (JSON.parse(data))
  if (event.kind === "saved") again()
  else void inTurn(() => (event.revision === newest && isSame(event.view, view) ? showFindings(event) : undefined))
})
let isCut = false
news.addEventListener("error", () => {
  isCut = true
  tell(say("gone"))
})
news.addEventListener("open", () => {
  if (isCut) {
    revision = 0 // those of this preview are not those of the one before
    again()
  }
  isCut = false
})
void inTurn(() => look({}))
