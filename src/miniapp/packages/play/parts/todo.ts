import type { View } from '../../../engine'
import type { Screen } from '../../../play/screen'
import { words } from '../../../words'
import { actionOf, nameOf } from './act'

/** “What do I do now”, in one sentence. */
export const todoOf = (screen: Screen, view: View, rescuing: number | null): string => {
  const { todo } = words
  const own = view.barrier?.todo ?? ''
  switch (screen.kind) {
    case 'task':
      return view.me?.lane.task?.todo ?? ''
    case 'waiting':
      return actionOf(view, 'ready') === undefined ? todo.waiting : own || todo.ready
    case 'vote':
      return view.me?.given === null ? own || todo.vote : todo.voted
    case 'together':
      return own || todo.press
    case 'combine':
      return view.me?.parts.some(({ given }) => given === null) === true ? own || todo.part : todo.partGiven
    case 'rescue':
      return todo.rescue(rescuing === null ? '' : nameOf(view, rescuing))
    case 'table':
      return todo.table
    case 'watch':
      return todo.watch
    case 'ending':
      return todo.ended
    case 'lobby':
    case 'outcome':
    case 'opening':
    case 'brief':
    case 'held':
    case 'reply':
    case 'pick':
      return todo[screen.kind]
  }
}
