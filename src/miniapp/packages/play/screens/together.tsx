import { View } from '@tarojs/components'
import { aria } from '../../../components/aria'
import { Button } from '../../../components/button'
import { cx } from '../../../components/classes'
import { steady } from '../../../components/tap'
import type { RoleIx } from '../../../engine'
import { useSession } from '../../../stores/session'
import { words } from '../../../words'
import { actionOf } from '../parts/act'
import { Invented } from '../parts/invented'
import type { ScreenProps } from './props'

/** So many large buttons fit on one screen. */
const MOST_LARGE = 4

/** Everybody presses within a few seconds: one big button, or one for each person round a shared phone. */
export const TogetherScreen = ({ view, screenKey }: ScreenProps) => {
  const page = useSession(({ progress }) => progress.pages[screenKey] ?? 0)
  const room = useSession(({ room: of }) => of)
  const { barrier } = view
  if (room === null || barrier === null || barrier.together === null) return null
  const { attempt, attempts } = barrier.together
  const shared = room.seats.length > 1
  const presses = (
    <View className={cx('presses', !shared && 'presses--one', room.seats.length > MOST_LARGE && 'presses--many')}>
      {room.seats.map((role) => (
        <Press key={role} role={role} acted={view.team[role]?.acted === true} name={view.team[role]?.name ?? ''} />
      ))}
    </View>
  )
  return (
    <View className="together">
      <View className="barrier__kind">
        {attempts > 1
          ? `${words.barrier.together} · ${words.barrier.togetherTry(attempt + 1, attempts)}`
          : words.barrier.together}
      </View>
      <View className="barrier__title">{barrier.title}</View>
      {attempt === 0 ? null : <View className="task__wrong">{`✗ ${words.barrier.missedTogether}`}</View>}
      {shared && page === 0 ? null : <View className="together__how">{howTo(view, shared)}</View>}
      {shared && page === 0 ? null : presses}
      {shared && page > 0 ? null : (
        <>
          <View className="barrier__prompt">{barrier.prompt}</View>
          <Invented on={barrier.invented} />
        </>
      )}
      {shared && page === 0 ? (
        // Everything is read before the buttons come, so that all of them fit on one screen.
        <Button
          name="press-begin"
          label={words.barrier.togetherBegin}
          onTap={() => useSession.getState().turnPage(screenKey, 1)}
        />
      ) : null}
    </View>
  )
}

const howTo = ({ barrier, me, team }: ScreenProps['view'], shared: boolean): string => {
  if (shared) return words.barrier.togetherOne
  if (me !== null && team[me.role]?.acted === true) return words.todo.pressed
  return barrier?.together?.open === true
    ? words.barrier.togetherOpen
    : words.barrier.togetherSays(barrier?.together?.windowSec ?? 0)
}

const Press = ({ role, acted, name }: { readonly role: RoleIx; readonly acted: boolean; readonly name: string }) => {
  const room = useSession(({ room: of }) => of)
  const view = room?.view(role)
  const press = view === undefined ? undefined : actionOf(view, 'press', role)
  const tap = (): void => {
    if (press !== undefined && !acted) void useSession.getState().send(role, { ...press })
  }
  return (
    <View
      className={cx('press', `press-${role}`, acted && 'press--done')}
      onClick={steady(tap)}
      {...aria({ role: 'button', disabled: acted })}
    >
      <View className="press__name">{name}</View>
      <View className="press__label">{acted ? `✓ ${words.barrier.pressed}` : (view?.me?.press ?? '')}</View>
    </View>
  )
}
