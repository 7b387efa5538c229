import type { ActionView, RoleIx, View } from '../../../engine'

/** The actions whose `type` may be T, narrowed to T. */
type ActionOf<T extends ActionView['type'], A = ActionView> = A extends { readonly type: infer K }
  ? T extends K
    ? Omit<A, 'type'> & { readonly type: T }
    : never
  : never

/** The action of a type that the view offers, for `role` where one is meant; undefined while it is not offered. */
export const actionOf = <T extends ActionView['type']>(view: View, type: T, role?: RoleIx): ActionOf<T> | undefined => {
  const found = view.me?.actions.find(
    (action) => action.type === type && (role === undefined || !('role' in action) || action.role === role),
  )
  return found as ActionOf<T> | undefined
}

export const nameOf = (view: View, role: RoleIx): string => view.team[role]?.name ?? ''
