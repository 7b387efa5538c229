import { View } from '@tarojs/components'
import { memo } from 'react'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { moving, steady } from '../../../components/tap'
import type { ScreenKind } from '../../../play/screen'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'

/**
 * Lies above the team strip and covers nothing that is read: what just happened, a team-mate in need, or that the play
 * has moved on and waits for a tap. Who is in need waits until the news were read, in the team strip: at the largest
 * letters three lines would leave nothing to read on.
 */
export const Strip = memo(() => {
  const notice = useSession((state) => state.notice)
  const next = useSession((state) => state.next)
  const shown = useSession((state) => state.stage?.screen.kind)
  const need = useSession(({ live, stage }) => {
    const role = live?.me?.rescues[0]?.role
    return role === undefined || stage?.screen.kind === 'rescue' ? undefined : live?.team[role]?.name
  })
  const whom = useSession(({ live }) => live?.me?.rescues[0]?.role ?? null)
  const { dismiss, follow, rescue } = useSession.getState()
  return (
    <View className="strips" {...aria({ live: 'polite' })}>
      {notice === null ? null : (
        <View className={`strip strip--${notice.tone}`} onClick={steady(dismiss)}>
          <View className="strip__text">{notice.cure === null ? notice.text : `${notice.text}${notice.cure}`}</View>
          <View className="strip__shut" {...aria({ role: 'button', label: words.play.close })}>
            ✕
          </View>
        </View>
      )}
      {need === undefined || notice !== null ? null : (
        <View className="strip strip--need" onClick={moving(() => rescue(whom))}>
          <View className="strip__text">{`! ${words.rescue.title(need)}`}</View>
          <View className="strip__go">{words.rescue.go}</View>
        </View>
      )}
      {next === null ? null : (
        <View className="strip strip--next">
          <View className="strip__text">{newsOf(next.kind, shown)}</View>
          <Button name="strip__follow" label={words.strip.go} onTap={follow} />
        </View>
      )}
    </View>
  )
})
Strip.displayName = 'Strip'

const newsOf = (kind: ScreenKind, shown: ScreenKind | undefined): string => {
  const { strip } = words
  if (shown === 'held') return words.rescue.saved
  if (shown === 'watch' && kind === 'brief') return words.room.strip.seated
  if (kind === 'watch') return words.room.strip.aside
  if (kind === 'brief') return words.room.strip.moved
  switch (kind) {
    case 'vote':
      return shown === 'vote' ? words.barrier.before : strip.action
    case 'combine':
      return shown === 'combine' ? words.barrier.wrongTogether : strip.action
    case 'together':
    case 'pick':
      return strip.action
    case 'outcome':
    case 'opening':
    case 'reply':
    case 'task':
    case 'held':
    case 'waiting':
      return strip[kind]
    case 'ending':
      return strip.ended
    case 'lobby':
    case 'table':
    case 'rescue':
      return strip.waiting
  }
}
