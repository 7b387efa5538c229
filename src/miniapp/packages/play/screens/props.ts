import type { View } from '../../../engine'

/** What every page of the play gets: the view it shows, its key, and which scenario the drawings belong to. */
export interface ScreenProps {
  readonly view: View
  readonly screenKey: string
  readonly scenario: string
}
