import type { Model } from '../model'
import type { Reporter } from '../reporter'
import type { Named } from '../shape'
import { checkNext, checkReachable } from './acts'
import { checkAwaits } from './awaits'
import { checkBarriers } from './barriers'
import { checkDisputed } from './facts'
import { checkFlagSetters } from './flags'
import { checkNumbers } from './numbers'
import { checkQuizzes } from './quizzes'
import { checkReads } from './reads'
import { checkTasks } from './tasks'
import { checkText } from './text'
import { checkTaught, checkTraps } from './traps'
import { checkUnused } from './unused'
import { checkValues } from './values'

/** A check of the whole document; it reports what it finds and changes nothing. */
type Check = (model: Model, reporter: Reporter) => void

/** These stand on their own; a name that leads nowhere was reported before and is passed over. */
const LOCAL: readonly Check[] = [
  checkValues,
  checkNext,
  checkTasks,
  checkQuizzes,
  checkBarriers,
  checkNumbers,
  checkFlagSetters,
  checkTraps,
  checkDisputed,
  checkText,
]

/** These follow the ways through the whole evening, so every name must lead somewhere. */
const GLOBAL: readonly Check[] = [checkReachable, checkReads, checkAwaits, checkTaught]

/** All semantic checks; `complete` says whether every reference was found. */
export function checkModel(model: Model, named: readonly Named[], complete: boolean, reporter: Reporter): void {
  for (const check of LOCAL) check(model, reporter)
  if (!complete) {
    reporter.report('XH0190', [])
    return
  }
  for (const check of GLOBAL) check(model, reporter)
  checkUnused(model, named, reporter)
}
