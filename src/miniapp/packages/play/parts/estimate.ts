import type { MemberView, View } from '../../../engine'
import { words } from '../../../words'

/** Minutes that a step takes on average; only ever said as “about”. */
const STEP_MINUTES = 0.6

/** How far somebody is and how long that may still take: “2/5 步 · 大约还要 2 分钟”. */
export const waitingTime = ({ done, of }: Pick<MemberView, 'done' | 'of'>): string =>
  of > done
    ? `${words.wait.steps(done, of)} · ${words.wait.about(Math.max(1, Math.ceil((of - done) * STEP_MINUTES)))}`
    : words.wait.soon

/** Who somebody waits for, in two lines: what they are at, and how long that may take; of absent ones what becomes of it. */
export const waitedFor = (member: MemberView, { team }: View): { readonly who: string; readonly far: string } => {
  const { name, presence, proxy, doing, done, of, sign } = member
  const far = of > done ? waitingTime(member) : words.sign[sign].word
  if (presence === 'present') return { who: words.wait.at(name, doing), far }
  const state = presence === 'left' ? words.room.sheet.state.left : words.room.sheet.state.away
  const stand = proxy === null ? undefined : team[proxy]
  return {
    who: `${name} · ${stand === undefined ? state : words.room.sheet.proxy(stand.name)}`,
    far: of > done ? (stand === undefined ? words.wait.absent : far) : words.sign.waiting.word,
  }
}
