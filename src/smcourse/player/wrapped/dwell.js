// Something is in view for a moment: longer than it takes to open it by mistake.

const MOMENT = 2000
const STEP = 250

/** Calls back once the page was visible for a moment in all. @param {() => void} onSeen */
export const makeDwell = (onSeen) => {
  let seen = 0
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer
  const step = () => {
    if (document.visibilityState !== "hidden") seen += STEP
    if (seen < MOMENT) return
    clearInterval(timer)
    onSeen()
  }
  return {
    /** From the beginning. */
    start: () => {
      clearInterval(timer)
      seen = 0
      timer = setInterval(step, STEP)
    },
    stop: () => clearInterval(timer),
  }
}
