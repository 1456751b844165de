// A scenario: moments that decisions lead through. What was decided stays above, with what it brought
// about, and may be taken back from there.

import { element, fill } from "../html.js"

/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").Moment} Moment */
/** @typedef {import("../types.js").Response} Response */
/** @typedef {import("../types.js").Way} Way */

const BEST = 3

/** The moments of a path with what was decided there, as far as the decisions exist. @type {(payload: Payload, response: Response) => [Moment, Way][]} */
const pathOf = ({ nodes }, response) => {
  /** @type {Moment | undefined} */
  let moment = nodes[0]
  return response.flatMap((id) => {
    const here = moment
    const way = here?.ways.find((one) => one.id === id)
    moment = nodes.find((one) => one.id === way?.to)
    return here && way ? [/** @type {[Moment, Way]} */ ([here, way])] : []
  })
}

/** Where a path has come to. @type {(payload: Payload, response: Response) => Moment | undefined} */
const endOf = (payload, response) => {
  const last = pathOf(payload, response).pop()
  return last ? payload.nodes.find(({ id }) => id === last[1].to) : payload.nodes[0]
}

/** How good each decision was. @type {(payload: Payload, response: Response) => number[]} */
const qualitiesOf = (payload, response) =>
  pathOf(payload, response).map(([moment, way]) => payload.key.quality?.[moment.id]?.[way.id] ?? 0)

/** The ids of a moment's ways, in an order that stays when they move. @param {Moment} moment */
const sortedWays = ({ ways }) => ways.map(({ id }) => id).sort()

/** @param {Payload} payload */
const baseOf = ({ nodes }) => Math.max(...nodes.map(({ ways }) => ways.length)) + 1

/** @type {import("./kinds.js").Kind["draw"]} */
const drawScenario = (payload, say, name) => {
  const trail = element("ol", { class: "sm-trail" })
  const place = element("div")
  const el = element("div", {}, trail, place)
  /** What is decided; what is chosen and not decided yet is in the inputs. @type {string[]} */
  let path = []
  /** @type {HTMLInputElement[]} */
  let inputs = []
  const chosen = () => inputs.filter(({ checked }) => checked).map(({ value }) => value)

  /** @type {(moment: Moment, id?: string) => HTMLElement[]} */
  const tell = ({ title, html }, id) => [
    fill(element("p", { class: "sm-moment", ...(id ? { id, tabindex: "-1" } : {}) }), title),
    fill(element("div"), html),
  ]

  /** @type {(step: [Moment, Way], i: number, isOver: boolean) => HTMLElement} */
  const drawStep = ([moment, way], i, isOver) => {
    const label = element("b", {}, say("named", { x: say("decision") }))
    const decided = element("p", {}, label, " ", fill(element("span"), way.html))
    const brought = payload.key.feedback[`${moment.id}.${way.id}`]
    const called = `${say("named", { x: say("decideAgain") })} ${fill(element("p"), moment.title).textContent}`
    const back = element("button", { class: "sm-link", type: "button", value: String(i), "aria-label": called }, say("decideAgain"))
    return element("li", {}, ...tell(moment), decided, Boolean(brought) && fill(element("div"), brought ?? ""), !isOver && back)
  }

  /** @param {boolean} isOver */
  const draw = (isOver) => {
    const here = endOf(payload, path)
    trail.replaceChildren(...pathOf(payload, path).map((step, i) => drawStep(step, i, isOver)))
    place.replaceChildren(...(here ? tell(here, `${name}-m`) : []))
    const rows = (here?.ways ?? []).map(({ id, html }) => {
      const input = element("input", { type: "radio", name, value: id })
      return { input, row: element("label", { class: "sm-opt" }, input, fill(element("span"), html)) }
    })
    inputs = rows.map(({ input }) => input)
    const group = { class: "sm-opts", role: "radiogroup", "aria-labelledby": `${name}-m` }
    if (rows.length) place.append(element("div", group, ...rows.map(({ row }) => row)))
  }

  /** Decided as far as here. @param {string[]} decided */
  const goTo = (decided) => {
    path = decided
    draw(false)
    el.dispatchEvent(new Event("change", { bubbles: true }))
  }

  /** To what is new: what the last decision brought about, then the moment it led to. */
  const show = () => {
    const title = /** @type {HTMLElement | null} */ (place.firstElementChild)
    title?.focus({ preventScroll: true })
    ;(trail.lastElementChild?.querySelector("b") ?? title)?.scrollIntoView()
  }

  trail.addEventListener("click", ({ target }) => {
    const back = /** @type {Element} */ (target).closest("button")
    if (!back) return
    goTo(path.slice(0, Number(back.value)))
    show()
  })
  draw(false)

  return {
    el,
    read: () => path,
    missing: () => [inputs.length && !chosen().length ? "missing" : "", 1],
    focus: () => inputs[0]?.focus(),
    goesOn: () => {
      goTo([...path, ...chosen()])
      if (!inputs.length) return false
      show()
      return true
    },
    // All may be decided otherwise, whatever came of it.
    settle: (view) => ({ ...view, isOver: view.standing === "shown", offer: view.standing === "shown" ? view.offer : "" }),
    update: ({ standing, response, isOver }) => {
      const wanted = standing === "shown" ? payload.key.right : response
      if (standing === "open" && wanted.join() === path.join()) return // what is chosen stays
      path = pathOf(payload, wanted).map(([, way]) => way.id)
      draw(isOver)
    },
  }
}

