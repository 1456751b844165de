// A video: which seconds of it were watched. Those that were jumped over do not count.

import { find } from "../html.js"
import { makeDwell } from "./dwell.js"
import { firstMissing, isWatched, joinRanges, percentOf } from "./ranges.js"

/** @typedef {import("./ranges.js").Range} Range */

/** @type {(data: import("./viewers.js").WrappedData, told: import("./viewers.js").Told) => import("./viewers.js").Viewer} */
export const makeVideo = (data, told) => {
  const video = /** @type {HTMLVideoElement} */ (find("[data-sm-video]"))
  const aside = find("[data-sm-aside]")
  /** @type {Range[]} */
  let ranges = []
  /** Where it plays since the last report; null while it jumps. @type {number | null} */
  let last = null
  let due = 0
  const dwell = makeDwell(told.seen)

  /** From the last report to now, if it has played on in between. */
  const watch = () => {
    const now = video.currentTime
    const most = 1.5 * Math.max(1, video.playbackRate) + 0.5 // reports come every quarter second
    if (last !== null && now > last && now - last <= most) ranges = joinRanges([...ranges, [last, now]])
    last = video.seeking ? null : now
    tell()
  }

  const tell = () => {
    told.moved({ place: Math.floor(video.currentTime), ranges })
    told.progress(percentOf(ranges, video.duration))
    if (isWatched(ranges, video.duration)) told.ended()
  }

  const arrive = () => {
    if (due > 0 && due < video.duration - 1) video.currentTime = due
    due = 0
    dwell.start()
    tell()
  }

  video.addEventListener("loadedmetadata", arrive)
  video.addEventListener("timeupdate", watch)
  video.addEventListener("ended", () => {
    watch()
    if (!isWatched(ranges, video.duration)) told.skipped()
  })
  video.addEventListener("seeking", () => {
    last = null
  })
  for (const name of ["seeked", "playing"]) {
    video.addEventListener(name, () => {
      last = video.currentTime
    })
  }
  video.addEventListener("error", () => {
    aside.hidden = false
  })

  return {
    open: (record) => {
      ranges = record.ranges
      due = record.place
      if (video.readyState > 0) arrive()
      if (video.error) aside.hidden = false
    },
    goOn: () => {
      video.currentTime = firstMissing(ranges, video.duration)
      video.focus()
      video.play()
    },
    close: () => {
      dwell.stop()
      video.pause()
      video.remove()
    },
  }
}
