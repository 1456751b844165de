// The banks of a page, read when a test is first looked at.

import { find } from "../html.js"
import { mixed, rankOf } from "./draw.js"

/** @typedef {import("../types.js").Bank} Bank */
/** @typedef {import("../types.js").BankItem} BankItem */
/** @typedef {import("../types.js").Payload} Payload */
/** @typedef {import("../types.js").TestData} TestData */

/** @param {(test: TestData) => HTMLElement} pageOf */
export const makeBanks = (pageOf) => {
  /** @type {Map<string, Bank>} */
  const banks = new Map()

  /** @type {(test: TestData) => Bank} */
  const bankOf = (test) => {
    const bank = banks.get(test.id) ?? JSON.parse(find("[data-sm-bank]", pageOf(test)).textContent ?? "")
    banks.set(test.id, bank)
    return bank
  }

  /** An item by its 30 bits, or by those that it had before. @type {(test: TestData, state: number) => BankItem | undefined} */
  const itemOf = (test, state) => bankOf(test).items.find((item) => item.state === state || item.was.includes(state))

  return {
    bankOf,
    itemOf,
    /** Whether an item has to be right before the test is passed. @type {(test: TestData) => (state: number) => boolean} */
    isCriticalIn: (test) => (state) => bankOf(test).critical !== "counts" && itemOf(test, state)?.critical === true,
    /** An item as it is shown, its options in an order of this form. @type {(test: TestData, item: BankItem, seed: number) => Payload} */
    payloadOf: (test, item, seed) => {
      const payload = JSON.parse(find(`[data-sm-item="${item.id}"]`, pageOf(test)).textContent ?? "")
      const isMixed = bankOf(test).shuffle && payload.kind === "choice" && !payload.fixed
      const own = mixed(seed ^ item.state)
      const options = isMixed ? [...payload.options].sort((a, b) => rankOf(own, a.id) - rankOf(own, b.id)) : payload.options
      return { ...payload, options }
    },
  }
}
