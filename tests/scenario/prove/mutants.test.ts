import { afterEach, expect, it, vi } from 'vitest'
import type { Play } from '../../../src/engine'
import type * as HarnessModule from '../../../src/scenario/prove/harness'
import type * as Lane from '../../../src/scenario/prove/lane'
import type * as Reading from '../../../src/scenario/prove/lane-reading'
import type { LaneResult } from '../../../src/scenario/prove/lane-result'
import type * as PlacesModule from '../../../src/scenario/prove/places'
import type * as Plan from '../../../src/scenario/prove/plan'
import type * as Settle from '../../../src/scenario/prove/settle'
import { differences } from './compare'
import { evening } from './evening'

// A folder with one thing wrong must be caught by the oracle, or the oracle proves nothing.
const FOLDER = '../../../src/scenario/prove'

afterEach(() => {
  vi.doUnmock(`${FOLDER}/plan`)
  vi.doUnmock(`${FOLDER}/lane`)
  vi.doUnmock(`${FOLDER}/lane-reading`)
  vi.doUnmock(`${FOLDER}/places`)
  vi.doUnmock(`${FOLDER}/settle`)
  vi.doUnmock(`${FOLDER}/harness`)
})

type Results = (results: readonly LaneResult[], snapshot: HarnessModule.Snapshot, plan: Plan.Plan) => LaneResult[]

const lanes = (mutate: Results) =>
  vi.doMock(`${FOLDER}/lane`, async (original) => {
    const real = await original<typeof Lane>()
    const exploreLane: typeof Lane.exploreLane = (plan, act, role, snapshot, taught) =>
      real
        .exploreLane(plan, act, role, snapshot, taught)
        .map((group) => ({ ...group, results: mutate(group.results, snapshot, plan) }))
    return { ...real, exploreLane }
  })

const bits = (dead: (kind: string) => boolean) =>
  vi.doMock(`${FOLDER}/plan`, async (original) => {
    const real = await original<typeof Plan>()
    const planOf: typeof Plan.planOf = (scenario, mode) => {
      const plan = real.planOf(scenario, mode)
      const cut = (live: Plan.Live): Plan.Live => ({
        ...live,
        slots: live.slots.map((on, ix) => on && !dead(plan.slots[ix]?.kind ?? '')),
      })
      const acts = plan.acts.map((act) => ({ ...act, opening: cut(act.opening), settled: cut(act.settled) }))
      return { ...plan, acts, ending: cut(plan.ending) }
    }
    return { ...real, planOf }
  })

const places = (mutate: (Places: typeof PlacesModule.Places) => typeof PlacesModule.Places) =>
  vi.doMock(`${FOLDER}/places`, async (original) => {
    const real = await original<typeof PlacesModule>()
    return { ...real, Places: mutate(real.Places) }
  })

// `from`: a seed shortly before an evening that shows it, to be quick.
const mutants: Readonly<
  Record<string, { readonly storm: boolean; readonly from?: number; readonly plant: () => void }>
> = {
  'clamps every lane by itself': {
    storm: false,
    from: 390,
    plant: () =>
      lanes((results, { meters }, { scenario }) =>
        results.map((result) => ({
          ...result,
          delta: result.delta.map((by, i) => {
            const meter = scenario.meters[i]
            const now = meters[i] ?? 0
            return meter === undefined ? by : Math.min(meter.max, Math.max(meter.min, now + by)) - now
          }),
        })),
      ),
  },
  'forgets what was chosen': { storm: false, plant: () => bits((kind) => kind === 'chose') },
  'forgets what was done': { storm: false, plant: () => bits((kind) => kind === 'done') },
  'forgets flags': { storm: false, plant: () => bits((kind) => kind === 'flag') },
  'forgets clues': { storm: false, plant: () => bits((kind) => kind === 'knows') },
  'forgets what was taught': { storm: false, plant: () => bits((kind) => kind === 'taught') },
  'counts no trap minutes': {
    storm: false,
    plant: () =>
      lanes((results, _, { vars }) =>
        results.map((r) => ({ ...r, delta: r.delta.map((by, i) => (i === vars.clock ? 0 : by)) })),
      ),
  },
  'takes the quickest lane for the slowest': {
    storm: false,
    plant: () => lanes((results) => results.map((result) => ({ ...result, minutes: 0 }))),
  },
  'never resolves a lane half-way': {
    storm: true,
    from: 375,
    plant: () =>
      lanes((results) => results.filter(({ steps }) => steps.every((step, i) => step.type !== 'resolved' || i === 0))),
  },
  'never resolves a lane at its first task': {
    storm: true,
    plant: () => lanes((results) => results.filter(({ steps }) => steps[0]?.type !== 'resolved')),
  },
  'lets nobody miss an ending': {
    storm: true,
    plant: () =>
      vi.doMock(`${FOLDER}/plan`, async (original) => {
        const real = await original<typeof Plan>()
        const planOf: typeof Plan.planOf = (scenario, mode) => {
          const plan = real.planOf(scenario, mode)
          return { ...plan, acts: plan.acts.map((act) => ({ ...act, presence: [] })) }
        }
        return { ...real, planOf }
      }),
  },
  'takes places of a lane for one that set different things': {
    storm: false,
    plant: () =>
      vi.doMock(`${FOLDER}/lane-reading`, async (original) => {
        const real = await original<typeof Reading>()
        class LaneReading extends real.LaneReading {
          override place(play: Play): string {
            return super.place(play).split(';').slice(0, 4).join(';')
          }
        }
        return { ...real, LaneReading }
      }),
  },
  'forgets how a lane saw its opening before the lane is folded': {
    storm: false,
    plant: () =>
      places(
        (Places) =>
          class extends Places {
            override viewOf(): number {
              return 0
            }
          },
      ),
  },
  'takes all openings for the first': {
    storm: false,
    plant: () =>
      places(
        (Places) =>
          class extends Places {
            private first: PlacesModule.Group | null = null
            override startOf(group: PlacesModule.Group): string {
              this.first ??= group
              return super.startOf(this.first)
            }
          },
      ),
  },
  'settles without clamping below': {
    storm: false,
    plant: () =>
      vi.doMock(`${FOLDER}/settle`, async (original) => {
        const real = await original<typeof Settle>()
        const settlePoint: typeof Settle.settlePoint = (plan, act, slowest, values) => {
          const low = values.map((value, i) => value < (plan.scenario.meters[i]?.min ?? value))
          real.settlePoint(plan, act, slowest, values)
          low.forEach((below, i) => {
            if (below) values[i] = plan.scenario.meters[i]?.max ?? 0
          })
        }
        return { ...real, settlePoint }
      }),
  },
}

const SIZE = { roles: 2, acts: 2, tasks: 2 }

for (const [name, { storm, plant, from = 0 }] of Object.entries(mutants)) {
  it(`a folder that ${name} is caught`, async () => {
    vi.resetModules()
    plant()
    const { Flow } = await import('../../../src/scenario/prove/flow')
    let caught = false
    for (let seed = from; seed < from + 600 && !caught; seed++) {
      caught = (differences(Flow, evening(seed, SIZE), storm, 300) ?? []).length > 0
    }
    expect(caught).toBe(true)
  }, 120_000)
}
