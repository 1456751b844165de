// The page's JSON block -> the course as the player knows it. What goes without saying is not
// written there.

/** @typedef {import("./types.js").CourseData} CourseData */

/**
 * @typedef {object} WrittenQuestion
 * @property {string} id
 * @property {number} state
 * @property {number} print
 * @property {number} step
 * @property {number[]} [was]
 * @property {number[]} [alike]
 * @property {false} [record]
 * @property {number} [points]   1 where nothing is said
 */

/**
 * @typedef {object} WrittenLesson
 * @property {string} id
 * @property {number} state
 * @property {string} label
 * @property {number} steps
 * @property {number[]} [was]
 * @property {false} [record]
 * @property {number} [minutes]
 * @property {WrittenQuestion[]} [questions]
 */

/** @typedef {{id: string, label?: string, lessons: WrittenLesson[]}} WrittenModule */

/** @param {string} text @returns {CourseData} */
export const readCourse = (text) => {
  const written = JSON.parse(text)
  const modules = /** @type {WrittenModule[]} */ (written.modules)
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson) => ({
      was: [],
      record: true,
      minutes: 0,
      ...lesson,
      module: module.id,
      questions: (lesson.questions ?? []).map(({ id }) => id),
    })),
  )
  const questions = modules
    .flatMap((module) => module.lessons.flatMap((lesson) => lesson.questions ?? []))
    .map((question) => ({ was: [], alike: [], record: true, points: 1, ...question }))
  return {
    languages: [],
    ...written,
    modules: modules.map(({ id, label, lessons: own }) => ({
      id,
      label: label ?? "",
      lessons: own.map((lesson) => lesson.id),
    })),
    lessons,
    questions,
  }
}
