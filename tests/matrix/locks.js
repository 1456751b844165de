/** The locks of one browser (W3C Web Locks): one holder a name, the others wait until they give up. */

/** @typedef {{ signal: AbortSignal }} Waiting */

export const makeLocks = () => {
  /** @type {Map<string, { owner: object, take: () => void }[]>}  the first has it */
  const queues = new Map()
  /** @param {string} name @param {object} one */
  const drop = (name, one) => {
    const [first, ...rest] = queues.get(name) ?? []
    const left = first === one ? rest : [...(first ? [first] : []), ...rest.filter((other) => other !== one)]
    queues.set(name, left)
    if (first === one) left[0]?.take()
  }
  return {
    /** As `navigator.locks` of one page. @param {object} owner */
    of: (owner) => ({
      /** @param {string} name @param {Waiting} waiting @param {() => Promise<unknown>} use */
      request: (name, { signal }, use) =>
        new Promise((resolve, reject) => {
          let isHeld = false
          const one = { owner, take: () => {
            isHeld = true
            use().then((result) => {
              drop(name, one)
              resolve(result)
            })
          } }
          const queue = queues.get(name) ?? []
          queues.set(name, [...queue, one])
          if (!queue.length) one.take()
          signal.addEventListener('abort', () => {
            if (isHeld) return
            drop(name, one)
            reject(new Error('AbortError'))
          })
        }),
    }),
    /** A page is gone: what it had is free. @param {object} owner */
    free: (owner) => {
      for (const [name, queue] of queues) for (const one of queue) if (one.owner === owner) drop(name, one)
    },
  }
}

/** @typedef {ReturnType<typeof makeLocks>} Locks */
