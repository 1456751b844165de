// Blocks of a record that not every course has, a line each (see optional.js).

import { TEST_BLOCK } from "./tests/kept.js"

/** @type {Record<string, import("./suspend.js").Block | undefined>} */
export const MORE_BLOCKS = {
  tests: TEST_BLOCK,
}
