import { create } from 'zustand'
import type { RoleIx } from '../engine'

/** What lies open over the page: a team-mate's card, the room's card with the host's levers, or nothing. */
export type OpenSheet = { readonly kind: 'mate'; readonly role: RoleIx } | { readonly kind: 'room' } | null

interface SheetStore {
  readonly open: OpenSheet
  show(open: OpenSheet): void
}

export const useSheet = create<SheetStore>()((set) => ({ open: null, show: (open) => set({ open }) }))
