import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import type { ScreenKind } from '../../../play/screen'
import { words } from '../../../words'
import { BriefScreen } from './brief'
import { CombineScreen } from './combine'
import { EndingScreen } from './ending'
import { HeldScreen } from './held'
import { OpeningScreen } from './opening'
import { OutcomeScreen } from './outcome'
import type { ScreenProps } from './props'
import { ReplyScreen } from './reply'
import { RescueScreen } from './rescue'
import { TableScreen } from './table'
import { TaskScreen } from './task'
import { TogetherScreen } from './together'
import { PickScreen, VoteScreen } from './vote'
import { WaitingScreen } from './waiting'
import { WatchScreen } from './watch'

const LobbyScreen = () => <View className="lobby">{words.todo.lobby}</View>

/** The page for each kind of screen. */
export const SCREEN: Record<ScreenKind, ComponentType<ScreenProps>> = {
  lobby: LobbyScreen,
  outcome: OutcomeScreen,
  opening: OpeningScreen,
  table: TableScreen,
  watch: WatchScreen,
  brief: BriefScreen,
  rescue: RescueScreen,
  held: HeldScreen,
  reply: ReplyScreen,
  task: TaskScreen,
  waiting: WaitingScreen,
  vote: VoteScreen,
  together: TogetherScreen,
  combine: CombineScreen,
  pick: PickScreen,
  ending: EndingScreen,
}
