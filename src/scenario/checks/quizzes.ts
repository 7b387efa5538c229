import type { Model } from '../model'
import type { Reporter } from '../reporter'

/** XH0337: exactly one right option in every remedy and rescue. */
export function checkQuizzes(model: Model, reporter: Reporter): void {
  for (const { doc, path } of model.traps) {
    for (const key of ['remedy', 'rescue'] as const) {
      const quiz = doc.hold?.[key]
      const count = quiz?.options.filter(({ right }) => right).length ?? 1
      if (count !== 1) reporter.report('XH0337', [...path, 'hold', key, 'options'], { count }, { at: 'key' })
    }
  }
}
