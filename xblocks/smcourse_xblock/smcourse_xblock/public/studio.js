// The editor of a question in Studio: what is wrong is told while one writes, and what learners will see.
window.SmcourseStudio = function (runtime, block, given) {
  const root = (block[0] ?? block).querySelector(".smcourse-studio")
  const field = (name) => root.querySelector(`[name=${name}]`)
  const found = root.querySelector("[data-found]")
  const preview = root.querySelector("[data-preview]")
  const WAIT = 300 // ms after the last key
  const { told: first, words } = JSON.parse(given.json)
  let timer = 0
  let asked = 0

  const show = (told) => {
    const lines = told.found.map(({ line, column, message, help, code }) => {
      const item = document.createElement("li")
      item.textContent = `${line}:${column} ${message}${help ? `: ${help}` : ""} [${code}]`
      return item
    })
    if (!told.isOne) {
      const item = document.createElement("li")
      item.textContent = words.one
      lines.push(item)
    }
    found.replaceChildren(...lines)
    preview.replaceChildren()
    if (!told.preview) return
    const host = document.createElement("div")
    host.setAttribute("data-smcourse", "")
    preview.append(host)
    smcourse.startQuestion(runtime, preview, told.preview)
  }

  const post = (name, body) =>
    $.ajax({ type: "POST", url: runtime.handlerUrl(block, name), data: JSON.stringify(body), contentType: "application/json", dataType: "json" })

  const fail = ({ responseJSON }) => {
    const message = responseJSON?.error ?? words.failed
    if (runtime.notify) runtime.notify("error", { title: "smcourse", message })
    const item = document.createElement("li")
    item.textContent = message
    found.replaceChildren(item)
  }

  field("markdown").addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const turn = (asked += 1)
      post("studio_read", { markdown: field("markdown").value }).done((told) => turn === asked && show(told)).fail(fail)
    }, WAIT)
  })

  root.querySelector(".save-button").addEventListener("click", () => {
    const names = ["markdown", "display_name", "weight", "max_attempts"]
    const body = Object.fromEntries(names.map((name) => [name, field(name).value]))
    runtime.notify?.("save", { state: "start" })
    post("studio_submit", body)
      .done((told) => {
        show(told)
        runtime.notify?.("save", { state: "end" })
      })
      .fail(fail)
  })
  root.querySelector(".cancel-button").addEventListener("click", () => runtime.notify?.("cancel", {}))
  show(first)
}
