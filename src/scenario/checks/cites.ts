import type { Path } from '../diagnostic'
import type { Model } from '../model'
import type { Reporter } from '../reporter'
import { CLAIMS, row } from '../words'

/** Tasks that tell or ask nothing of their own. */
const SILENT = ['checkin', 'handover', 'discuss']

/** How texts say that a matter is not settled. */
const DOUBT =
  /[一另两二三几多据]说|说法|[有传]的?人?说|研究说|记法|不一|定论|争议|存疑|待考|没有记载|未必|也许|或许|可能|大概/u

/** XH0509: what is told rests on a fact, or is marked as invented. */
export function checkCited(model: Model, reporter: Reporter): void {
  for (const { doc, path, options } of model.tasks) {
    if (doc.invented || doc.type === 'await' || (SILENT.includes(doc.type) && doc.text === undefined)) continue
    const cited = (doc.cites?.length ?? 0) + (doc.teaches?.length ?? 0) > 0 || options.some(({ trap }) => trap)
    if (!cited) reporter.report('XH0509', path, { what: CLAIMS.task })
  }
  for (const { what, path, cites, invented, trapped } of publicClaims(model)) {
    if (cites.length === 0 && !invented && !trapped) reporter.report('XH0509', path, { what })
  }
}

/** XH0511: what rests on a disputed fact says so, where everybody hears it. */
export function checkDoubt(model: Model, reporter: Reporter): void {
  const disputed = new Set(model.document.facts.flatMap(({ id, status }) => (status === '存疑' ? [id] : [])))
  for (const { what, owner, cites, texts } of publicClaims(model)) {
    const doubtful = cites.filter((id) => disputed.has(id))
    const [first] = doubtful
    if (first === undefined || texts.some((text) => DOUBT.test(text))) continue
    reporter.report('XH0511', [...owner, 'cites', cites.indexOf(first)], { what, facts: row(doubtful) })
  }
}

/** A text for all that may state history. */
interface Claim {
  readonly what: string
  /** Where it stands, and what holds its `cites`. */
  readonly path: Path
  readonly owner: Path
  readonly texts: readonly string[]
  readonly cites: readonly string[]
  readonly invented: boolean
  /** A trap of it names its fact. */
  readonly trapped: boolean
}

/** Openings, barriers and endings. `unfinished` speaks of tonight alone, and needs no source. */
function* publicClaims({ acts, document }: Model): Generator<Claim> {
  const claim = (
    what: string,
    owner: Path,
    { cites = [], invented = false }: { cites?: readonly string[]; invented?: boolean },
    texts: readonly string[],
    more: Partial<Claim> = {},
  ): Claim => ({ what, path: owner, owner, texts, cites, invented, trapped: false, ...more })

  for (const { doc, path, outcomes } of acts) {
    if (doc.opening.length > 0) {
      const texts = doc.opening.map((one) => (typeof one === 'string' ? one : one.text))
      yield claim(CLAIMS.opening, path, doc, texts, { path: [...path, 'opening'] })
    }
    const texts = [doc.barrier.prompt, ...outcomes.map((outcome) => outcome.doc.text)]
    const trapped = outcomes.some(({ trap }) => trap)
    yield claim(CLAIMS.barrier, [...path, 'barrier'], doc.barrier, texts, { trapped })
  }
  for (const [i, ending] of document.endings.entries()) yield claim(CLAIMS.ending, ['endings', i], ending, ending.text)
}
