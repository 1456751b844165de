// The settings of a test in Studio.
window.SmcourseStudioTest = function (runtime, block, { failed }) {
  const root = (block[0] ?? block).querySelector(".smcourse-studio")
  root.querySelector(".save-button").addEventListener("click", () => {
    const names = ["display_name", "weight", "max_attempts"]
    const body = Object.fromEntries(names.map((name) => [name, root.querySelector(`[name=${name}]`).value]))
    runtime.notify?.("save", { state: "start" })
    $.ajax({ type: "POST", url: runtime.handlerUrl(block, "studio_submit"), data: JSON.stringify(body), contentType: "application/json", dataType: "json" })
      .done(() => runtime.notify?.("save", { state: "end" }))
      .fail(({ responseJSON }) => runtime.notify?.("error", { title: "smcourse", message: responseJSON?.error ?? failed }))
  })
  root.querySelector(".cancel-button").addEventListener("click", () => runtime.notify?.("cancel", {}))
}
