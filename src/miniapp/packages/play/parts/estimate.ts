import type { MemberView } from '../../../engine'
import { words } from '../../../words'

/** Minutes that a step takes on average; only ever said as “about”. */
const STEP_MINUTES = 0.6

/** How far somebody is and how long that may still take: “2/5 步 · 大约还要 2 分钟”. */
export const waitingTime = ({ done, of }: Pick<MemberView, 'done' | 'of'>): string =>
  of > done
    ? `${words.wait.steps(done, of)} · ${words.wait.about(Math.max(1, Math.ceil((of - done) * STEP_MINUTES)))}`
    : words.wait.soon
