// The shapes that the rooms of the player share. Types only: nothing here runs.

/**
 * @typedef {object} Option
 * @property {string} id       the author's, or its letter
 * @property {string} letter   one character 0-9 a-z: how reports name it
 * @property {string} html
 */

/**
 * What is known of a question wherever the learner is.
 * @typedef {object} Known
 * @property {string} id
 * @property {number} state      its 30 bits in the saved record
 * @property {number[]} was      the same of the ids it had before
 * @property {number} print      fingerprint of its options, 12 bits
 * @property {number[]} alike    the same in the other languages of the package
 * @property {boolean} record    whether its answer is kept
 * @property {number} points
 * @property {boolean} half      whether an answer in part gives half of them
 */

/** @typedef {Known & {step: number}} QuestionData  with the step of its lesson, from 0 */

/**
 * A question as the compiler writes it. `key` never reaches a browser where a server grades.
 * @typedef {object} Payload
 * @property {1} v
 * @property {"choice" | "true-false" | "match" | "order" | "survey" | "scenario" | "text" | "number" | "spot" | "acknowledge" | "checklist"} kind
 * @property {string} id
 * @property {number} state      its 30 bits in the saved record
 * @property {number[]} was      the same of the ids it had before
 * @property {number} print      fingerprint of its options, 12 bits
 * @property {number[]} alike    the same in the other languages of the package
 * @property {boolean} multiple
 * @property {true} [fixed]      its options stand as they are written
 * @property {boolean} record    whether its answer is kept
 * @property {number} points
 * @property {boolean} half      whether an answer in part gives half of them
 * @property {string} objective
 * @property {string} situation  HTML, may be ""
 * @property {string} prompt     HTML of one line
 * @property {string} hint       HTML, may be ""
 * @property {Option[]} options
 * @property {{id: string, html: string}[]} answers   of a match
 * @property {Moment[]} nodes                         of a scenario; the first is where it begins
 * @property {string} html       of a text: its sentences, with an `input` for each gap; of a number: its field; of a spot: its image with a zone for each option
 * @property {string} unit       of a number, may be ""
 * @property {string} mark       of a number: how decimals are parted, "." or ","
 * @property {string} version    of what is to be confirmed, may be ""
 * @property {string} refusal    HTML for those who cannot, may be ""
 * @property {Key} key
 */

/**
 * A decision in a scenario, and the moment that it leads to.
 * @typedef {Option & {to: string}} Way
 */

/**
 * A moment of a scenario; one without ways is an ending.
 * @typedef {object} Moment
 * @property {string} id
 * @property {string} title      HTML of one line
 * @property {string} html
 * @property {Way[]} ways
 */

/**
 * @typedef {object} Key
 * @property {string[]} right                      the right response; empty where nothing is right or wrong
 * @property {Record<string, string>} feedback     option id -> HTML; in a scenario "moment.way"
 * @property {Record<string, Record<string, number>>} [quality]   of a scenario: moment -> way -> 3, 1 or 0
 * @property {string[][]} accepted                 of a text: what may be written into each gap
 * @property {string} low                          of a number, as "-4.5": from where it is right
 * @property {string} high                         and to where
 * @property {string} told                         and how that is said
 * @property {string[]} exact                      and what has to be as written: `case`, `accents`
 * @property {Record<string, string>} [remarks]     `right`, `part`, `wrong` -> HTML, of the answer as a whole
 */

/** @typedef {string[]} Response  what it means is the business of the question's kind */

/**
 * What is kept of one question.
 * @typedef {object} Answer
 * @property {0 | 1 | 2 | 3} outcome  0 not answered yet
 * @property {number} print
 * @property {number} response        code of the chosen options, 0 where it is not kept
 * @property {number} tries
 * @property {boolean} revealed
 */

/** @typedef {"incomplete" | "failed" | "completed" | "passed"} Status */

/**
 * What a host has to know of any record.
 * @typedef {object} Kept
 * @property {Status} status
 * @property {number | null} best       0-100, whole
 * @property {number} interactions      how many records the LMS was given
 * @property {ModuleScore[]} [scores]   of modules; they are told, not kept
 */

/**
 * How far the learner is in a module that has questions that score.
 * @typedef {object} ModuleScore
 * @property {string} id
 * @property {number} score             0-100, whole
 * @property {"incomplete" | "completed"} status
 */

