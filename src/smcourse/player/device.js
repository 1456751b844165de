// What a browser keeps for a page, where it does.

/** A sandbox, a private window or a full disk says no: then null. @template T @param {(device: Storage) => T} use @returns {T | null} */
export const onDevice = (use) => {
  try {
    return use(window.localStorage)
  } catch {
    return null
  }
}
