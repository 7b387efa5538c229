import { words } from '../../../words'

/** “第三幕”, or “尾声” for the last one of a longer evening. */
export const actName = (number: number, closing: boolean): string =>
  closing && number > 2 ? words.play.lastAct : (words.play.actNames[number] ?? String(number + 1))
