import Taro from '@tarojs/taro'

/** The font scale chosen in WeChat (1 to 1.5); 1 where the platform has none. */
export const systemFontScale = (): number => {
  if (process.env.TARO_ENV !== 'weapp') return 1
  try {
    // Newer than the typings.
    const { fontSizeScaleFactor: factor } = Taro.getAppBaseInfo() as { readonly fontSizeScaleFactor?: unknown }
    return typeof factor === 'number' && Number.isFinite(factor) ? factor : 1
  } catch {
    return 1
  }
}

type WakeLock = { request(kind: 'screen'): Promise<{ release(): Promise<void> }> }
let awake: { release(): Promise<void> } | null = null

/** Keeps the screen lit while somebody reads; a platform that can't is left alone. */
export const keepScreenOn = (on: boolean): void => {
  if (process.env.TARO_ENV === 'weapp') {
    Taro.setKeepScreenOn({ keepScreenOn: on, fail: () => undefined })
    return
  }
  const lock = typeof navigator === 'undefined' ? undefined : (navigator as unknown as { wakeLock?: WakeLock }).wakeLock
  if (lock === undefined) return
  if (!on) {
    awake?.release().catch(() => undefined)
    awake = null
    return
  }
  lock
    .request('screen')
    .then((held) => {
      awake = held
    })
    .catch(() => undefined)
}

/** Shows a new screen from its top. Only ever called for a screen the reader asked for. */
export const toTop = (): void => {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 })?.catch?.(() => undefined)
}

/** A drawing or portrait of a scenario, as packed beside the app. */
export const artUrl = (scenario: string, file: string): string => `/art/${scenario}/${file}`

/** A seed for a new session. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 31)
