/**
 * A scenario as its writer sees it (scenarios/<id>/scenario.json; comments allowed). References are ids in ASCII
 * kebab-case; ids are needed only where something refers to them. The loader turns it into `engine/scenario.ts`.
 */
export interface ScenarioDocument {
  $schema?: string
  formatVersion: 1
  id: string
  version: string
  title: string
  subtitle?: string
  summary: string
  /** Real minutes an evening takes. */
  minutes: { target: number; max: number }
  /** Shown before play: what to read or look at. */
  reading?: { title: string; text: string }[]
  /** Story clock as "19:30"; `end` may lie on the next day as "25:30" (= 01:30). It saturates at `end`. */
  clock: { start: string; end: string }
  /** Spelling of names and places that texts are checked against. */
  glossary?: { term: string; not?: string[] }[]
  sources: { id: string; title: string; publisher: string; url?: string; note?: string }[]
  facts: { id: string; text: string; status: '确证' | '通说' | '存疑'; cite: { source: string; locator: string }[] }[]
  meters: { id: string; name: string; min: number; max: number; start: number; good: 'low' | 'high'; words: string[] }[]
  flags: { id: string; name: string; values: string[]; start: string }[]
  clues: { id: string; title: string; text: string; facts?: string[] }[]
  roles: {
    id: string
    name: string
    title: string
    portrait?: string
    about: string
    brief: string[]
    absence: 'proxy' | 'default' | 'skip'
  }[]
  acts: ActDocument[]
  endings: EndingDocument[]
  unfinished: EndingDocument
  debrief: {
    intro: string
    timeline: { act: string; time: string; text: string; facts?: string[] }[]
    disputed: { title: string; text: string; facts?: string[] }[]
    afterwards: { name: string; text: string; facts?: string[] }[]
    questions: string[]
    scores: { score: ScoreName; name: string; max: number; words: string[] }[]
  }
  /** Remarks for colleagues; never shown in play. Allowed on every object. */
  note?: string
}

export type ScoreName = 'history' | 'teamwork' | 'response' | 'secrecy'

export interface EndingDocument {
  id: string
  title: string
  text: string[]
  when?: ConditionDocument
  art?: string
  /** Facts the text rests on. */
  cites?: string[]
  /** 设计推演: invented for play. */
  invented?: boolean
}

export type ConditionDocument =
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }
  | { not: ConditionDocument }
  | { meter: string; atLeast?: number; atMost?: number }
  /** Story clock, "20:30". */
  | { clock: { atLeast?: string; atMost?: string } }
  | { flag: string; is: string }
  | { done: string }
  | { chose: string; option: string }
  | { sprung: string }
  | { knows: string; role: string }
  /** Outcome of an earlier act's barrier: a vote option's id, hit/missed, right/wrong. */
  | { outcome: string; is: string }
  /** Only in `next`, act openings and endings. */
  | { present: string }

export type EffectDocument =
  | { meter: string; add: number }
  | { flag: string; set: string }
  | { minutes: number }
  | { score: ScoreName; add: number }
  | { give: string; to: string }

export interface ActDocument {
  id: string
  title: string
  place?: string
  /** Shown instead of the story clock where the act is not of that night: “八月初”. */
  time?: string
  /** Story minutes the act takes besides its slowest lane. */
  minutes?: number
  art?: string
  /** Public paragraphs; those whose condition holds are shown one after the other. */
  opening: (string | { when: ConditionDocument; text: string })[]
  /** Facts the opening rests on. */
  cites?: string[]
  /** 设计推演: the opening is invented for play. */
  invented?: boolean
  /** One lane a role, by role id; a role without an entry has an empty lane. */
  lanes: Record<string, TaskDocument[]>
  barrier: BarrierDocument
}

