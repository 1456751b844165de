// The page of an LMS: it offers an API, opens one package, and tells the server at once whatever
// it is told, so that even a killed browser leaves the record that a real LMS would have.

import * as quirks from "/rte/quirks.js"
import { createRte } from "/rte/strict.js"

const id = new URLSearchParams(location.search).get("sitting")
const settings = await (await fetch(`/sitting/${id}`)).json()

/** What is broken now, by function or by function and element: "fail" (a save of the strict
 * run-time), "refuse" (false, no error), "blank" (nothing, error 101) or "throw". */
const faults = new Map(Object.entries(settings.faults))
const calls = []
const violations = []
let told = 0
let turn = 0
let record = null
let isLeaving = false
let rte = null
let content = null

/** Synchronous while the page lives; a page that goes may only send beacons. */
const post = (path, body) => {
  const text = JSON.stringify(body)
  try {
    const request = new XMLHttpRequest()
    request.open("POST", path, false)
    request.send(text)
  } catch {
    navigator.sendBeacon(path, text)
  }
}

const tell = () => {
  const fresh = calls.slice(told)
  told = calls.length
  turn += 1
  const values = rte ? rte.values : {}
  post(`/tell/${id}`, { turn, calls: fresh, record, values, findings: rte?.findings ?? [], violations })
}

let lastFault = ""
/** Every call as the package made it and what it heard. */
const recorded = (fn, act) => (...args) => {
  const call = { n: calls.length + 1, time: (content ?? window).Date.now(), fn, args, result: "", leaving: isLeaving }
  calls.push(call)
  const fault = faults.get(fn) ?? faults.get(`${fn} ${args[0]}`)
  try {
    if (fault === "throw") throw new Error(`the LMS broke in ${fn}`)
    const result = fault === "refuse" ? "false" : fault === "blank" ? "" : act(...args)
    lastFault = fault === "blank" ? "101" : fn === "LMSGetLastError" ? lastFault : ""
    call.result = String(result)
    return result
  } catch (problem) {
    call.result = String(problem)
    throw problem
  } finally {
    const isSaving = ["LMSInitialize", "LMSCommit", "LMSFinish"].includes(fn)
    if (isSaving || isLeaving || calls.some((other) => other !== call && other.fn === "LMSFinish")) tell()
  }
}

const strictApi = () => {
  const { data, mode, credit, student, manifest, unsupported } = settings
  rte = createRte({
    data: data ?? {},
    mode,
    ...(credit ? { credit } : {}),
    ...(student ? { studentId: student } : {}),
    manifest,
    unsupported,
    failCommits: (_, fn) => faults.get(fn) === "fail",
    onCommit: (saved) => {
      record = saved
    },
  })
  return settings.quirk ? quirks[settings.quirk](rte.api, rte) : rte.api
}

/** scorm-again as a plain LMS would set it up: saves go to a server, a relaunch loads them. */
const scormAgain = async () => {
  const script = document.createElement("script")
  script.src = "/node/scorm-again/dist/scorm12.min.js"
  document.body.append(script)
  await new Promise((resolve) => script.addEventListener("load", resolve))
  const api = new window.Scorm12API({
    dataCommitFormat: "flattened",
    lmsCommitUrl: `/again/${id}`,
    logLevel: "NONE",
    mastery_override: false,
  })
  const { "cmi.core.exit": exit, "cmi.core.session_time": _, ...saved } = settings.data ?? {}
  const kept = { ...saved, "cmi.core.entry": exit === "suspend" ? "resume" : "" }
  if (settings.data) api.loadFromFlattenedJSON(kept, "")
  return api
}

const NAMES = [
  "LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError",
  "LMSGetErrorString", "LMSGetDiagnostic",
]

const offerApi = async () => {
  if (settings.api === "none") return
  const api = settings.api === "strict" ? strictApi() : await scormAgain()
  const answer = (fn) => (...args) => (fn === "LMSGetLastError" && lastFault) || api[fn](...args)
  window.API = Object.fromEntries(NAMES.map((fn) => [fn, recorded(fn, answer(fn))]))
}

const addFrame = (src) => {
  const frame = document.createElement("iframe")
  frame.name = "content"
  if (settings.sandbox) frame.setAttribute("sandbox", settings.sandbox)
  frame.src = src
  document.body.append(frame)
}

/** A task of its own; timers may be under a test's clock. */
const soon = (act) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = act
  port2.postMessage("")
}

window.harness = {
  calls,
  faults,
  tell,
  offerApi,
  content: () => content,
  entered: (view) => {
    content = view
  },
  leaving: () => {
    isLeaving = true
    rte?.leaving()
    soon(window.harness.stayed)
  },
  stayed: () => {
    isLeaving = false
    rte?.stayed()
  },
  violated: (text) => violations.push(text),
  blank: () => {
    document.querySelector("iframe").src = "about:blank"
  },
  remove: () => document.querySelector("iframe").remove(),
}

if (!settings.late) await offerApi()
const between = `/harness/between.html?${encodeURIComponent(settings.launch)}`
const ways = {
  frame: () => addFrame(settings.launch),
  deep: () => addFrame(between),
  // Its content comes when the test says so: Playwright must know the window before.
  popup: () => {
    window.harness.popup = window.open("about:blank", "content", "width=900,height=700")
  },
  // "localhost" and "127.0.0.1" are two origins to a browser and one server to us.
  foreign: () => addFrame(`http://localhost:${location.port}${settings.launch}`),
  beyond: () => {
    const home = encodeURIComponent(`${location.origin}${settings.launch}`)
    addFrame(`http://localhost:${location.port}/harness/between.html?${home}`)
  },
}
ways[settings.way]()
