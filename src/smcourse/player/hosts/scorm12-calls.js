// Calling an LMS: every result through String(), every error a code, every call in the log.

/** @typedef {import("./find-api.js").Api} Api */
/** @typedef {import("./find-api.js").Lms} Lms */

const [THROWN, GENERAL] = [-1, 101]
export const NOT_INITIALIZED = 301

/** Codes after which the same call may work later. */
export const TRANSIENT = [THROWN, GENERAL, NOT_INITIALIZED]

/** @param {() => Lms | null} lms */
export const makeCalls = (lms) => {
  /** @type {string[]} */
  const lines = []
  /** What each element was set to last. @type {Map<string, string>} */
  const sent = new Map()

  /** @type {(fn: keyof Api, ...args: string[]) => {result: string, code: number}} */
  const call = (fn, ...args) => {
    let result = ""
    let code = 0
    try {
      const { api, isThere } = /** @type {Lms} */ (lms())
      if (!isThere()) return { result, code: NOT_INITIALIZED }
      // @ts-expect-error each function has its own number of arguments
      result = String(api[fn](...args))
      const isFine = fn === "LMSGetValue" ? result !== "" : result === "true"
      if (!isFine && fn !== "LMSFinish") code = Number(String(api.LMSGetLastError())) || 0
    } catch (problem) {
      code = THROWN
      result = String(problem)
    }
    const shown = args.map((arg) => JSON.stringify(arg)).join(", ")
    const time = new Date().toISOString().slice(11, 23)
    lines.push(`${time} ${fn}(${shown}) -> ${JSON.stringify(result)}${code ? ` [${code}]` : ""}`)
    return { result: code === THROWN ? "" : result, code }
  }

  /** Some LMSs answer "false" and no error although it worked. @type {(element: string, value: string) => number} */
  const set = (element, value) => {
    const { code } = call("LMSSetValue", element, value)
    if (code) sent.delete(element)
    else sent.set(element, value)
    return code
  }

  /** The error code; 0 also for what was said before. @type {(element: string, value: string) => number} */
  const tell = (element, value) => (sent.get(element) === value ? 0 : set(element, value))

  return {
    call,
    set,
    tell,
    /** @param {string} element */
    get: (element) => call("LMSGetValue", element).result,
    /** @type {(element: string, value: string) => boolean} */
    setIfNew: (element, value) => !tell(element, value),
    /** These, or all, will be said again. @param {string[]} [elements] */
    forget: (elements) => {
      for (const element of elements ?? [...sent.keys()]) sent.delete(element)
    },
    log: () => lines,
  }
}
