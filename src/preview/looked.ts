import type { RoleIx, View } from '../engine'
import { actKey, freshProgress, type Progress, replyKey } from '../miniapp/play/progress'

/**
 * What a phone has looked at, by place of the evening: as the phone itself told it, or as it must be for a phone that
 * nobody held while companions played.
 */
export type Look = Progress | 'opening' | 'caughtUp'

/** Everything up to here was read: the phone shows what is to do now. */
const caughtUp = (view: View, role: RoleIx): Progress => ({
  ...freshProgress(role),
  opened: actKey(view),
  told: actKey(view),
  reveals: view.reveals.length,
  briefed: [role],
  replied: { [role]: replyKey(view) },
})

/** The act has just opened on this phone. */
const atOpening = (view: View, role: RoleIx): Progress => ({
  ...caughtUp(view, role),
  opened: '',
  briefed: (view.act?.number ?? 0) > 0 ? [role] : [],
})

export const progressFor = (look: Look, view: View, role: RoleIx): Progress => {
  if (look === 'opening') return atOpening(view, role)
  if (look === 'caughtUp') return caughtUp(view, role)
  return look
}

/** The looks of all phones along an evening. */
export class Looks {
  private places: Map<RoleIx, Look>[] = []

  /** What was looked at at this place, or last before it. */
  at(place: number, role: RoleIx): Look {
    for (let i = Math.min(place, this.places.length - 1); i >= 0; i -= 1) {
      const look = this.places[i]?.get(role)
      if (look !== undefined) return look
    }
    return 'opening'
  }

  set(place: number, role: RoleIx, look: Look): void {
    while (this.places.length <= place) this.places.push(new Map())
    this.places[place]?.set(role, look)
  }

  /** Forgets what lies after a place. */
  cut(place: number): void {
    this.places.length = Math.min(this.places.length, place + 1)
  }

  copy(): Looks {
    const copy = new Looks()
    copy.places = this.places.map((looks) => new Map(looks))
    return copy
  }
}
