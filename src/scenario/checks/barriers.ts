import type { Model } from '../model'
import { LADDER } from '../normalise/barriers'
import type { Reporter } from '../reporter'
import { distinct } from './tasks'

const SHORTEST_WINDOW = 5

/** XH0336, 0340–0343: every barrier can be passed, and nobody is hurried. */
export function checkBarriers(model: Model, reporter: Reporter): void {
  for (const { doc, path } of model.acts) {
    const { barrier } = doc
    const here = [...path, 'barrier']
    const nudge = barrier.nudgeSec ?? LADDER.nudgeSec
    const assist = barrier.assistSec ?? LADDER.assistSec
    const timeout = barrier.timeoutSec ?? LADDER.timeoutSec
    if (nudge > assist || assist > timeout) {
      const suspects = nudge > assist ? (['assistSec', 'nudgeSec'] as const) : (['timeoutSec', 'assistSec'] as const)
      const key = suspects.find((name) => barrier[name] !== undefined)
      reporter.report('XH0342', key ? [...here, key] : here, { nudge, assist, timeout })
    }
    if (barrier.release === 'all' && barrier.timeoutSec === undefined) reporter.report('XH0343', [...here, 'release'])
    if (barrier.kind === 'together' && barrier.windowSec !== undefined && barrier.windowSec < SHORTEST_WINDOW) {
      reporter.report('XH0341', [...here, 'windowSec'], { seconds: barrier.windowSec })
    }
    if (barrier.kind !== 'combine') continue
    const roles = new Set<string>()
    for (const [i, { role, choices }] of barrier.parts.entries()) {
      if (roles.has(role)) {
        const name = model.document.roles[model.ordinals.role.get(role) ?? -1]?.name ?? role
        reporter.report('XH0340', [...here, 'parts', i, 'role'], { role: name })
      }
      roles.add(role)
      distinct(
        choices.map((choice, j) => [choice, [...here, 'parts', i, 'choices', j]]),
        reporter,
      )
    }
  }
}
