import { useSettings } from '../stores/settings'

let movedAt = 0

/**
 * Wraps a tap that moves on to another page. A second tap of a trembling or hurried finger would land on what has
 * appeared in the same place, so it is ignored for a moment.
 */
export const moving = (tap: () => void) => (): void => {
  if (settling()) return
  movedAt = Date.now()
  tap()
}

/** Wraps a tap that changes something on the page it is on. */
export const steady = (tap: () => void) => (): void => {
  if (!settling()) tap()
}

const settling = (): boolean => {
  const since = Date.now() - movedAt
  return since >= 0 && since < useSettings.getState().tapGuardMs
}
