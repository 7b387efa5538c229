import type { Scenario } from '../../../src/engine'
import { range } from '../../../src/engine/util'
import { say, Writer } from './promela-writer'

/**
 * Small evenings in Promela, the language of the model checker SPIN, written from SEMANTICS and not from the prover: a process
 * for each role takes its tasks one by one, interleaved in every way; nothing is folded, no lane is looked at alone.
 * Calm: an `await` simply waits, so that a team which waits in vain hangs. Storm: roles leave and return at any task, what
 * is left may be resolved, and an `await` ends as rule 15 says. The model prints what it comes to:
 * `HANG s`, `OUT s act outcome`, `END s ending`, `CIRCLE s`.
 */
export const promelaOf = (scenarios: readonly Scenario[], storm: boolean): string => {
  const most = (count: (scenario: Scenario) => number): number => Math.max(1, ...scenarios.map(count))
  const roles = most((s) => s.roles.length)
  const size = {
    roles,
    meters: most((s) => s.meters.length),
    flags: most((s) => s.flags.length),
    clues: most((s) => s.clues.length),
    tasks: most((s) => s.tasks.length),
    traps: most((s) => s.traps.length),
    acts: most((s) => s.acts.length),
  }
  const writers = scenarios.map((scenario, ix) => new Writer(scenario, ix, roles, storm))
  const arrived = range(roles)
    .map((role) => `!go[${role}]`)
    .join(' && ')
  return [
    `byte sc, act; bit over; bit go[${roles}]; bit pr[${roles}];`,
    `short m[${size.meters}]; short t[${roles * size.meters}]; short clock; short tm[${roles}]; short tt[${roles}];`,
    `byte f[${size.flags}]; short tf[${size.flags}];`,
    `bit k[${roles * size.clues}]; bit g[${roles * size.clues}]; bit got[${roles * size.clues}]; bit aw[${roles * size.clues}];`,
    `bit d[${size.tasks}]; byte ch[${size.tasks}]; bit sp[${size.traps}]; byte oc[${size.acts}];`,
    ...range(roles).map((role) => roleProcess(writers, role)),
    'init {',
    '  short x;',
    `  atomic { ${range(roles)
      .map((role) => `run role${role}()`)
      .join('; ')};`,
    `    if ${scenarios.map((_, ix) => `:: sc = ${ix}`).join(' ')} fi;`,
    `    if ${writers.map((writer, ix) => `:: sc == ${ix} -> ${writer.start()}`).join('\n    ')} fi }`,
    'open:',
    `  atomic { if ${writers.map((writer, ix) => `:: sc == ${ix} -> ${writer.goes()}`).join(' ')} fi }`,
    storm ? `  (${arrived});` : `  if :: ${arrived} -> skip :: timeout -> ${say('HANG', 'sc')}; goto fin fi;`,
    storm ? `  atomic { ${range(roles).map(mayBeGone).join(' ')} }` : '',
    '  if',
    ...writers.flatMap((writer, ix) =>
      writer.scenario.acts.map(
        (one) => `  :: atomic { sc == ${ix} && act == ${one.ordinal} -> ${writer.barrier(one)} }`,
      ),
    ),
    '  fi;',
    'ends:',
    `  atomic { if ${writers.map((writer, ix) => `:: sc == ${ix} -> ${writer.ending()}`).join('\n  ')} fi };`,
    'fin: over = 1',
    '}',
  ].join('\n')
}

const mayBeGone = (role: number): string => `if :: pr[${role}] = 1 :: pr[${role}] = 0 fi;`

const roleProcess = (writers: readonly Writer[], role: number): string =>
  [
    `proctype role${role}() {`,
    '  byte tries; bit pocket;',
    'idle:',
    '  if',
    ...writers.flatMap((writer, ix) =>
      writer.scenario.acts.flatMap(({ ordinal }) =>
        role < writer.scenario.roles.length
          ? [
              `  :: atomic { go[${role}] && sc == ${ix} && act == ${ordinal} -> pocket = 0; goto ${writer.first(ordinal, role)} }`,
            ]
          : [],
      ),
    ),
    '  :: over -> goto done',
    '  fi;',
    ...writers.flatMap((writer) => writer.lanes(role)),
    `home: atomic { go[${role}] = 0; goto idle }`,
    'done: skip',
    '}',
  ].join('\n')
