// Numbers <-> characters of six bits, all of which every LMS hands back as it got them.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
export const ID_BITS = 30

/** @param {number} count */
const riceParameter = (count) => ID_BITS - (32 - Math.clz32(count - 1))

/** 30 bits of a text (FNV-1a, its upper ones). @param {string} text */
export const hashOf = (text) => {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  return value >>> 2
}

/** Five characters by which a damaged record is known. @param {string} body */
export const checkValue = (body) =>
  [24, 18, 12, 6, 0].map((shift) => ALPHABET[(hashOf(body) >> shift) & 63]).join("")

export const writer = () => {
  /** @type {string[]} */
  const bits = []
  /** @type {(value: number, width: number) => void} */
  const put = (value, width) => {
    bits.push(value.toString(2).padStart(width, "0"))
  }
  return {
    put,
    /** @type {(value: number | null, width: number) => void} */
    maybe: (value, width) => {
      put(value === null ? 0 : 1, 1)
      if (value !== null) put(value, width)
    },
    /** @param {number} number */
    gamma: (number) => put(number, 2 * (32 - Math.clz32(number)) - 1),
    /** @param {number[]} ids */
    rice: (ids) => {
      const parameter = ids.length ? riceParameter(ids.length) : 0
      let before = -1
      for (const id of ids) {
        const gap = id - before - 1
        bits.push("1".repeat(gap >> parameter) + "0")
        if (parameter) put(gap & ((1 << parameter) - 1), parameter)
        before = id
      }
    },
    text: () => {
      const all = bits.join("")
      const sixes = all.padEnd(Math.ceil(all.length / 6) * 6, "0").match(/.{6}/g) ?? []
      return sixes.map((six) => ALPHABET[parseInt(six, 2)]).join("")
    },
  }
}

/** @param {string} body */
export const reader = (body) => {
  let at = 0
  /** @param {number} width */
  const take = (width) => {
    let value = 0
    for (const end = at + width; at < end; at += 1) {
      const six = ALPHABET.indexOf(body[at / 6 | 0] ?? "")
      if (body.length <= (at / 6 | 0) || six < 0) throw new RangeError("the record ends too soon")
      value = (value << 1) | ((six >> (5 - (at % 6))) & 1)
    }
    return value
  }
  return {
    take,
    /** Null where nothing is left to read, too. @param {number} width */
    maybe: (width) => (at < 6 * body.length && take(1) ? take(width) : null),
    gamma: () => {
      let zeros = 0
      while (!take(1)) {
        zeros += 1
        if (zeros > ID_BITS) throw new RangeError("no such number")
      }
      return (1 << zeros) | take(zeros)
    },
    /** @param {number} count */
    rice: (count) => {
      const parameter = count ? Math.max(0, riceParameter(count)) : 0
      /** @type {number[]} */
      const ids = []
      let id = -1
      while (ids.length < count) {
        let high = 0
        while (take(1)) high += 1
        id += 1 + high * 2 ** parameter + take(parameter)
        if (id >= 2 ** ID_BITS) throw new RangeError("no such id")
        ids.push(id)
      }
      return ids
    },
  }
}
