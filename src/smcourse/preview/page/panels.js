// What the pretend LMS has heard and kept, as tables.

/** @typedef {ReturnType<typeof import("./lms.js").makeLms>} Lms */
/** @typedef {Record<string, string>} Words */

const PANELS = /** @type {const} */ (["calls", "record", "decoded", "objections"])
const MOST_ROWS = 500

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement} */
export const find = (selector, within = document) => {
  const found = within.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`nothing is ${selector}`)
  return found
}

/** @param {string} name @param {Record<string, string>} [attributes] @param {...(string | Node)} inside */
export const element = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}

/** @param {string[]} heads @param {(string | {bad: string})[][]} rows @param {string} [look] */
const table = (heads, rows, look = "") => {
  const head = element("tr", {}, ...heads.map((word) => element("th", { scope: "col" }, word)))
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((cell) => (typeof cell === "string" ? element("td", {}, cell) : element("td", { class: "bad" }, cell.bad)))),
  )
  return element("table", { class: look }, element("thead", {}, head), element("tbody", {}, ...body))
}

/** The tabs, and what they show of an LMS. @param {Lms} lms @param {Words} words @param {(text: string) => Promise<{notice: string, length: number, limit: number, rows: string[][]} | null>} decode */
export const makePanels = (lms, words, decode) => {
  /** @type {typeof PANELS[number]} */
  let shown = "calls"
  let isDue = false
  let drawings = 0
  const say = (/** @type {string} */ key) => words[key] ?? key

  const drawCalls = () => {
    const rows = lms.calls().slice(-MOST_ROWS).reverse().map(({ n, fn, args, result, code, why }) => [
      String(n),
      `${fn}(${args.map((one) => JSON.stringify(one)).join(", ")})`,
      result,
      code === "0" ? "" : { bad: `${code} ${why}` },
    ])
    return table(["#", say("call"), say("result"), say("fault")], rows)
  }

  const drawRecord = () => {
    const [values, record] = [lms.values(), lms.record()]
    const names = [...new Set([...Object.keys(record), ...Object.keys(values)])].sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    const rows = names.map((name) => {
      const [value, kept] = [values[name] ?? "", record[name] ?? ""]
      return [name, value || kept, !(name in values) || value === kept ? "✓" : { bad: kept || "–" }]
    })
    return table([say("element"), say("value"), say("saved")], rows, "record")
  }

  const drawDecoded = async () => {
    const text = lms.values()["cmi.suspend_data"] ?? lms.record()["cmi.suspend_data"] ?? ""
    const read = text ? await decode(text) : null
    if (!read) return null
    const size = say("characters").replace("{count}", String(read.length)).replace("{limit}", String(read.limit))
    const rows = table([say("what"), say("which"), say("kept")], read.rows)
    return element("div", {}, element("p", {}, `${size} · ${read.notice}`), rows)
  }

  const drawObjections = () => {
    const rows = lms.objections().map(({ n, rule, text }) => [String(n), rule, { bad: text }])
    return rows.length ? table(["#", say("what"), say("fault")], rows) : null
  }

  const DRAWN = { calls: drawCalls, record: drawRecord, decoded: drawDecoded, objections: drawObjections }

  const draw = async () => {
    isDue = false
    const name = shown
    const own = (drawings += 1)
    const drawn = await DRAWN[name]()
    if (own === drawings) find(`#panel-${name}`).replaceChildren(drawn ?? say("nothing"))
    find('[data-number="calls"]').textContent = String(lms.calls().length || "")
    find('[data-number="objections"]').textContent = String(lms.objections().length || "")
    const state = lms.state()
    find("[data-state]").textContent = state ? `· ${say(state)}` : ""
  }

  /** @param {typeof PANELS[number]} name */
  const show = (name) => {
    shown = name
    for (const one of PANELS) {
      const tab = find(`#tab-${one}`)
      tab.setAttribute("aria-selected", String(one === name))
      tab.tabIndex = one === name ? 0 : -1
      find(`#panel-${one}`).hidden = one !== name
    }
    void draw()
  }

  for (const name of PANELS) find(`#tab-${name}`).addEventListener("click", () => show(name))
  find("[role=tablist]").addEventListener("keydown", (event) => {
    const [at, last] = [PANELS.indexOf(shown), PANELS.length - 1]
    const to = { ArrowRight: at + 1, ArrowLeft: at + last, Home: 0, End: last }[event.key]
    const next = to === undefined ? undefined : PANELS[to % PANELS.length]
    if (!next) return
    event.preventDefault()
    show(next)
    find(`#tab-${next}`).focus()
  })

  return {
    /** Soon, and once for many calls. */
    refresh: () => {
      if (isDue) return
      isDue = true
      requestAnimationFrame(() => void draw())
    },
  }
}
