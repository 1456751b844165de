// One window at a time writes a record. Two that read it when they began would each write over what
// the other wrote; so the second one makes no call, and is there to read.

/** @typedef {import("./types.js").Host} Host */

const LINGERS = 2000 // a page that is being left may be there for a moment longer

/** What a window that came second knows. @type {import("./types.js").Opened} */
export const COPY = { saved: null, status: "incomplete", best: null, review: true, isCopy: true, learner: "", name: "", language: "" }

/**
 * Ask for the one lock of that name (W3C Web Locks). The browser takes it back from a page that is
 * gone, however it went. Where there are no locks, as over http and in some frames, all may write.
 * @param {string} name
 */
export const makeHold = (name) => {
  const waiting = new AbortController()
  let letGo = /** @type {(value?: unknown) => void} */ (() => {})
  /** @type {Promise<boolean>} */
  const isOurs = new Promise((resolve) => {
    if (!navigator.locks) return resolve(true)
    setTimeout(() => waiting.abort(), LINGERS)
    navigator.locks
      .request(name, { signal: waiting.signal }, () => {
        resolve(true)
        return new Promise((done) => (letGo = done))
      })
      .catch(() => resolve(!waiting.signal.aborted))
  })
  return { isOurs, letGo: () => letGo() }
}

/** The host as long as no other window has it. @type {(host: Host, name: string, tell: (notice: "noticeElsewhere") => void) => Host} */
export const inOneWindow = (host, name, tell) => {
  const { isOurs, letGo } = makeHold(name + window.location.pathname)
  const open = async () => {
    if (await isOurs) return host.open()
    tell("noticeElsewhere")
    return COPY
  }
  const finish = () => {
    const isOver = host.finish()
    if (isOver) letGo()
    return isOver
  }
  const leave = () => {
    host.leave()
    letGo()
  }
  return { ...host, open, finish, leave }
}
