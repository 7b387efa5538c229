import { describe, expect, it } from 'vitest'
import { playGame } from '../../src/companions'
import { viewFor } from '../../src/engine'
import { type Evening, inEdition, newEvening, playOn, present, stateAt, travel } from '../../src/preview/evening'
import type { OptionDocument, ScenarioDocument, TaskDocument } from '../../src/scenario'
import { commandsOf, edited, editionOf, phoneOf, wholeEvening } from './night'

const edition = editionOf()
const SEEDS = [1, 2, 3, 4, 5]

/** What an evening came to, in the words of the document. */
const upshot = ({ edition: { model, scenario }, states }: Evening): unknown => {
  const play = states[states.length - 1]?.play
  return {
    steps: states.length,
    phase: play?.phase,
    ending: scenario.endings[play?.ending ?? -1]?.title,
    traps: model.traps.filter((_, i) => play?.sprung[i] === true).map(({ doc }) => doc.id),
    outcomes: play?.outcomes.map((outcome, i) => (outcome === null ? null : model.acts[i]?.outcomes[outcome]?.word)),
    clock: play?.clock,
    scores: play?.scores,
  }
}

/** Every task of a document with its list. */
const tasksOf = (document: ScenarioDocument): TaskDocument[] => {
  const below = (list: TaskDocument[]): TaskDocument[] =>
    list.flatMap((task) => [
      task,
      ...('options' in task ? task.options.flatMap(({ then }: OptionDocument) => below(then ?? [])) : []),
    ])
  return document.acts.flatMap(({ lanes }) => Object.values(lanes).flatMap(below))
}

const laneOf = (document: ScenarioDocument, act: number, role: string): TaskDocument[] => {
  const lane = document.acts[act]?.lanes[role]
  if (lane === undefined) throw new Error(`no lane ${role}`)
  return lane
}

const firstRole = edition.model.document.roles[0]?.id ?? ''

describe('an evening that is tried out', () => {
  it('begins with everybody seated and the first act open', () => {
    const { table, play } = present(newEvening(edition, 1))
    expect(table.seats.every(({ presence }) => presence === 'present')).toBe(true)
    expect(play?.act).toBe(0)
    expect(play?.touched).toBe(false)
  })

  it('is the evening that companions play', () => {
    for (const seed of SEEDS) {
      const game = playGame(edition.scenario, { seed })
      const evening = wholeEvening(edition, seed)
      expect(present(evening).play).toEqual(game.state.play)
      expect(evening.states).toHaveLength(evening.moves.length + 1)
    }
  })

  it('shows every place as it was, and loses nothing by looking', () => {
    const evening = wholeEvening(edition, 1)
    const last = evening.states.length - 1
    for (const place of [last, 0, 7, 3, last]) {
      const there = travel(evening, place)
      expect(there.at).toBe(place)
      expect(present(there)).toBe(evening.states[place])
      expect(there.moves).toBe(evening.moves)
    }
    expect(travel(evening, -4).at).toBe(0)
    expect(travel(evening, 99_999).at).toBe(last)
  })

  it('goes another way from a past place, and says how much lay after it', () => {
    const evening = wholeEvening(edition, 1)
    const past = travel(evening, 2)
    const command = commandsOf(edition, 1)[2]
    if (command === undefined) throw new Error('too short')
    const { evening: other, refused, dropped } = playOn(past, { ...command, at: command.at + 500 })
    expect(refused).toBeNull()
    expect(dropped).toBe(evening.moves.length - 2)
    expect(other.moves).toHaveLength(3)
    expect(other.at).toBe(3)
    expect(other.states.slice(0, 3)).toEqual(evening.states.slice(0, 3))
  })

  it('keeps what lay after a place when nothing came of a command there', () => {
    const past = travel(wholeEvening(edition, 1), 2)
    const late = { by: phoneOf(0), at: 0, body: { type: 'ready', role: 0, epoch: 9, act: 0 } } as const
    const { evening, refused, dropped } = playOn(past, late)
    expect(refused).toBe('stale')
    expect(dropped).toBe(0)
    expect(evening.moves).toBe(past.moves)
  })

  it('does not count the mere passing of time', () => {
    const evening = newEvening(edition, 1)
    expect(playOn(evening, { by: 'system', at: 20, body: { type: 'elapse' } }).evening).toBe(evening)
    expect(playOn(evening, { by: phoneOf(1), at: 20, body: { type: 'touch' } }).evening).toBe(evening)
  })
})

