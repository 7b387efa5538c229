/** What the phone knows of the engine: one door for the whole app. */
export type { Body, Refusal } from '@/engine/command'
export type { FactStatus, RoleIx, Scenario, TaskType } from '@/engine/scenario'
export type {
  ActionView,
  BarrierView,
  DebriefView,
  EndingView,
  FactView,
  LaneView,
  MemberView,
  MeterView,
  RevealView,
  RoleView,
  Sign,
  TaskView,
  View,
} from '@/engine/view-types'
