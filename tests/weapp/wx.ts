import WebSocket from 'ws'
import type { Clock } from './clock'

/** What an API of `wx` is called with: settings and up to three callbacks. */
export interface Options {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
  [setting: string]: unknown
}

export interface Device {
  /** px, as WeChat counts them. */
  readonly windowWidth: number
  readonly windowHeight: number
  /** WeChat's own font size, 1 is the standard one. */
  readonly fontSizeScaleFactor: number
}

/** What outlives a closed app: storage, by key, as WeChat keeps it (values are copied in and out). */
export type Storage = Map<string, string>

export interface Call {
  readonly name: string
  readonly options: Options
}

export interface WxHost {
  readonly clock: Clock
  readonly device: Device
  readonly storage: Storage
  readonly calls: Call[]
  readonly launch: { readonly path: string; readonly query: Record<string, string>; readonly scene: number }
  readonly isAlive: () => boolean
  readonly navigate: Record<'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', (url: string) => void>
  readonly back: (delta: number) => void
}

const KEY_LIMIT = 1024 * 1024

const SIMPLE = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'setClipboardData',
  'vibrateShort',
  'vibrateLong',
  'setKeepScreenOn',
  'pageScrollTo',
  'showShareMenu',
  'hideShareMenu',
  'hideKeyboard',
  'enableAlertBeforeUnload',
  'disableAlertBeforeUnload',
]

const LISTENERS = [
  'AppShow',
  'AppHide',
  'NetworkStatusChange',
  'ThemeChange',
  'UnhandledRejection',
  'Error',
  'PageNotFound',
  'MemoryWarning',
  'WindowResize',
  'KeyboardHeightChange',
]

type Listener = (event: object) => void

export interface Wx {
  /** The object that compiled code sees as `wx`. */
  readonly wx: Record<string, unknown>
  /** Tells the listeners of `wx.on<name>`. */
  emit(name: string, event: object): void
}