describe('an evening in another edition of its scenario', () => {
  it('is the same when nothing has changed', () => {
    for (const seed of SEEDS) {
      const evening = travel(wholeEvening(edition, seed), 11)
      const again = inEdition(evening, editionOf())
      expect(again.stopped).toBeNull()
      expect(again.at).toBe(11)
      expect(again.states).toEqual(evening.states)
    }
  })

  it('stands at the same place with the new words on the phones', () => {
    const place = 9
    const evening = travel(wholeEvening(edition, 2), place)
    const act = present(evening).play?.act ?? 0
    const next = editionOf(
      edited((document) => {
        const opened = document.acts[act]
        if (opened !== undefined) opened.opening = ['江面上起了雾。']
      }),
    )
    const again = inEdition(evening, next)
    expect(again.at).toBe(place)
    expect(again.stopped).toBeNull()
    const seen = viewFor(next.scenario, present(again), { kind: 'role', role: 1 })
    expect(seen.act?.opening).toEqual(['江面上起了雾。'])
  })

  it('means the same options after they were put into another order, and others were put before them', () => {
    const next = editionOf(
      edited((document) => {
        for (const task of tasksOf(document)) {
          if (task.type === 'choice') task.options = [{ text: '再想一想', wrong: true }, ...[...task.options].reverse()]
          if (task.type === 'multi') task.options.reverse()
        }
        for (const { barrier } of document.acts) if (barrier.kind === 'vote') barrier.options.reverse()
      }),
    )
    for (const seed of SEEDS) {
      const evening = wholeEvening(edition, seed)
      expect(upshot(inEdition(evening, next))).toEqual(upshot(evening))
    }
  })

  it('means the same option after its words were changed', () => {
    const next = editionOf(
      edited((document) => {
        for (const task of tasksOf(document))
          if (task.type === 'choice') for (const [i, option] of task.options.entries()) option.text = `第${i + 1}个办法`
      }),
    )
    for (const seed of SEEDS) {
      const evening = wholeEvening(edition, seed)
      expect(upshot(inEdition(evening, next))).toEqual(upshot(evening))
    }
  })

  it('waits where somebody has something new to do before all can go on', () => {
    const next = editionOf(
      edited((document) => {
        laneOf(document, 0, firstRole).push({ type: 'read', title: '再看一眼', text: '江上没有灯。' })
      }),
    )
    const again = inEdition(wholeEvening(edition, 1), next)
    expect(present(again).play?.act).toBe(0)
    expect(again.stopped?.step).toBeGreaterThan(laneOf(edition.model.document, 0, firstRole).length)
    expect(again.stopped?.what).not.toBe('')
    expect(again.stopped?.why).not.toBe('')
  })

  it('stops before the first step that makes no sense any more, and says which and why', () => {
    const evening = wholeEvening(edition, 1)
    const place = evening.states.findIndex(({ play }) => play?.act === 1) + 6
    const next = editionOf(
      edited((document) => {
        laneOf(document, 1, firstRole).unshift({ type: 'read', title: '先听一听', text: '江上没有声音。' })
      }),
    )
    const again = inEdition(travel(evening, place), next)
    const step = evening.moves.findIndex(({ act, task }) => {
      return act === 1 && task !== null && edition.scenario.tasks[task]?.role === 0
    })
    const was = edition.scenario.tasks[evening.moves[step]?.task ?? -1]
    const who = edition.scenario.roles[0]?.name
    expect(again.stopped).toEqual({
      step: step + 1,
      what: expect.stringContaining(who ?? '?'),
      why: `${who}现在要先做“先听一听”，还轮不到“${was?.title || was?.todo}”`,
    })
    expect(again.at).toBe(Math.min(place, step))
    expect(again.states).toHaveLength(step + 1)
  })

  it('comes back to its place when the change is taken back', () => {
    const evening = wholeEvening(edition, 1)
    const place = evening.states.length - 3
    const broken = editionOf(
      edited((document) => {
        laneOf(document, 1, firstRole).unshift({ type: 'read', title: '先听一听', text: '江上没有声音。' })
      }),
    )
    const there = travel(evening, place)
    const back = inEdition(inEdition(there, broken), edition)
    expect(back.stopped).toBeNull()
    expect(back.at).toBe(place)
    expect(back.states).toEqual(there.states)
  })

  it('lets go of what it can not follow once something new is played', () => {
    const broken = editionOf(
      edited((document) => {
        laneOf(document, 1, firstRole).unshift({ type: 'read', title: '先听一听', text: '江上没有声音。' })
      }),
    )
    const again = inEdition(wholeEvening(edition, 1), broken)
    const lane = present(again).play?.lanes[0]
    const answer = {
      type: 'answer',
      role: 0,
      epoch: 0,
      step: lane?.step ?? 0,
      attempt: 0,
      answer: { done: true },
    } as const
    const played = playOn(again, { by: phoneOf(0), at: 9_999_999, body: answer })
    expect(played.refused).toBeNull()
    expect(played.evening.stopped).toBeNull()
    expect(played.evening.moves).toHaveLength(again.at + 1)
    expect(played.dropped).toBe(again.moves.length - again.at)
  })

  it('says that a task is gone', () => {
    const evening = wholeEvening(edition, 1)
    const first = evening.moves.find(({ task }) => task !== null)
    const gone = edition.model.tasks[first?.task ?? -1]
    if (gone === undefined || gone.depth > 0) throw new Error('not in a lane')
    const next = inEdition(
      evening,
      editionOf(
        edited((document) => {
          const role = document.roles[gone.role]?.id ?? ''
          const lane = laneOf(document, gone.act, role)
          const other: TaskDocument = { type: 'discuss', title: '商量一下', text: '大家说一说。' }
          if (gone.doc.id !== undefined) other.id = gone.doc.id
          // Other texts may rest on what was taught here.
          if (gone.doc.teaches !== undefined) other.teaches = gone.doc.teaches
          lane[gone.index] = gone.doc.type === 'discuss' ? { ...other, type: 'read' } : other
        }),
      ),
    )
    expect(next.stopped?.step).toBe(1)
    expect(next.stopped?.why).toContain('没有了')
    expect(next.at).toBe(0)
    expect(stateAt(next, 0).play?.act).toBe(0)
  })
})
