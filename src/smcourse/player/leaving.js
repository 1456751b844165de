// What stands around a course in an LMS: a way out that tells what is saved, and the technical log.

import { makeExitDialog, makeLogDialog } from "./dialogs.js"

/** @type {import("./page.js").Surround} */
export const inLms = ({ host, session, isConnected }, { say, notices, notes, place, stage, goTo }) => {
  /** What leaving means for the record, as a key of `say`. */
  const savedWord = () => {
    const notice = notices.current()
    if (!isConnected()) return "exitUnconnected"
    if (notice === "noticeGone" || notice === "noticeElsewhere") return notice
    if (session().review) return "exitReview"
    if (notice === "noticeFailing") return "exitNotSaved"
    return place() ? "exitSaved" : "exitSavedPlain"
  }
  const dialog = makeExitDialog(say, {
    save: () => host.commit(),
    text: () => {
      const word = savedWord()
      const words = say(word, { lesson: place()?.label ?? "" })
      return { isSafe: word !== "exitNotSaved", words: notes.isLoose() ? `${words} ${say("exitNotes")}` : words }
    },
  })
  makeLogDialog(say, host.log)

  /** The learner confirmed; an end that was not saved is a leave without saving. */
  const finish = () => {
    if (!host.finish()) host.leave()
    dialog.close()
    notices.show("fine")
    goTo(stage.indexOf("closed"))
    if (window.opener) window.close() // a window that the LMS opened goes by itself
  }

  return { ending: { action: "exit", word: say("leave") }, actions: { exit: dialog.open, finish } }
}
