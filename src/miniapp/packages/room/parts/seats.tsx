import { View } from '@tarojs/components'
import { memo } from 'react'
import type { Around } from '@/protocol/frames'
import { aria } from '../../../components/aria'
import { cx } from '../../../components/classes'
import { Portrait } from '../../../components/portrait'
import { steady } from '../../../components/tap'
import type { MemberView, RoleIx, View as Seen } from '../../../engine'
import { namesOn, phonesOn } from '../../../stores/people'
import { words } from '../../../words'

interface SeatsProps {
  readonly view: Seen
  readonly around: Around
  readonly scenario: string
  /** The seat this phone has knocked at. */
  readonly knocked: RoleIx | null
  /** The seat at which it was turned away. */
  readonly turned: RoleIx | null
  readonly onSeat: (role: RoleIx) => void
}

/** The four chairs: who has come, which are empty; a tap sits down, or knocks where somebody sits. */
export const Seats = ({ view, around, scenario, knocked, turned, onSeat }: SeatsProps) => (
  <View className="chairs" {...aria({ role: 'list' })}>
    {view.team.map((member, role) => {
      const phones = phonesOn(around, role)
      return (
        <Chair
          key={member.name}
          role={role}
          member={member}
          scenario={scenario}
          mine={view.me?.role === role}
          names={namesOn(around, role)}
          phones={phones.length}
          blinking={around.blinking.includes(role)}
          open={view.phase === 'lobby' && phones.length === 0}
          knocked={knocked === role}
          turned={turned === role}
          onSeat={onSeat}
        />
      )
    })}
  </View>
)

interface ChairProps {
  readonly role: RoleIx
  readonly member: MemberView
  readonly scenario: string
  readonly mine: boolean
  readonly names: string
  readonly phones: number
  readonly blinking: boolean
  /** Nobody has to be asked. */
  readonly open: boolean
  readonly knocked: boolean
  readonly turned: boolean
  readonly onSeat: (role: RoleIx) => void
}

const Chair = memo((props: ChairProps) => {
  const { role, member, scenario, mine, names, phones, blinking, open, knocked, turned, onSeat } = props
  const { lobby, sheet } = words.room
  const who =
    phones === 0
      ? lobby.empty
      : [names === '' ? (mine ? '' : lobby.taken) : lobby.takenBy(names), phones > 1 ? sheet.phones(phones) : '']
          .filter((part) => part !== '')
          .join(' · ')
  const state = blinking ? lobby.blinking : phones > 0 && member.presence === 'away' ? lobby.awayNow : ''
  const act = mine ? lobby.mine : knocked ? lobby.knocking : turned ? lobby.turned : open ? lobby.sit : lobby.knock
  return (
    <View
      className={cx('chair', `chair-${role}`, mine && 'chair--mine', open && 'chair--open')}
      {...(mine ? {} : { onClick: steady(() => onSeat(role)) })}
      {...aria(mine ? { role: 'listitem' } : { role: 'button', label: `${member.name}，${who}，${act}` })}
    >
      <Portrait scenario={scenario} file={member.portrait} name={member.name} size="large" />
      <View className="chair__who">
        <View className="chair__line">
          <View className="chair__name">{member.name}</View>
          <View className="chair__title">{member.title}</View>
        </View>
        <View className="chair__by">{[who, state].filter((part) => part !== '').join(' · ')}</View>
        <View className="chair__act">{mine ? `● ${act}` : knocked ? act : `○ ${act}`}</View>
      </View>
    </View>
  )
})
Chair.displayName = 'Chair'
