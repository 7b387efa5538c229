import { create } from 'zustand'
import { systemFontScale } from '../platform'
import { KEYS, phoneStorage } from '../storage'

export const FONTS = ['standard', 'large', 'huge'] as const
export type Font = (typeof FONTS)[number]
export type Motion = 'full' | 'calm'

/** Scale of text and targets for each setting. */
const SCALES: Record<Font, number> = { standard: 1, large: 1.25, huge: 1.5 }
/** Beyond this no phone shows a sentence on a line any more. */
const LARGEST = 1.6

export interface Settings {
  readonly font: Font
  readonly motion: Motion
  /** A second tap on a button that moves on is ignored for so long (ms). */
  readonly tapGuardMs: number
}

const DEFAULTS: Settings = { font: 'standard', motion: 'full', tapGuardMs: 300 }

interface SettingsStore extends Settings {
  /** What WeChat itself asks for; read again whenever the app is shown. */
  readonly system: number
  change(part: Partial<Settings>): void
  /** Reads the stored settings and WeChat's font size again. */
  refresh(): void
}

const stored = (): Settings => ({ ...DEFAULTS, ...phoneStorage.read<Partial<Settings>>(KEYS.settings) })

export const useSettings = create<SettingsStore>()((set, get) => ({
  ...stored(),
  system: systemFontScale(),
  change: (part) => {
    set(part)
    const { font, motion, tapGuardMs } = get()
    phoneStorage.write(KEYS.settings, { font, motion, tapGuardMs })
  },
  refresh: () => set({ ...stored(), system: systemFontScale() }),
}))

/** The scale in use: the larger of WeChat's and our own. */
export const scaleOf = ({ font, system }: Pick<SettingsStore, 'font' | 'system'>): number =>
  Math.min(LARGEST, Math.max(system, SCALES[font]))