/** A `wx` for one boot. Every call is noted in `host.calls`; results come later, never at once, as on a phone. */
export const createWx = (host: WxHost, extra: Record<string, unknown>): Wx => {
  const { clock, device, storage, calls } = host
  const listeners = new Map<string, Set<Listener>>(LISTENERS.map((name) => [name, new Set()]))

  const succeed = (options: Options | undefined, result: object = {}): void => {
    clock.setTimeout(() => {
      const answer = { errMsg: 'ok', ...result }
      options?.success?.(answer)
      options?.complete?.(answer)
    })
  }
  const fail = (options: Options | undefined, errMsg: string): void => {
    clock.setTimeout(() => {
      options?.fail?.({ errMsg })
      options?.complete?.({ errMsg })
    })
  }
  /** An API that does `work` and answers with what it returns; what it throws becomes `fail`. */
  const api =
    (name: string, work: (options: Options) => object | undefined = () => undefined) =>
    (options: Options = {}): void => {
      calls.push({ name, options })
      try {
        succeed(options, work(options) ?? {})
      } catch (error) {
        fail(options, `${name}:fail ${error instanceof Error ? error.message : String(error)}`)
      }
    }

  const write = (key: string, data: unknown): void => {
    const text = JSON.stringify(data)
    if (text === undefined) throw new Error(`setStorage:fail nothing to store under ${key}`)
    if (Buffer.byteLength(text) > KEY_LIMIT) throw new Error(`setStorage:fail ${key} exceeds 1 MB`)
    if (host.isAlive()) storage.set(key, text)
  }
  const read = (key: string): unknown => {
    const text = storage.get(key)
    return text === undefined ? '' : JSON.parse(text)
  }

  const system = {
    ...device,
    platform: 'devtools',
    brand: 'devtools',
    model: 'phone',
    system: 'iOS 16.0',
    language: 'zh_CN',
    version: '8.0.50',
    SDKVersion: '3.8.12',
    pixelRatio: 2,
    screenWidth: device.windowWidth,
    screenHeight: device.windowHeight + 64,
    statusBarHeight: 20,
    fontSizeSetting: 16 * device.fontSizeScaleFactor,
    safeArea: {
      left: 0,
      top: 20,
      right: device.windowWidth,
      bottom: device.windowHeight,
      width: device.windowWidth,
      height: device.windowHeight - 20,
    },
  }

  const connectSocket = (options: Options): object => {
    calls.push({ name: 'connectSocket', options })
    const socket = new WebSocket(String(options.url))
    const whenAlive = (call: () => void) => {
      if (host.isAlive()) call()
      else socket.terminate()
    }
    succeed(options)
    return {
      onOpen: (f: Listener) => socket.on('open', () => whenAlive(() => f({}))),
      onMessage: (f: Listener) =>
        socket.on('message', (data, isBinary) =>
          whenAlive(() => f({ data: isBinary ? new Uint8Array(data as Buffer).buffer : String(data) })),
        ),
      onError: (f: Listener) => socket.on('error', (error) => whenAlive(() => f({ errMsg: error.message }))),
      onClose: (f: Listener) =>
        socket.on('close', (code, reason) => whenAlive(() => f({ code, reason: String(reason) }))),
      send: (message: Options) => {
        socket.send(String(message.data))
        succeed(message)
      },
      close: (closing?: Options) => {
        socket.close(Number(closing?.code ?? 1000), String(closing?.reason ?? ''))
        succeed(closing)
      },
    }
  }

  /** Layout does not exist here: every query is answered with nothing. */
  const createSelectorQuery = (): object => {
    const asked: unknown[] = []
    const query: Record<string, unknown> = {}
    for (const name of ['in', 'select', 'selectAll', 'selectViewport']) query[name] = () => query
    for (const name of ['fields', 'boundingClientRect', 'scrollOffset', 'node', 'context']) {
      query[name] = (call?: (result: null) => void) => {
        asked.push(call)
        return query
      }
    }
    query.exec = (call?: (results: null[]) => void) => {
      clock.setTimeout(() => call?.(asked.map(() => null)))
      return query
    }
    return query
  }

  const wx: Record<string, unknown> = {
    canIUse: () => true,
    nextTick: (call: () => void) => clock.setTimeout(call),
    getSystemInfoSync: () => system,
    getSystemInfo: api('getSystemInfo', () => system),
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ left: 278, top: 24, right: 365, bottom: 56, width: 87, height: 32 }),

    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: string) => {
      if (host.isAlive()) storage.delete(key)
    },
    clearStorageSync: () => {
      if (host.isAlive()) storage.clear()
    },
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 }),
    getStorage: api('getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new Error('data not found')
      return { data: read(String(key)) }
    }),
    setStorage: api('setStorage', ({ key, data }) => {
      write(String(key), data)
      return undefined
    }),
    removeStorage: api('removeStorage', ({ key }) => {
      if (host.isAlive()) storage.delete(String(key))
      return undefined
    }),

    navigateBack: api('navigateBack', ({ delta }) => {
      host.back(Number(delta ?? 1))
      return undefined
    }),
    showModal: api('showModal', () => ({ confirm: true, cancel: false })),
    showActionSheet: api('showActionSheet', () => ({ tapIndex: 0 })),
    getNetworkType: api('getNetworkType', () => ({ networkType: 'wifi' })),
    scanCode: api('scanCode', () => ({ result: '' })),
    connectSocket,
    createSelectorQuery,
    createIntersectionObserver: () => ({ relativeToViewport: () => ({ observe: () => {} }), disconnect: () => {} }),
  }
  for (const name of SIMPLE) wx[name] = api(name)
  for (const name of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'] as const) {
    wx[name] = api(name, ({ url }) => {
      host.navigate[name](String(url))
      return undefined
    })
  }
  for (const [name, known] of listeners) {
    wx[`on${name}`] = (call: Listener) => known.add(call)
    wx[`off${name}`] = (call?: Listener) => (call === undefined ? known.clear() : known.delete(call))
  }

  return {
    wx: Object.assign(wx, extra),
    emit: (name, event) => {
      for (const call of listeners.get(name) ?? []) call(event)
    },
  }
}
