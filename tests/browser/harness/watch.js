// Runs in every frame before the page's own script: tells the LMS's page when the content hides
// or goes, before the content hears of it itself.

const attempt = (look) => {
  try {
    return look() ?? null
  } catch {
    return null
  }
}
const isOfPackage = (view) => attempt(() => view.location.pathname.startsWith("/package/"))

// Not what the package shows in frames of its own.
if (isOfPackage(window) && (window.parent === window || !isOfPackage(window.parent))) {
  // Found once: a window that is being closed has no opener any more.
  const harness = attempt(() => window.top.harness) ?? attempt(() => window.opener.harness)
  harness?.entered(window)
  window.addEventListener("pagehide", () => attempt(() => harness.leaving()), true) // it may be gone
  window.addEventListener("pageshow", (event) => {
    window.smShownFromCache = event.persisted
  })
  document.addEventListener(
    "visibilitychange",
    () => attempt(() => (document.visibilityState === "hidden" ? harness.leaving() : harness.stayed())),
    true,
  )
  document.addEventListener("securitypolicyviolation", (event) => {
    harness?.violated(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
  })

  /** Playwright keeps every page visible, so hiding is told rather than done. */
  window.smHide = (isHidden) => {
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (isHidden ? "hidden" : "visible"),
    })
    document.dispatchEvent(new Event("visibilitychange"))
  }
}
