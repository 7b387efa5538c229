import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from '../../../components/aria'
import { Meter } from '../../../components/meter'
import { Portrait } from '../../../components/portrait'
import type { MeterView, RoleIx } from '../../../engine'
import { useSession } from '../../../stores/session'
import { storyTime } from '../../../story-time'
import { words } from '../../../words'
import { actName } from '../parts/act-name'
import { todoOf } from '../parts/todo'

/** Always in sight: who I am, what I do now, how late it is, how the team stands. */
export const Head = memo(() => {
  const live = useSession((state) => state.live)
  const stage = useSession((state) => state.stage)
  const scenario = useSession((state) => state.scenario?.id ?? '')
  const holder = useSession((state) => state.progress.holder)
  const rescuing = useSession((state) => state.progress.rescuing)
  const remote = useSession(({ room }) => room?.remote === true)
  if (live === null || stage === null) return null
  // The clock of the page that is read: it moves when the reader does.
  const { view } = stage
  const me = view.me === null ? undefined : view.team[view.me.role]
  const act = view.act === null ? '' : `${actName(view.act.number, view.act.closing)} · ${view.act.title}`
  return (
    <View className="head">
      <View className="head__line">
        <View className="head__who">
          {me === undefined ? null : <Portrait scenario={scenario} file={me.portrait} name={me.name} />}
          <View className="head__names">
            <View className="head__name">{whoOf(view.me?.role ?? null, holder, remote, me?.name ?? '')}</View>
            <View className="head__act">{act}</View>
          </View>
        </View>
        <View className="head__clock" {...aria({ label: words.play.clock })}>
          {view.act?.time ?? storyTime(view.clock)}
        </View>
      </View>
      <Meters meters={view.meters} />
      <View className="head__todo" {...aria({ role: 'status', live: 'polite' })}>
        {`${words.play.now}：${todoOf(stage.screen, view, rescuing)}`}
      </View>
    </View>
  )
})
Head.displayName = 'Head'

const whoOf = (role: RoleIx | null, holder: RoleIx | null, remote: boolean, name: string): string => {
  if (role === null) return remote ? words.play.watcher : words.play.table
  return remote && role !== holder ? words.play.standIn(name) : words.play.me(name)
}

const Meters = ({ meters }: { readonly meters: readonly MeterView[] }) => (
  <View className="meters">
    {meters.map((meter) => (
      <Meter key={meter.name} meter={meter} />
    ))}
  </View>
)
