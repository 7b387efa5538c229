import { words } from '../../../words'

/** “第三幕”, or “尾声” for the last one of a longer evening. */
export const actName = (number: number, of: number): string =>
  of > 3 && number === of - 1 ? words.play.lastAct : (words.play.actNames[number] ?? String(number + 1))
