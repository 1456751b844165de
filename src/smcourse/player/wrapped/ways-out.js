// Links that the frame cannot follow. A sandboxed frame shows no PDF, many sites let nobody frame
// them, and a frame has no button to come back by: what is no page of the package gets a window.

const PLAIN = ["", "_self", "_parent", "_top"]

/** @type {(page: Document, home: string) => void} */
export const openOutside = (page, home) => {
  page.addEventListener("click", (event) => {
    const link = /** @type {Element | null} */ (event.target)?.closest?.("a[href]")
    const href = link && /** @type {HTMLAnchorElement} */ (link).href
    if (!link || !href || typeof href !== "string" || !/^https?:/.test(href)) return
    const [path = ""] = href.split(/[?#]/)
    const isPage = path.startsWith(home) && !/\.pdf$/i.test(path)
    if (isPage || !PLAIN.includes(link.getAttribute("target") ?? "")) return
    link.setAttribute("target", "_blank")
    link.setAttribute("rel", "noopener")
  }, true)
}