export interface TaskCommon {
  id?: string
  /** Short name of the task (≤ 12 字). */
  title?: string
  /** Pages of text (≤ 120 字 each) told in the second person 你 before the action. A single page may be a plain string. */
  text?: string | string[]
  /** One sentence for “现在该做什么” (≤ 24 字); has a default for each type. */
  todo?: string
  /** Story minutes. */
  minutes?: number
  when?: ConditionDocument
  effects?: EffectDocument[]
  attempts?: number
  fail?: { text?: string; effects?: EffectDocument[] }
  hint?: string
  reply?: string
  teaches?: string[]
  cites?: string[]
  uses?: string[]
  /** 设计推演: invented for play. */
  invented?: boolean
  /** What happens when the role is absent and its tasks are resolved. */
  default?: { option?: string; effects?: EffectDocument[] }
  note?: string
}

export interface OptionDocument {
  id?: string
  text: string
  reply?: string
  effects?: EffectDocument[]
  trap?: TrapDocument
  wrong?: boolean
  then?: TaskDocument[]
  /** A soft remark for the reveal (may rest on a 存疑 fact; costs nothing). */
  remark?: { text: string; fact: string }
}

export type TaskDocument = TaskCommon &
  (
    | { type: 'read' }
    | { type: 'discuss' }
    | { type: 'choice'; options: OptionDocument[]; keepOrder?: boolean }
    | { type: 'multi'; options: (OptionDocument & { right?: boolean })[] }
    /** Items in the right order; phones see them shuffled. */
    | { type: 'order'; items: string[] }
    | { type: 'match'; pairs: { left: string; right: string }[] }
    /** Each slot's word is shown on another role's phone (`note`); people must talk. `answer` is one of `choices`. */
    | {
        type: 'passphrase'
        slots: { label: string; choices: string[]; answer: string; heldBy: string; note: string }[]
      }
    | {
        type: 'hotspot'
        image: string
        imageAlt: string
        size: [number, number]
        /** `box` = x, y, width, height; `text` names the place in words (text alternative, also a button). */
        regions: (OptionDocument & { box: [number, number, number, number] })[]
      }
    | { type: 'handover'; clue: string; to: string }
    | { type: 'await'; clue: string; from: string; missing: string }
    | { type: 'checkin'; code: string; place: string }
  )

export interface TrapDocument {
  id: string
  title: string
  fact: string
  taughtBy: string[]
  consequence: EffectDocument[]
  /** Told at once to the role that chose it. */
  told: string
  /** Told to all at the barrier, with the source, without naming anyone. */
  reveal: string
  hold?: { seconds?: number; remedy: QuizDocument; rescue: QuizDocument }
}

export interface QuizDocument {
  prompt: string
  options: { text: string; right?: boolean }[]
  attempts?: number
}

export interface OutcomeDocument {
  text: string
  effects?: EffectDocument[]
  trap?: Omit<TrapDocument, 'hold' | 'told'>
  remark?: { text: string; fact: string }
}

export type BarrierDocument = {
  title: string
  prompt: string
  todo?: string
  release?: 'present' | 'all'
  nudgeSec?: number
  assistSec?: number
  timeoutSec?: number
  /** Facts to read while waiting. */
  cards?: string[]
  /** Facts that its prompt and its outcomes rest on. */
  cites?: string[]
  invented?: boolean
  /** First match wins; the last has no `when`. `goto` is an act id or "ending". */
  next: { when?: ConditionDocument; goto: string }[]
  note?: string
} & (
  | { kind: 'assemble'; outcome?: OutcomeDocument }
  | {
      kind: 'vote'
      options: ({ id: string; label: string } & OutcomeDocument)[]
      rule: 'majority' | 'unanimous'
      rounds?: number
      /** Option id that wins when nobody breaks the tie. */
      tieBreak: string
    }
  | {
      kind: 'together'
      windowSec?: number
      attempts?: number
      /** Button words by role id. */
      labels?: Record<string, string>
      hit: OutcomeDocument
      missed: OutcomeDocument
    }
  | {
      kind: 'combine'
      attempts?: number
      hint?: string
      /** Each part is given by its role; `answer` is one of `choices`. */
      parts: { role: string; prompt: string; choices: string[]; answer: string }[]
      right: OutcomeDocument
      wrong: OutcomeDocument
    }
)
