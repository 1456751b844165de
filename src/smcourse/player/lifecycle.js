// The only file that knows how a page is hidden, left and brought back.

/**
 * `unload` and `beforeunload` are never used: they are being switched off, and an LMS that listens
 * to them itself ends the session before us. When a page goes, `pagehide` comes before the last
 * `visibilitychange`; the host finishes at the first and finds nothing left to do at the second.
 * @param {Pick<import("./types.js").Host, "hide" | "leave" | "back">} host
 */
export const followLifecycle = (host) => {
  document.addEventListener("visibilitychange", () => host.hide(document.visibilityState === "hidden"))
  window.addEventListener("pagehide", () => host.leave())
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) host.back()
  })
}
