// An opinion: one of some options, none of them right.

import { CHOICE } from "./choice.js"
import { drawChanging } from "./neutral.js"

/** @type {import("./kinds.js").Kind} */
export const SURVEY = {
  ...CHOICE,
  draw: (payload, say, name) => {
    const body = drawChanging(payload, say, name)
    return { ...body, missing: () => [body.missing()[0] && "missingSave", 1] }
  },
  grade: ({ options }, response) =>
    response.length === 1 && options.some(({ id }) => id === response[0]) ? 3 : 1,
  report: (payload, response) => ["likert", CHOICE.report(payload, response)[1], ""],
  check: "save",
  done: ["saved", "saved", ""],
}
