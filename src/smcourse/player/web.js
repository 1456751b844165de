// The page of a site starts here.

import { makeAddresses } from "./addresses.js"
import { standaloneHost } from "./hosts/standalone.js"
import { makeKeeping } from "./keeping.js"
import { start } from "./main.js"

start(standaloneHost, ({ host, session }, { say, stage, goTo }) => {
  makeKeeping(/** @type {import("./types.js").AskedHost} */ (host).keeping, session, say)
  return {
    ending: { action: "home", word: say("toStart") },
    actions: { home: () => goTo(0) },
    follow: makeAddresses(stage, goTo),
  }
})
