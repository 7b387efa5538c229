import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { effects } from '../visits'

/** XH0310: inside an act at most one lane sets a flag, so that no result depends on who was quicker. */
export function checkFlagSetters(model: Model, reporter: Reporter): void {
  const setters = new Map<string, number>()
  const names = model.document.roles.map(({ name }) => name)
  for (const { effect, path, task } of effects(model)) {
    if (!('flag' in effect) || !task) continue
    const key = `${task.act} ${effect.flag}`
    const first = setters.get(key)
    if (first === undefined) setters.set(key, task.role)
    else if (first !== task.role) {
      const words = { flag: effect.flag, first: names[first] ?? '', second: names[task.role] ?? '' }
      reporter.report('XH0310', [...path, 'flag'], words)
    }
  }
}
