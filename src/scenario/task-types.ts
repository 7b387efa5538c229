import type { TaskType } from '../engine/scenario'

const ANSWERED: readonly TaskType[] = ['choice', 'multi', 'order', 'match', 'passphrase', 'hotspot', 'checkin']

/** Whether a type of task can be answered wrongly; the others end with their first answer. */
export const isAnswered = (type: TaskType): boolean => ANSWERED.includes(type)
