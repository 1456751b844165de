// What a course with tests adds to the rest of the player.

import { element, find } from "../html.js"
import { makeTesting } from "./testing.js"

/** @typedef {import("../types.js").CourseData} CourseData */
/** @typedef {import("../types.js").TestData} TestData */

/** Those at the end of the course, or those before it. @type {(course: CourseData, isFinal: boolean) => TestData[]} */
const some = (course, isFinal) => course.tests.filter((test) => test.isFinal === isFinal)

/** Before it, each item, handing in, and a repair. @type {(course: CourseData, isFinal: boolean) => import("../stage.js").Stop[]} */
const testStops = (course, isFinal) =>
  some(course, isFinal).flatMap((test) =>
    Array.from({ length: test.length + 3 }, (_, step) => ({
      kind: "test",
      name: `sm-test-${test.id}`,
      lesson: null,
      step,
      question: null,
      test,
    })),
  )

/**
 * Rows of the menu, each with the best result.
 * @type {(course: CourseData, isFinal: boolean, row: (target: string, label: string) => (now: import("../menu.js").Now) => HTMLElement | null, say: import("../words.js").Say) => import("../menu.js").Entry[]}
 */
const testRows = (course, isFinal, row, say) =>
  some(course, isFinal).map(({ id, label, state }) => {
    const own = row(`@test-${id}`, label)
    return (now) => {
      const button = own(now)
      const best = now.session.snapshot.tests.get(state)?.best
      if (button && typeof best === "number") find("small", button).textContent = say("percent", { n: best })
    }
  })

/** Final tests that are not passed, a way to each; a new one was not handed in yet. @param {import("../session.js").Session} session */
const openTests = ({ course, snapshot }) =>
  some(course, true).flatMap(({ id, label, state }) => {
    const record = snapshot.tests.get(state)
    const button = element("button", { class: "sm-btn sm-quiet", type: "button", "data-sm-goto": `@test-${id}` }, label)
    return record?.isPassed ? [] : [{ isNew: !record?.attempts, link: element("p", { class: "sm-row" }, button) }]
  })

export const TESTS = { make: makeTesting, stopsOf: testStops, rows: testRows, open: openTests }