/**
 * A test, as far as it has to be known everywhere.
 * @typedef {object} TestData
 * @property {string} id
 * @property {number} state      its 30 bits in the saved record
 * @property {number[]} was      the same of the ids it had before
 * @property {string} label
 * @property {number} length     how many items it asks
 * @property {number} mark       percent that passes it, 0 where any result does
 * @property {Map<number, string>} modules   of its items, by their 30 bits
 * @property {Set<number>} halves   those of which an answer in part gives half
 * @property {boolean} isFinal   whether it decides how the course ends
 */

/**
 * An item as a draw sees it.
 * @typedef {object} BankItem
 * @property {string} id
 * @property {number} state
 * @property {number[]} was
 * @property {string} objective
 * @property {string} cell
 * @property {boolean} critical
 * @property {string} enemy      "" for none
 */

/**
 * A test's rules, and what it draws from.
 * @typedef {object} Bank
 * @property {Record<string, number>} cells     how many items from which
 * @property {number} attempts                  0 where they are not limited
 * @property {number[]} wait                    hours after the first, the second and so on, the last after all others
 * @property {string} [help]                    what is said to who has not passed after `helpAfter` attempts
 * @property {number} [helpAfter]
 * @property {number} minutes                   0 where there is no limit of time
 * @property {"at-end" | "at-once" | "by-objective" | "never"} feedback
 * @property {"after-pass" | "always" | "never"} review
 * @property {"repair" | "must" | "counts"} critical
 * @property {boolean} shuffle
 * @property {boolean} confidence
 * @property {Record<string, {text: string, lessons: string[]}>} objectives
 * @property {BankItem[]} items
 */

/**
 * One place of a form: the item that was drawn for it, and what was answered.
 * @typedef {object} Asking
 * @property {number} item       its 30 bits
 * @property {0 | 1 | 2 | 3} outcome
 * @property {number} print
 * @property {number} response   code of what was answered, 0 where it is not kept
 * @property {number} sure       1 to 3; 0 not said
 * @property {boolean} isRepaired
 */

/**
 * What a learner has done in a test; scores are in percent, whole, and times in minutes from 1970.
 * @typedef {object} TestRecord
 * @property {number} attempts        handed in
 * @property {number | null} first
 * @property {number | null} best
 * @property {number | null} last
 * @property {boolean} isPassed
 * @property {number} since           when it was handed in last
 * @property {boolean} isOpen         an attempt is under way
 * @property {number} seed            of the form
 * @property {Asking[]} form          of the attempt under way, or of the last one
 * @property {number} due             when its time is over, 0 where it has no limit
 * @property {number[]} lanes         modules whose fast lane the learner took, 12 bits of their ids each
 * @property {Map<number, number>} seen   12 bits of an item -> the attempt that asked it last
 */

/**
 * A whole record; lessons and questions are keyed by their 30 bits.
 * @typedef {object} Snapshot
 * @property {Status} status
 * @property {number | null} best                     0-100, whole
 * @property {{lesson: number, step: number} | null} place
 * @property {number} interactions                    how many records the LMS was given
 * @property {Map<number, boolean>} lessons           known lessons -> done
 * @property {Map<number, Answer>} questions
 * @property {Map<number, Answer>} orphans            answers to questions not in this course
 * @property {Map<number, TestRecord>} tests          by their 30 bits
 * @property {number | null} finished                 day of the first completion, from 1970-01-01
 * @property {number | null} language                 12 bits of the language the learner chose
 * @property {string[]} unread                        blocks of the saved text of a later version
 * @property {ModuleScore[]} [scores]                 see `Kept`
 */

/**
 * @typedef {object} LessonData
 * @property {string} id
 * @property {number} state
 * @property {number[]} was
 * @property {boolean} record   whether it is kept, and asked for to complete the course
 * @property {boolean} fastLane  whether it is asked for on the fast lane of its module, too
 * @property {string} module     id
 * @property {string} label      "1.2 Title" or "Title"
 * @property {number} minutes    0 where they are not told
 * @property {number} steps
 * @property {string[]} questions
 */

/**
 * @typedef {object} ModuleData
 * @property {string} id
 * @property {string} label      "1. Title", or "" where it has no page of its own
 * @property {string[]} lessons
 */

