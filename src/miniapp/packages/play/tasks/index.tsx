import type { ComponentType } from 'react'
import type { TaskType } from '../../../engine'
import { AwaitTask } from './await'
import { CheckinTask } from './checkin'
import { ChoiceTask, MultiTask } from './choice'
import { HotspotTask } from './hotspot'
import { MatchTask } from './match'
import { OrderTask } from './order'
import { PassphraseTask } from './passphrase'
import type { TaskProps } from './props'
import { DiscussTask, HandoverTask, ReadTask } from './simple'

/** How each type of task is done. */
export const TASKS: Record<TaskType, ComponentType<TaskProps>> = {
  read: ReadTask,
  choice: ChoiceTask,
  multi: MultiTask,
  order: OrderTask,
  match: MatchTask,
  passphrase: PassphraseTask,
  hotspot: HotspotTask,
  handover: HandoverTask,
  await: AwaitTask,
  checkin: CheckinTask,
  discuss: DiscussTask,
}
