import { View } from '@tarojs/components'
import { type MutableRefObject, useEffect, useRef, useState } from 'react'
import { aria } from '../../../components/aria'
import type { RoleIx, View as Seen } from '../../../engine'
import { words } from '../../../words'

interface MovedProps {
  readonly view: Seen
  /** Where this phone itself asked to sit last; undefined = nowhere yet. */
  readonly wanted: MutableRefObject<RoleIx | null | undefined>
}

/** Says so when somebody else has given this phone another place. */
export const Moved = ({ view, wanted }: MovedProps) => {
  const seat = view.me?.role ?? null
  const before = useRef(seat)
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    if (before.current === seat) return
    const left = before.current
    before.current = seat
    // Who was let in, or sat down, knows why.
    setMoved(left !== null && seat !== wanted.current)
  }, [seat])
  if (!moved) return null
  const { lobby } = words.room
  return (
    <View className="moved" {...aria({ role: 'alert' })}>
      {seat === null ? lobby.movedAside : lobby.movedTo(view.team[seat]?.name ?? '')}
    </View>
  )
}
