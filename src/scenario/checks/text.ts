import { charCount } from '../char-count'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { type TextKind, texts } from '../texts'

const LIMITS = {
  page: ['XH0601', 120],
  title: ['XH0602', 12],
  option: ['XH0603', 40],
  todo: ['XH0604', 24],
} as const satisfies Partial<Record<TextKind, readonly [string, number]>>

const PLACEHOLDERS = /\b(?:TODO|FIXME|TBD)\b|待定|待补|待写|占位|lorem ipsum|\bx{3,}\b|[？?]{3,}/iu
const QUOTED = /“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|"[^"]*"/gu
/** Words with 我 in which no one person speaks. */
const NOT_I = /[自忘无大小]我|我[们国党军方]/gu
const YOU = /[你您]/u

const FEWEST_QUESTIONS = 5

/** XH0601–0608: what is on the screen is short, finished, and told to 你. */
export function checkText(model: Model, reporter: Reporter): void {
  const wrongWords = (model.document.glossary ?? []).flatMap(({ term, not }) =>
    (not ?? []).map((word) => ({ term, word })),
  )
  for (const { text, path, kind, narrated } of texts(model)) {
    if (kind !== 'other') {
      const [code, most] = LIMITS[kind]
      const count = charCount(text)
      if (count > most) reporter.report(code, path, { count, most })
    }
    const placeholder = PLACEHOLDERS.exec(text)
    if (placeholder) reporter.report('XH0605', path, { word: placeholder[0] })
    if (narrated) {
      const told = text.replace(QUOTED, '')
      if (YOU.test(told) && told.replace(NOT_I, '').includes('我')) reporter.report('XH0606', path)
    }
    for (const { term, word } of wrongWords) {
      if (text.includes(word)) reporter.report('XH0607', path, { term, word })
    }
  }
  const { questions } = model.document.debrief
  if (questions.length < FEWEST_QUESTIONS) {
    reporter.report('XH0608', ['debrief', 'questions'], { count: questions.length }, { at: 'key' })
  }
}
