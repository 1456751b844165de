// Blocks of a record that not every course has, a line each (see optional.js).

import { TEST_BLOCK } from "./tests/kept.js"

/** @type {{tests?: typeof TEST_BLOCK}} */
export const MORE_BLOCKS = {
  tests: TEST_BLOCK,
}
