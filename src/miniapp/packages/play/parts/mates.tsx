import { View } from '@tarojs/components'
import { Fold } from '../../../components/fold'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'

/** Asking team-mates who are played by the program: people would say it across the table. */
export const Mates = () => {
  const companions = useSession(({ room }) => room?.companions)
  if (companions === undefined || companions.length === 0) return null
  return (
    <Fold label={words.mates.ask} name="mates">
      {companions.map((role) => (
        <Mate key={role} role={role} />
      ))}
    </Fold>
  )
}

const Mate = ({ role }: { readonly role: number }) => {
  const name = useSession(({ live }) => live?.team[role]?.name ?? '')
  const heard = useSession(({ room }) => room)?.hear(role) ?? []
  return (
    <Fold label={words.mates.says(name)} name={`mate-${role}`}>
      {heard.length === 0 ? <View className="clue__text">{words.mates.nothing}</View> : null}
      {heard.map(({ title, pages }) => (
        <View className="clue" key={title}>
          <View className="clue__title">{title}</View>
          {pages.map((page) => (
            <View className="clue__text" key={page}>
              {page}
            </View>
          ))}
        </View>
      ))}
    </Fold>
  )
}
