// Numbers <-> characters of six bits, all of which every LMS hands back as it got them.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
export const ID_BITS = 30

/** 30 bits of a text (FNV-1a, its upper ones). @param {string} text */
export const hashOf = (text) => {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  return value >>> 2
}

/** @typedef {ReturnType<typeof both>} Bits */

/**
 * What is written and what is read are told in the same words. Each function gives back the value:
 * the one that it was given when writing, whatever stands there when reading. RangeError where
 * nothing stands there.
 * @param {(value: number, width: number) => number} put
 * @param {() => boolean} hasMore
 */
const both = (put, hasMore) => {
  /** @param {unknown} [value] */
  const flag = (value) => put(value ? 1 : 0, 1) === 1
  /** Elias gamma: a number from 1, short where it is small. @param {number} [number] */
  const gamma = (number = 1) => {
    let zeros = 0
    while (!flag(zeros >= 31 - Math.clz32(number))) {
      zeros += 1
      if (zeros > ID_BITS) throw RangeError()
    }
    return 2 ** zeros + put(number & (2 ** zeros - 1), zeros)
  }
  /** From 0 to the most that is kept. @param {number} [most] */
  const upTo = (most = 0, number = 0) => gamma(Math.min(number, most) + 1) - 1
  /** Rice-coded gaps, behind the ids that are known. @type {(ids: number[], known: number[], count: number, parameter: number) => number[]} */
  const rice = (ids, known, count, parameter) => {
    let [id = -1] = known
    while (known.length < count) {
      const gap = (ids[known.length] ?? 0) - id - 1
      let high = 0
      while (flag(gap >> parameter > high)) high += 1
      id += 1 + high * 2 ** parameter + put(gap & (2 ** parameter - 1), parameter)
      if (!(id < 2 ** ID_BITS)) throw RangeError()
      known.push(id)
    }
    return known
  }
  return {
    put,
    flag,
    gamma,
    upTo,
    rice,
    /** Null where nothing is left to read, too. @type {(value: number | null, width: number) => number | null} */
    maybe: (value, width) => (hasMore() && flag(value !== null) ? put(value ?? 0, width) : null),
    /** A sorted set: its size, the first, the others. @param {number[]} ids */
    ids: (ids) => {
      const count = gamma(ids.length)
      const gaps = count - 1
      const [first = 0] = ids
      const room = (ids[gaps] ?? 0) - first - gaps
      let parameter = 0
      while ((room >> parameter) - (room >> (parameter + 1)) > gaps) parameter += 1
      return rice(ids, [put(first, ID_BITS)], count, put(parameter, 5))
    },
  }
}

export const writer = () => {
  let all = ""
  const bits = both(
    (value, width) => {
      if (width) all += value.toString(2).padStart(width, "0")
      return value
    },
    () => true,
  )
  const text = () => all.replace(/.{1,6}/g, (six) => ALPHABET[parseInt(six.padEnd(6, "0"), 2)] ?? "")
  return { ...bits, text }
}

/** One number. @type {(value: number, width: number) => string} */
export const sixes = (value, width) => {
  const bits = writer()
  bits.put(value, width)
  return bits.text()
}

/** Five characters by which a text that was cut or altered is known. @param {string} text */
export const checkValue = (text) => sixes(hashOf(text), ID_BITS)

/** @param {string} body */
export const reader = (body) => {
  let at = 0
  return both(
    (_, width) => {
      let value = 0
      for (const end = at + width; at < end; at += 1) {
        const six = ALPHABET.indexOf(body[at / 6 | 0] ?? "-?")
        if (six < 0) throw RangeError()
        value = (value << 1) | ((six >> (5 - (at % 6))) & 1)
      }
      return value
    },
    () => at < 6 * body.length,
  )
}
