/**
 * A course's page without a browser: the joined player runs as it is shipped, from `start` to the
 * host and the record. Only what draws, `makePage`, is a learner of ours who draws nothing.
 */

/** A clock that moves when it is told to. */
export const makeClock = () => {
  let now = Date.UTC(2026, 10, 29, 9)
  let last = 0
  /** @type {{ id: number, at: number, every: number, owner: object, call: () => void }[]} */
  let timers = []
  return {
    now: () => now,
    /** @param {object} owner @param {() => void} call @param {number} wait @param {number} [every] */
    set: (owner, call, wait, every = 0) => {
      last += 1
      timers.push({ id: last, at: now + wait, every, owner, call })
      return last
    },
    /** @param {number} id */
    clear: (id) => {
      timers = timers.filter((timer) => timer.id !== id)
    },
    /** A page is gone, and its timers with it. @param {object} owner */
    drop: (owner) => {
      timers = timers.filter((timer) => timer.owner !== owner)
    },
    /** @param {number} ms */
    pass: async (ms) => {
      const end = now + ms
      for (;;) {
        await settled()
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0]
        if (!due) break
        now = Math.max(now, due.at)
        if (due.every) due.at += due.every
        else timers = timers.filter((timer) => timer !== due)
        due.call()
      }
      now = end
      await settled()
    },
  }
}

/** What waits for a promise has run. */
const settled = async () => {
  for (let i = 0; i < 6; i += 1) await null
}

const GLOBALS = ['world', 'window', 'document', 'navigator', 'HTMLElement', 'setTimeout', 'clearTimeout', 'setInterval', 'Date']

/** The element that holds the course. */
class Block {
  constructor(/** @type {string} */ text) {
    this.textContent = text
  }
}

/** A player that was joined with tests has these, too. */
const MOVES = ['answered', 'answerTo', 'finishedLesson', 'seen', 'visited']
const TEST_MOVES = ['begun', 'handedIn', 'recordOf', 'withPlace', 'withTest']

/** The joined player as a function of its globals. @param {string} joined @param {boolean} isExam */
export const compile = (joined, isExam) => {
  const moves = isExam ? [...MOVES, ...TEST_MOVES] : MOVES
  const seams = joined
    .replace('\nconst makePage = ', '\nconst { makePage } = world\nconst drawnPage = ')
    .replace('\nstart(courseHost', `\nworld.moves = { ${moves.join(', ')} }\nstart(courseHost`)
  if (seams.split('world').length !== 3) throw new Error('the joined player has no such seams')
  return new Function(...GLOBALS, seams)
}

/**
 * @param {object} options
 * @param {Function} options.player  compiled
 * @param {string} options.course    its JSON block
 * @param {ReturnType<typeof makeClock>} options.clock
 * @param {Record<string, unknown>} options.around  `API`, `parent`, `opener` of its window
 * @param {import('./locks.js').Locks} [options.locks]  of its browser; it may have none
 */
export const openPage = ({ player, course, clock, around, locks }) => {
  const owner = {}
  /** @type {Record<string, ((event: object) => void)[]>} */
  const listeners = {}
  let isAlive = true
  const listen = (/** @type {string} */ name, /** @type {(event: object) => void} */ call) => {
    ;(listeners[name] ??= []).push(call)
  }
  const happens = (/** @type {string} */ name, event = {}) => {
    if (isAlive) for (const call of listeners[name] ?? []) call(event)
  }
  class FakeDate extends Date {
    constructor(/** @type {any[]} */ ...given) {
      // @ts-expect-error a Date takes what it is given
      super(...(given.length ? given : [clock.now()]))
    }
    static now() {
      return clock.now()
    }
  }
  const document = {
    visibilityState: 'visible',
    readyState: 'complete',
    addEventListener: listen,
    querySelector: (/** @type {string} */ selector) => (selector === '#sm-course' ? new Block(course) : null),
  }
  const location = { pathname: '/package/index.html' }
  const window = { addEventListener: listen, document, location, closed: false, ...around }
  window.parent ??= window
  /** @type {any} */
  const world = {}
  /** @type {string[]} */
  const notices = []
  let resumed = 0
  world.makePage = (/** @type {any} */ data, /** @type {any} */ desk) => {
    world.course = data
    world.desk = desk
    const place = () => {
      const kept = desk.session().snapshot.place
      const lesson = kept && data.lessons.find((/** @type {any} */ one) => one.state === kept.lesson)
      return lesson ? { lesson, step: kept.step } : null
    }
    return {
      here: () => ({ lesson: null }),
      pagesAhead: () => [],
      place,
      tell: (/** @type {string} */ notice) => notices.push(notice),
      act: () => {},
      press: () => {},
      resume: () => {
        resumed += 1
      },
    }
  }
  const navigator = locks ? { locks: locks.of(owner) } : {}
  player(
    world,
    window,
    document,
    navigator,
    Block,
    (/** @type {() => void} */ call, /** @type {number} */ wait = 0) => clock.set(owner, call, wait),
    clock.clear,
    (/** @type {() => void} */ call, /** @type {number} */ wait) => clock.set(owner, call, wait, wait),
    FakeDate,
  )
  return {
    world,
    window,
    notices,
    isResumed: () => resumed > 0,
    isAlive: () => isAlive,
    hide: () => {
      document.visibilityState = 'hidden'
      happens('visibilitychange')
    },
    show: () => {
      document.visibilityState = 'visible'
      happens('visibilitychange')
    },
    /** @param {boolean} persisted */
    leave: (persisted) => {
      happens('pagehide', { persisted })
      document.visibilityState = 'hidden'
      happens('visibilitychange')
    },
    comeBack: () => {
      document.visibilityState = 'visible'
      happens('pageshow', { persisted: true })
      happens('visibilitychange')
    },
    /** No event, no timer, nothing. */
    kill: () => {
      isAlive = false
      clock.drop(owner)
      locks?.free(owner)
    },
  }
}

/** @typedef {ReturnType<typeof openPage>} Page */
