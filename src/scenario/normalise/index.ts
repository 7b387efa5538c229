import { type Debrief, type Ending, SCORES, type Scenario } from '../../engine/scenario'
import { minutesOf } from '../clock'
import type { EndingDocument } from '../document'
import { deepFreeze } from '../freeze'
import { contentHash } from '../hash'
import type { ActEntry, Model } from '../model'
import { barrier } from './barriers'
import { maybeCondition } from './conditions'
import { found, ordinalsOf } from './found'
import { grounds } from './grounds'
import { lane, task } from './tasks'
import { trap } from './traps'

/** The frozen runtime form of a document in which the checks found no error. */
export function normalise(model: Model): Scenario {
  const { document, ordinals } = model
  const content = {
    formatVersion: document.formatVersion,
    id: document.id,
    version: document.version,
    title: document.title,
    subtitle: document.subtitle ?? '',
    summary: document.summary,
    minutes: { target: document.minutes.target, max: document.minutes.max },
    reading: (document.reading ?? []).map(({ title, text }) => ({ title, text })),
    clock: { start: minutesOf(document.clock.start), end: minutesOf(document.clock.end) },
    roles: document.roles.map(({ name, title, portrait, about, brief, absence }) => ({
      name,
      title,
      portrait: portrait ?? null,
      about,
      brief,
      absence,
    })),
    meters: document.meters.map(({ name, min, max, start, good, words }) => ({ name, min, max, start, good, words })),
    flags: document.flags.map(({ name, values, start }) => ({ name, values, start: values.indexOf(start) })),
    clues: document.clues.map(({ title, text, facts }) => ({ title, text, facts: ordinalsOf(facts, ordinals.fact) })),
    sources: document.sources.map(({ title, publisher, url, note }) => ({
      title,
      publisher,
      url: url ?? null,
      note: note ?? null,
    })),
    facts: document.facts.map(({ id, text, status, cite }) => ({
      label: id,
      text,
      status,
      cite: cite.map(({ source, locator }) => ({ source: found(ordinals.source.get(source)), locator })),
    })),
    acts: model.acts.map((entry) => act(model, entry)),
    tasks: model.tasks.map((entry) => task(model, entry)),
    traps: model.traps.map((entry) => trap(model, entry)),
    endings: document.endings.map((one) => ending(model, one)),
    unfinished: ending(model, document.unfinished),
    debrief: debrief(model),
  }
  return deepFreeze(structuredClone({ ...content, hash: contentHash(content) }))
}

function act(model: Model, entry: ActEntry): Scenario['acts'][number] {
  const { doc } = entry
  return {
    ordinal: entry.ordinal,
    title: doc.title,
    place: doc.place ?? '',
    time: doc.time ?? null,
    minutes: doc.minutes ?? 0,
    art: doc.art ?? null,
    opening: doc.opening.map((one) =>
      typeof one === 'string' ? { when: null, text: one } : { when: maybeCondition(model, one.when), text: one.text },
    ),
    ...grounds(model, doc),
    lanes: entry.lanes.map(lane),
    barrier: barrier(model, entry),
  }
}

function ending(model: Model, doc: EndingDocument): Ending {
  const { title, text, when, art } = doc
  return { title, text, when: maybeCondition(model, when), art: art ?? null, ...grounds(model, doc) }
}

function debrief(model: Model): Debrief {
  const { debrief } = model.document
  const { act, fact } = model.ordinals
  return {
    intro: debrief.intro,
    timeline: debrief.timeline.map(({ act: id, time, text, facts }) => ({
      act: found(act.get(id)),
      time,
      text,
      facts: ordinalsOf(facts, fact),
    })),
    disputed: debrief.disputed.map(({ title, text, facts }) => ({ title, text, facts: ordinalsOf(facts, fact) })),
    afterwards: debrief.afterwards.map(({ name, text, facts }) => ({ name, text, facts: ordinalsOf(facts, fact) })),
    questions: debrief.questions,
    scores: SCORES.map((score) => {
      const { name, max, words } = found(debrief.scores.find((one) => one.score === score))
      return { name, max, words }
    }),
  }
}
