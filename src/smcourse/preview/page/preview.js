// The preview's own page: it shows the course in a frame, lets an LMS be pretended beside it, and
// follows each save.

import { makeLms } from "./lms.js"
import { element, find, makePanels } from "./panels.js"

/** @typedef {{language: string, audience: string, company: string, lms: string}} View */
/** @typedef {{severity: string, place: string, code: string, message: string, help: string, href: string}} Finding */
/** @typedef {{revision: number, isShown: boolean, isBroken: boolean, course: string}} Draft */
/** @typedef {{problem: string, findings: Finding[]}} Findings */
/** @typedef {Draft & Findings & {view: View, title: string, choices: Record<keyof View, string[]>}} Look */
/** @typedef {{revision: number, isReload?: true, body: string, stored: string, order: string[]}} Change */
/** @typedef {{renew: (change: Change) => void, taken: () => string[]}} Shown */

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
let isWaiting = false // for a page that there is not yet
/** @type {Promise<void>} */
let turn = Promise.resolve()

/** @param {string} name @returns {HTMLSelectElement} */
const select = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name))
const isFollowing = () => /** @type {HTMLInputElement} */ (form.elements.namedItem("follow")).checked
/** @param {number} which */
const address = (which) => `${VIEW.map((name) => encodeURIComponent(view[name] || "-")).join("/")}/${which}`

/** @param {string} text */
const decode = async (text) => {
  const answer = await fetch(`/decode/${address(revision)}`, { method: "POST", body: text })
  return answer.ok ? answer.json() : null
}
const lms = makeLms(() => panels.refresh())
const panels = makePanels(lms, words, decode)

const frame = () => stage.querySelector("iframe")
/** What the page in the frame offers. @returns {Shown | undefined} */
const shown = () => /** @type {any} */ (frame()?.contentWindow)?.smcoursePreview

/** The page goes as when a window is closed: it may say its last to the LMS. */
const close = () => frame()?.remove()

/** Open the page of a revision. @param {"normal" | "review"} [mode] */
const launch = (mode = "normal") => {
  close()
  revision = newest
  const record = `smcourse-preview:${course}:${VIEW.map((name) => view[name]).join(":")}`
  lms.launch(record, view.lms, mode)
  const made = element("iframe", { title: say("course"), src: `/play/${address(revision)}/index.html` })
  made.addEventListener("load", () => {
    const inside = /** @type {HTMLIFrameElement} */ (made).contentWindow
    inside?.addEventListener("pagehide", () => lms.leaving(), true)
    if (select("scheme").value) dress()
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

/** The page that is open becomes that of the newest draft, or is loaded anew. */
const renew = async () => {
  const inside = shown()
  const isOpen = lms.state() === "running" || lms.state() === "lost" || lms.state() === "reviewing"
  if (!inside || !isOpen) return launch(lms.isReview() ? "review" : "normal")
  const taken = inside.taken().map(encodeURIComponent).join(",")
  const answer = await fetch(`/change/${address(revision)}?taken=${taken}`)
  const change = /** @type {Change} */ (await answer.json())
  newest = change.revision
  if (change.isReload) return launch(lms.isReview() ? "review" : "normal")
  inside.renew(change)
  revision = newest
  document.documentElement.dataset.revision = String(revision)
}

/** @param {Draft & Findings} draft */
const follow = async (draft) => {
  newest = draft.revision
  course = draft.course
  notice(draft)
  if (draft.isBroken) showFindings(draft) // the others come when all was checked
  if (draft.isBroken || !draft.isShown) return
  if (isWaiting) {
    isWaiting = false
    launch()
  } else if (isFollowing()) {
    await renew()
  } else {
    tell(say("newer"))
  }
}

/** @param {string} text */
const tell = (text) => {
  const place = find("[data-notice]")
  place.textContent = text
  place.hidden = !text
}

/** @param {Draft & Findings} draft */
const notice = ({ problem, isShown, isBroken }) => tell(problem || (isShown ? (isBroken ? say("asBefore") : "") : say("noPage")))

/** @param {Findings} told */
const showFindings = ({ findings }) => {
  const counts = ["bug", "error", "warning", "note"].flatMap((rank) => {
    const number = findings.filter(({ severity }) => severity === rank).length
    return number ? `${say(rank)}: ${number}` : []
  })
  find("[data-findings]").hidden = !findings.length
  find("[data-count]").textContent = `${say("findings")} · ${counts.join(" · ")}`
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
  for (const name of VIEW) {
    const values = name === "company" || name === "lms" ? ["", ...choices[name]] : choices[name]
    select(name).replaceChildren(
      ...values.map((value) => element("option", { value }, FIRST[value || name] ?? value)),
    )
    select(name).value = view[name]
    find(`label:has([name=${name}])`).hidden = values.length < 2
  }
}

/** Ask for a view and show it. @param {Partial<View>} wanted */
const look = async (wanted) => {
  const query = new URLSearchParams({ ...view, ...wanted })
  const found = /** @type {Look} */ (await (await fetch(`/look?${query}`)).json())
  close() // with the record of the view before
  offer(found)
  newest = found.revision
  course = found.course
  isWaiting = !found.isShown
  notice(found)
  showFindings(found)
  if (found.isShown) launch()
}

/** One after the other. @param {() => Promise<void> | void} act */
const inTurn = (act) => {
  turn = turn.then(act).catch((problem) => {
    console.error(problem)
    launch() // whatever it was, a page that is loaded anew is right
  })
  return turn
}

/** @type {Record<string, () => void>} */
const DO = {
  relaunch: () => {
    newest = revision
    launch()
  },
  review: () => {
    newest = revision
    launch("review")
  },
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
  upload: () => void look({}),
  reset: () => {
    close()
    lms.reset()
    launch()
  },
}
for (const [name, act] of Object.entries(DO)) find(`[data-do="${name}"]`).addEventListener("click", () => void inTurn(act))

form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("change", (event) => {
  const { name, value } = /** @type {HTMLSelectElement} */ (event.target)
  if (VIEW.some((one) => one === name)) void inTurn(() => look({ [name]: value }))
  else if (name === "follow") void inTurn(() => (isFollowing() && newest !== revision ? renew() : undefined))
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
  const event = JSON.parse(data)
  void inTurn(() => (event.kind === "draft" ? follow(event) : showFindings(event)))
})
let isCut = false
news.addEventListener("error", () => {
  isCut = true
  tell(say("gone"))
})
news.addEventListener("open", () => {
  if (isCut) void inTurn(() => look({}))
  isCut = false
})
void inTurn(() => look({}))
