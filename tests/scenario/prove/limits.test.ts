import { describe, expect, it } from 'vitest'
import { readPlayable } from '../../../src/cli/document'
import { loadScenario } from '../../../src/scenario'
import { type Proof, prove, proveNow } from '../../../src/scenario/prove'
import { diagnose } from '../../../src/scenario/prove/diagnose'
import { build, read, type TaskSpec } from '../../fixtures/builder'
import { TWO_LAMPS, TWO_LAMPS_BESIDE } from '../fixture'
import { evening } from './evening'

const FLAGSHIP = 'scenarios/first-congress-night'

describe('limits', () => {
  it('an act that grows too large makes the verdict undecided and names what it had to remember', () => {
    const scenario = evening(36, { roles: 6, acts: 8, tasks: 5 })
    const proof = proveNow(scenario, { cells: 4, now: () => 0 })
    expect(proof.undecided.length).toBeGreaterThan(0)
    expect(proof.undecided[0]).toMatchObject({ analysis: 'calm', reason: 'cells' })
    expect(proof.verdicts.some(({ finding }) => finding === 'undecided')).toBe(true)
    expect(proof.verdicts.some(({ claim, finding }) => claim === 'reachable' && finding === 'refuted')).toBe(false)
  })

  it('the writer is told which act and what to remember less of', () => {
    const { scenario, document, text } = readPlayable(FLAGSHIP)
    const proof = proveNow(scenario, { cells: 500 })
    const told = diagnose(text, 'scenario.json', document, scenario, proof).filter(({ code }) => code === 'XH0813')
    expect(told.length).toBeGreaterThan(0)
    const [{ message, line, severity } = { message: '', line: 0, severity: 'info' }] = told
    expect(message).toMatch(/^第 \d 幕“.+”太复杂，.+没有算完.+要一起记住的有：暴露、/u)
    expect(text.split('\n')[line - 1]).toContain('"id"')
    expect(severity).not.toBe('error')
    const twice = proof.undecided.map((cause) => ({ ...cause, followed: ['sprung 0', 'taught 0'] }))
    const [once] = diagnose(text, 'scenario.json', document, scenario, { ...proof, undecided: twice }).filter(
      ({ code }) => code === 'XH0813',
    )
    expect(once?.message.split(scenario.traps[0]?.title ?? '')).toHaveLength(2)
  })

  it('what the lanes of the act look back at is named with what has to be remembered after it', () => {
    const pick = (name: string): TaskSpec => ({ type: 'choice', name, options: [{}, {}] })
    const looksBack = (chose: string): TaskSpec => read({ when: { chose, option: 1 }, effects: [{ meter: 0, add: 2 }] })
    const scenario = build({
      roles: 2,
      meters: [{ start: 0, max: 9 }],
      acts: [{ lanes: [[pick('one')], [pick('two')]] }, { lanes: [[looksBack('one')], [looksBack('two')]] }],
      endings: [{ meter: 0, atLeast: 4, atMost: null }],
    })
    const [cause] = proveNow(scenario, { cells: 4, bounds: false, now: () => 0 }).undecided
    const [meter] = scenario.meters
    expect(cause).toMatchObject({ act: 1, reason: 'cells', followed: [meter?.name, 'chose 0 1', 'chose 1 1'] })
  })

  it('a proof that is called off says where it stood, and blames nobody', async () => {
    const { scenario, document, text } = readPlayable(FLAGSHIP)
    const cancel = new AbortController()
    const proof = await prove(scenario, {
      signal: cancel.signal,
      progress: (analysis, act) => {
        if (analysis === 'storm' && act > 0) cancel.abort()
      },
    })
    expect(proof.undecided.map(({ analysis, reason }) => [analysis, reason])).toEqual([['storm', 'cancelled']])
    expect(diagnose(text, 'scenario.json', document, scenario, proof)).toEqual([])
  })

  it('says so too when it is called off between two analyses', async () => {
    const { scenario, document, text } = readPlayable('scenarios/crossing-the-yangtze')
    const steps: string[] = []
    await prove(scenario, { progress: (analysis) => steps.push(analysis) })
    for (const [last, next] of [
      ['calm', 'storm'],
      ['storm', 'bounds'],
    ] as const) {
      const cancel = new AbortController()
      let step = -1
      const proof = await prove(scenario, {
        signal: cancel.signal,
        progress: () => {
          step += 1
          if (step === steps.lastIndexOf(last)) cancel.abort()
        },
      })
      expect(proof.undecided.map(({ analysis, reason }) => [analysis, reason])).toEqual([[next, 'cancelled']])
      expect(diagnose(text, 'scenario.json', document, scenario, proof)).toEqual([])
    }
  })

  it('time running out is said too', () => {
    let now = 0
    const proof = proveNow(evening(36, { roles: 6, acts: 8, tasks: 5 }), { ms: 3, now: () => now++ })
    expect(proof.undecided[0]?.reason).toBe('time')
  })

  it('why an example was not found is said: time ran out, or there is none that is cheap enough', () => {
    const [opens, absent] = [
      '"all": [{ "meter": "alarm", "atMost": 1 }, { "flag": "draft", "is": "pocket" }]',
      '"not": { "present": "guest" }',
    ]
    const text = TWO_LAMPS.replace(opens, absent)
    const { document, scenario } = loadScenario(text, 'two-lamps.json', TWO_LAMPS_BESIDE)
    if (document === undefined || scenario === undefined) throw new Error('two-lamps.json does not load')
    const told = (proof: Proof): (readonly [string, string])[] =>
      diagnose(text, 'two-lamps.json', document, scenario, proof).map(({ code, message }) => [code, message])
    // A clock by which calm and storm are done in time, and examples not.
    let now = 0
    const slow = { bounds: false, ms: 1e9, now: () => (now += 1500) }
    expect(told(proveNow(scenario, { bounds: false, now: () => 0 })).map(([code]) => code)).toEqual(['XH0812'])
    const late = proveNow(scenario, slow)
    expect(told(late)).toEqual([['XH0814', expect.stringContaining('时间用完了，没有找完')]])
    const none = late.verdicts.map((one) => (one.unfound === undefined ? one : { ...one, unfound: 'costs' as const }))
    expect(told({ ...late, verdicts: none })).toEqual([
      ['XH0814', expect.stringContaining('离开不多、答错不多的走法里没有')],
    ])
  })
})