/** Each decision by its moment and its letter, and how good the path is: 3, 1 or 0. @type {(payload: Payload, response: Response) => string} */
const reported = (payload, response) => {
  const decisions = pathOf(payload, response).map(([moment, { letter }]) => `${moment.id}.${letter}`)
  return `${decisions.join(",").slice(0, 250)}=${[0, 0, 1, BEST][gradePath(payload, response)]}`
}

/** Right: best decisions only. In part: the last one did no harm. @type {import("./kinds.js").Kind["grade"]} */
const gradePath = (payload, response) => {
  const qualities = qualitiesOf(payload, response)
  const end = endOf(payload, response)
  if (!response.length || qualities.length < response.length || !end || end.ways.length) return 1
  if (qualities.every((quality) => quality === BEST)) return 3
  return qualities[qualities.length - 1] ? 2 : 1
}

/** @type {import("./kinds.js").Kind} */
export const SCENARIO = {
  draw: drawScenario,
  how: () => "scenarioHow",
  grade: gradePath,
  // A digit for each decision, the first the least: its place among the sorted ones, from 1.
  codeOf: (payload, response) => {
    const path = pathOf(payload, response)
    if (path.length !== response.length) return 0
    const base = baseOf(payload)
    return path.reduceRight((code, [moment, { id }]) => code * base + sortedWays(moment).indexOf(id) + 1, 0)
  },
  responseOf: (payload, code) => {
    const base = baseOf(payload)
    /** @type {string[]} */
    const given = []
    for (let rest = code; rest > 0; rest = Math.floor(rest / base)) {
      const moment = endOf(payload, given)
      const id = moment && sortedWays(moment)[(rest % base) - 1]
      if (!id) return []
      given.push(id)
    }
    return given
  },
  answer: ({ key }) => key.right,
  remarks: () => [],
  partly: (payload, response, say) => {
    const qualities = qualitiesOf(payload, response)
    return say("partPath", { n: qualities.filter((quality) => quality === BEST).length, m: qualities.length })
  },
  lines: (payload, response) => pathOf(payload, response).map(([, { html }]) => html),
  report: (payload, response) => ["performance", reported(payload, response), reported(payload, payload.key.right)],
  parts: (payload, response) =>
    pathOf(payload, response).map(([moment, { id, letter }]) => {
      const good = payload.key.quality?.[moment.id] ?? {}
      const best = moment.ways.filter((way) => good[way.id] === Math.max(...Object.values(good)))
      const right = best.find((way) => way.id === id) ?? best[0]
      return { name: moment.id, reported: ["choice", letter, right?.letter ?? ""], right: right?.id === id }
    }),
  check: "decide",
  words: { right: "pathBest", part: "pathRepaired", wrong: "pathHarmful" },
  isFree: true,
}