/**
 * What of a course has to be known wherever the learner is; what its pages show follows in the
 * page, lesson by lesson.
 * @typedef {object} CourseData
 * @property {string} id
 * @property {string} language
 * @property {string} title
 * @property {string[]} languages            those of the package, where it has several
 * @property {ModuleData[]} modules
 * @property {LessonData[]} lessons
 * @property {QuestionData[]} questions
 * @property {TestData[]} tests
 * @property {true} [isUneven]                 some questions give more points than others, or half of them
 * @property {string[]} asides                 pages beside the course, as "glossary", in the menu's order
 * @property {number | null} passMark
 * @property {"passed" | "completed"} report
 * @property {"incomplete" | "failed" | "completed"} failed  what who falls short of the mark has earned
 * @property {number} [enoughAt]               percent that completes the course whatever was not seen
 * @property {string[]} [toConfirm]            questions that have to be confirmed besides
 * @property {number} showAnswerAfter
 * @property {number} commitEvery              seconds between two commits at the most often
 * @property {number} room                     the most characters that a record takes; for `smcourse diff`
 * @property {number} [scoreWhenDone]        sent with the end where nothing scores
 * @property {string} [shelf]                  on a site: under what a browser keeps what it is asked to
 * @property {Record<string, string>} words
 */

/**
 * One submitted answer, as an LMS is told of it.
 * @typedef {object} Interaction
 * @property {Payload} payload
 * @property {[type: string, response: string, right: string, suffix?: string]} reported   "" for what is right: nothing is
 * @property {number} attempt     1 for the first try, as far as the record knows
 * @property {boolean} right
 * @property {Date} time
 * @property {number} latency     milliseconds from seeing the question to answering it
 */

/**
 * What a host knows of the learner when it opens.
 * @template {Kept} [S=Snapshot]
 * @typedef {object} Opened
 * @property {S | null} saved
 * @property {boolean} [isHarmed]   something that was saved could not be read
 * @property {Status} status      what the LMS itself has on record
 * @property {number | null} best
 * @property {boolean} review     look only: nothing is written
 * @property {true} [isCopy]      another window has the record: no answer is shown either
 * @property {string} learner     by what the LMS tells learners apart; "" where it does not
 * @property {string} name        the learner's, mostly "Last, First"; "" where the LMS gives none
 * @property {string} language    that the LMS prefers, in whatever words it has for it; "" for none
 */

/**
 * What the learner should know about saving: the word by which it is said.
 * @typedef {"noticeUnconnected" | "noticeFailing" | "noticeSavedAgain" | "noticeDamaged" | "noticeForeign" | "noticeReview" | "noticeElsewhere" | "noticeNoCredit" | "noticeGone" | "fine"} Notice
 */

/**
 * What a saved text gave: no record where nothing in it is of this course.
 * @template {Kept} [S=Snapshot]
 * @typedef {object} Reading
 * @property {S | null} saved
 * @property {"fine" | "noticeDamaged" | "noticeForeign"} notice   damaged: something is missing; foreign: all is another course's
 */

/**
 * What a place where lessons run must offer.
 * @template {Kept} [S=Snapshot]
 * @typedef {object} Host
 * @property {() => Promise<Opened<S> | null>} open        null: no such place was found
 * @property {(interaction: Interaction) => void} report  told before the `save` that includes it
 * @property {(snapshot: S, place: string, urgent: boolean) => void} save
 * @property {() => boolean} commit                     save now; false: it was not saved
 * @property {() => boolean} finish                     save, check, end; false: it was not saved
 * @property {() => void} leave                         the page goes away: end, and nothing else
 * @property {(hidden: boolean) => void} hide
 * @property {() => void} back                          the page came back from a cache
 * @property {() => string[]} log                       every call, a line each
 */

/**
 * A host that keeps a record only while the learner asks for it.
 * @typedef {Host & {keeping: Keeping}} AskedHost
 *
 * @typedef {object} Keeping
 * @property {() => boolean} isOpen                     whether the learner may ask here
 * @property {() => KeptWord} state
 * @property {(snapshot: Snapshot) => void} begin
 * @property {() => void} end                           and delete what was kept
 * @property {(call: () => void) => void} watch         call at each change that the learner did not ask for
 */

/** @typedef {"keepOn" | "keepOff" | "keepDeleted" | "keepRefused" | "noticeElsewhere"} KeptWord  by which it is said */

/** @typedef {(course: CourseData, tell: (notice: Notice) => void) => Host} MakeHost */

export {}
