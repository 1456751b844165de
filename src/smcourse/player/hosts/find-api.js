// Where the LMS put its SCORM 1.2 API (RTE 3.3.6.1): up from this window, then from its opener.

/**
 * @typedef {object} Api
 * @property {(empty: "") => unknown} LMSInitialize
 * @property {(empty: "") => unknown} LMSFinish
 * @property {(element: string) => unknown} LMSGetValue
 * @property {(element: string, value: string) => unknown} LMSSetValue
 * @property {(empty: "") => unknown} LMSCommit
 * @property {() => unknown} LMSGetLastError
 */

/**
 * @typedef {object} Lms
 * @property {Api} api
 * @property {() => boolean} isThere   false once its page was closed or left: it would still answer
 */

const HOPS = 500

/**
 * Bottom-up, since a walk from the top crosses origins; each step may throw there.
 * @param {Window} start
 * @returns {Lms | null}
 */
const findApi = (start) => {
  const beginnings = [() => start, () => start.opener, () => start.top?.opener]
  for (const beginning of beginnings) {
    let frame = attempt(beginning)
    for (let hop = 0; frame && hop < HOPS; hop += 1) {
      const here = frame
      const api = attempt(() => here.API)
      if (api && attempt(() => api.LMSInitialize)) {
        const page = here.document
        return { api, isThere: () => !here.closed && attempt(() => here.document) === page }
      }
      const parent = attempt(() => here.parent)
      frame = parent === here ? null : parent
    }
  }
  return null
}

/**
 * Some players load the content before the API: look often for `patience` ms, then now and then.
 * @param {Window} start
 * @param {{patience: number, despair: number, onPatienceLost: () => void}} limits
 * @returns {Promise<Lms | null>}
 */
export const awaitApi = (start, { patience, despair, onPatienceLost }) => {
  const found = findApi(start)
  if (found) return Promise.resolve(found)
  return new Promise((resolve) => {
    const began = Date.now()
    let isPatient = true
    const look = () => {
      const lms = findApi(start)
      const waited = Date.now() - began
      if (lms || waited > despair) {
        resolve(lms)
        return
      }
      if (isPatient && waited > patience) {
        isPatient = false
        onPatienceLost()
      }
      setTimeout(look, isPatient ? 100 : 2000)
    }
    setTimeout(look, 100)
  })
}

/** @param {() => any} read */
const attempt = (read) => {
  try {
    return read()
  } catch {
    return null
  }
}
