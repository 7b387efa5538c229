import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { checkValues } from './values'

/** A check of the whole document; it reports what it finds and changes nothing. */
export type Check = (model: Model, reporter: Reporter) => void

/** Checks that stand on their own; what they look up and don't find was reported before. */
const LOCAL: readonly Check[] = [checkValues]

export function checkModel(model: Model, reporter: Reporter): void {
  for (const check of LOCAL) check(model, reporter)
}
