import dayjs from 'dayjs'
import { words } from './words'

/** Any day without a change of clocks; only its hours are shown. */
const MIDNIGHT = dayjs('2021-06-01T00:00:00')
const DAY = 24 * 60

/** The story clock in words, from minutes since midnight of the first day: “晚上 7:30”, “次日 凌晨 1:05”. */
export const storyTime = (minutes: number): string => {
  const time = MIDNIGHT.add(minutes, 'minute')
  const part = words.clock.parts[time.hour()] ?? ''
  const day = minutes >= DAY ? `${words.clock.next} ` : ''
  return `${day}${part} ${time.format('h:mm')}`
}

/** The day of a past session as people say it: “今天 20:15”, “7月30日 20:15”. */
export const pastTime = (ms: number, now: number): string => {
  const then = dayjs(ms)
  const days = dayjs(now).startOf('day').diff(then.startOf('day'), 'day')
  const day = days === 0 ? words.date.today : days === 1 ? words.date.yesterday : then.format('M月D日')
  return `${day} ${then.format('H:mm')}`
}
