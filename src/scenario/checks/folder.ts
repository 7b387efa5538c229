import type { Model } from '../model'
import type { Reporter } from '../reporter'

/** XH0217: a scenario has the name of its folder; a copied one keeps the old id until somebody changes it. */
export function checkFolder({ document: { id } }: Model, folder: string, reporter: Reporter): void {
  if (id !== folder) reporter.report('XH0217', ['id'], { id, folder }, { replacement: folder })
}
