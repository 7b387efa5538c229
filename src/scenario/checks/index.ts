import { leadsForward } from '../flow'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import type { Named } from '../shape'
import { checkNext, checkReachable } from './acts'
import { checkArt } from './art'
import { checkAwaits } from './awaits'
import { checkBarriers } from './barriers'
import { checkCited, checkDoubt } from './cites'
import { checkDebrief, checkScores } from './debrief'
import { checkDisputed } from './facts'
import { checkFlagSetters } from './flags'
import { checkFolder } from './folder'
import { checkNumbers } from './numbers'
import { checkClock, checkPace } from './pace'
import { checkQuizzes } from './quizzes'
import { checkReads } from './reads'
import { checkSecrets } from './secrets'
import { checkTasks } from './tasks'
import { checkText } from './text'
import { checkTaught, checkTraps } from './traps'
import { checkFlagValues, checkUnused } from './unused'
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
  checkCited,
  checkDoubt,
  checkDebrief,
  checkText,
]

/** These follow the ways through the whole evening, so every name must lead somewhere. */
const GLOBAL: readonly Check[] = [checkReachable, checkReads, checkAwaits, checkTaught]

/** These judge what is well built; where something is broken they would only repeat it in other words. */
const FINISHING: readonly Check[] = [checkFlagValues, checkScores, checkPace, checkClock, checkSecrets]

/** What lies beside the scenario's file; what is left out is not looked at. */
export interface Beside {
  /** Names of the files in the art folder. */
  readonly art?: readonly string[]
  /** Name of the folder it lies in, where that must be its id. */
  readonly folder?: string
}

/** All semantic checks; `complete` says whether every reference was found. */
export function checkModel(
  model: Model,
  named: readonly Named[],
  complete: boolean,
  { art, folder }: Beside,
  reporter: Reporter,
): void {
  for (const check of LOCAL) check(model, reporter)
  if (folder !== undefined) checkFolder(model, folder, reporter)
  // Where a way leads back, nothing is before or after anything.
  if (!complete || !leadsForward(model)) {
    reporter.report('XH0190', [])
    return
  }
  for (const check of GLOBAL) check(model, reporter)
  checkUnused(model, named, reporter)
  if (art) checkArt(model, art, reporter)
  if (reporter.hasErrors()) return
  for (const check of FINISHING) check(model, reporter)
}
