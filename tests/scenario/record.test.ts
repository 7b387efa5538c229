import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { simulateCommand } from '../../src/cli/simulate'
import { PERSONAS, type Persona, playGame } from '../../src/companions'
import { loadScenario } from '../../src/scenario'
import { peopleOf, type Simulation, stepsOfCommands, stepsOfEvents } from '../../src/scenario/simulate'

const FILE = 'scenarios/first-congress-night/scenario.json'
const file = path.join(__dirname, '../..', FILE)
const { scenario: loaded } = loadScenario(fs.readFileSync(file, 'utf8'), file)
if (loaded === undefined) throw new Error('the flagship does not load')
const scenario = loaded

/** Four people unlike each other and unlike the built-in ones. */
const TABLE: readonly Persona[] = [
  { charsPerMinute: 90, thinking: 1, pace: 1, slips: 0.1, falls: PERSONAS.careful.falls },
  { charsPerMinute: 300, thinking: 0.6, pace: 1, slips: 0.1, falls: PERSONAS.careful.falls },
  { charsPerMinute: 180, thinking: 2.5, pace: 1, slips: 0.1, falls: PERSONAS.careful.falls },
  { charsPerMinute: 180, thinking: 1, pace: 1, slips: 0.6, falls: { taught: 0.6, heard: 0.6, untaught: 0.6 } },
]
const game = playGame(scenario, { seed: 3, personas: TABLE, readsOpenings: true })

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xinghuo-record-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

describe('a recorded evening', () => {
  const people = peopleOf(scenario, stepsOfCommands(scenario, 3, game.commands))

  it('shows how each person read and hesitated', () => {
    expect(people.map(({ name }) => name)).toEqual(scenario.roles.map(({ name }) => name))
    people.forEach(({ charsPerMinute, thinking, answers }, role) => {
      const truth = TABLE[role] ?? PERSONAS.careful
      expect(answers).toBeGreaterThan(12)
      expect(charsPerMinute / truth.charsPerMinute).toBeGreaterThan(0.75)
      expect(charsPerMinute / truth.charsPerMinute).toBeLessThan(1.35)
      expect(thinking / truth.thinking).toBeGreaterThan(0.6)
      expect(thinking / truth.thinking).toBeLessThan(1.5)
    })
  })

  it('shows who erred more', () => {
    const [first, second, third, fourth] = people.map(({ slips, falls }) => slips + falls.taught + falls.heard)
    expect(fourth).toBeGreaterThan(Math.max(first ?? 0, second ?? 0, third ?? 0))
  })

  it('says the same told as commands or as the events of a room', () => {
    const log = game.log.filter(({ refused }) => refused === null).map(({ events }) => events)
    expect(peopleOf(scenario, stepsOfEvents(scenario, 3, log))).toEqual(people)
  })

  it('leaves out the time somebody was away', () => {
    const long = 20 * 60_000
    const half = Math.floor(game.commands.length / 2)
    const leaving = game.commands[half]
    const at = leaving?.at ?? 0
    // Everybody leaves the room for twenty minutes, and comes back.
    const gone = scenario.roles.flatMap((_, role) => [
      { by: { phone: `p${role}` }, at, body: { type: 'leave' as const } },
    ])
    const back = scenario.roles.map((_, role) => ({
      by: { phone: `p${role}` },
      at: at + long,
      body: { type: 'join' as const, role, host: role === 0 },
    }))
    const later = game.commands.slice(half).map((command) => ({ ...command, at: command.at + long }))
    const commands = [...game.commands.slice(0, half), ...gone, ...back, ...later]
    const again = peopleOf(scenario, stepsOfCommands(scenario, 3, commands))
    again.forEach(({ thinking, charsPerMinute }, role) => {
      expect(Math.abs(thinking - (people[role]?.thinking ?? 0))).toBeLessThan(0.5)
      expect(charsPerMinute / (people[role]?.charsPerMinute ?? 1)).toBeGreaterThan(0.8)
    })
  })
})

describe('simulate', () => {
  const record = path.join(folder, 'evening.json')
  const saved = path.join(folder, 'people.json')
  fs.writeFileSync(record, JSON.stringify({ seed: 3, commands: game.commands }))
  const run = async (...args: string[]) => {
    const out: string[] = []
    const error: string[] = []
    const code = await simulateCommand([file, '--games', '4', ...args], {
      out: (text) => out.push(text),
      error: (text) => error.push(text),
    })
    return { code, out: out.join('\n'), error: error.join('\n') }
  }

  it('plays with the people of a record, and with those it saved of it', async () => {
    const learnt = await run('--record', record, '--save', saved, '--json')
    expect(learnt.error).toBe('')
    const simulation = JSON.parse(learnt.out) as Simulation
    expect(simulation.readers).toBe('people')
    const again = await run('--people', saved, '--json')
    expect(again.out).toBe(learnt.out)
    // The one who thinks longest works longest, and hardly waits.
    const waiting = simulation.roles.map(({ waiting }) => waiting.p50)
    expect(Math.min(...waiting)).toBe(Math.min(waiting[0] ?? 0, waiting[2] ?? 0))
    expect((await run('--record', record)).out).toContain('照记录来的人')
  })

  it('takes people written by hand', async () => {
    const hand = path.join(folder, 'hand.json')
    const people = scenario.roles.map(({ name }) => ({ name, charsPerMinute: 40 }))
    fs.writeFileSync(hand, JSON.stringify(people))
    const { out } = await run('--people', hand, '--json')
    const usual = await run('--readers', 'careful', '--json')
    expect((JSON.parse(out) as Simulation).total.p50).toBeGreaterThan((JSON.parse(usual.out) as Simulation).total.p50)
  })

  it.each([
    ['people that are none', ['--people', record], '不是一组人'],
    ['a record that is none', ['--record', file], '不是命令列表'],
    ['both at once', ['--people', saved, '--record', record], '只能写一个'],
    ['nothing to save', ['--save', saved], '请把 --record 也写上'],
    ['no such file', ['--record', path.join(folder, 'nowhere.json')], '没有这个文件'],
  ])('refuses %s with 2 and the cure', async (_, args, message) => {
    const { code, error } = await run(...args)
    expect(code).toBe(2)
    expect(error).toContain(message)
  })

  it('refuses the record of another scenario', async () => {
    const other = path.join(folder, 'other.json')
    fs.writeFileSync(other, JSON.stringify({ seed: 1, commands: [] }))
    expect((await run('--record', other)).error).toContain('不像是这个剧本的记录')
    fs.writeFileSync(other, JSON.stringify({ scenario: 'another', seed: 1, log: [[]] }))
    expect((await run('--record', other)).error).toContain('另一个版本的记录')
  })
})
