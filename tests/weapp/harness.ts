// A mini-program runtime without a client: the official WXML compiler and the official component framework on jsdom,
// with a clock and a `wx` of our own. It executes dist/weapp as it would be uploaded. Built-in components are plain nodes
// here (no native picker, canvas or layout), and it is no WeChat client: it runs our code, not theirs.

import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { JSDOM } from 'jsdom'
import { type Clock, createClock } from './clock'
import { type Call, createWx, type Device, type Storage } from './wx'

const require = createRequire(import.meta.url)

// The component framework takes its DOM from the globals, and wants it before it is loaded.
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true, url: 'http://localhost/' })
Object.assign(window, { __webview_engine_version__: 0.02 })
Object.assign(globalThis, { window })
const FROM_WINDOW = ['document', 'Element', 'Node', 'Text', 'HTMLElement', 'Event', 'CustomEvent', 'MutationObserver']
for (const name of [...FROM_WINDOW, 'TouchEvent', 'Touch']) {
  Object.assign(globalThis, { [name]: (window as unknown as Record<string, unknown>)[name] })
}

type Fn = (...args: unknown[]) => unknown
type Definition = Record<string, unknown>
interface Instance extends Record<string, unknown> {
  setData(data: object, call?: () => void): void
}
interface Node {
  readonly tagName: string
  readonly textContent: string
  readonly children: Iterable<Node>
  readonly parentElement: Node | null
  readonly className: string
  readonly __wxElement?: { readonly _vt?: { readonly attrs: readonly { name: string; value: unknown }[] } }
  querySelector(selector: string): Node | null
  querySelectorAll(selector: string): Iterable<Node>
}
interface DataProxy {
  scheduleReplace(path: string[], value: unknown): void
  doUpdates(...args: unknown[]): void
}
interface Component {
  readonly dom: Node
  readonly instance: Instance
  attach(parent: unknown): void
  detach(): void
}

const simulator: {
  register(definition: object): string
  create(id: string): Component
  behavior(definition: object): string
} = require('j-component')
const exparser: {
  Event: { create: Fn; dispatchEvent: Fn }
  Component: { getDataProxy: (node: object) => DataProxy | undefined }
} = require('miniprogram-exparser')
const compiler: { wxmlToJs(root: string): string } = require('miniprogram-compiler')

/**
 * A client hands a component's property down only when the value its parent passes has changed. The framework on jsdom
 * does it at each drawing, and what a component has set itself since then (as Taro's CustomWrapper does) would be lost.
 */
const onlyChangedProperties = (): void => {
  const passed = new WeakMap<object, Map<string, string>>()
  const getDataProxy = exparser.Component.getDataProxy
  exparser.Component.getDataProxy = (node) => {
    const proxy = getDataProxy(node)
    if (proxy === undefined) return undefined
    const known = passed.get(node) ?? new Map<string, string>()
    passed.set(node, known)
    const scheduleReplace = ([name, ...deeper]: string[], value: unknown): void => {
      const text = JSON.stringify(value) ?? ''
      if (name === undefined || (deeper.length === 0 && known.get(name) === text)) return
      known.set(name, text)
      proxy.scheduleReplace([name, ...deeper], value)
    }
    return { scheduleReplace, doUpdates: (...args) => proxy.doUpdates(...args) }
  }
}
onlyChangedProperties()

/** One message from the logic to the view. */
export interface SetData {
  /** The page it went to, or the custom component (`comp`, `custom-wrapper`). */
  readonly to: string
  /** Which of them: every page opened and every component made has its own. */
  readonly instance: number
  /** UTF-8 bytes of the data as JSON. */
  readonly bytes: number
  readonly keys: readonly string[]
}

export interface BootOptions {
  /** The built mini-program. */
  readonly root?: string
  /** Storage of an earlier boot: the app was closed and is opened again. */
  readonly storage?: Storage
  /** Where the app is opened, a page with an optional query; else its first page. */
  readonly open?: string
  /** Milliseconds since 1970 at the start. */
  readonly now?: number
  readonly device?: Partial<Device>
  /** APIs of `wx` that answer differently in this test. */
  readonly wx?: Record<string, unknown>
}

export interface Phone {
  readonly clock: Clock
  readonly storage: Storage
  readonly calls: readonly Call[]
  readonly setData: readonly SetData[]
  readonly errors: readonly unknown[]
  /** Pages on the stack, the visible one last. */
  routes(): string[]
  /** All text of the visible page. */
  text(): string
  /** Elements by selector. Ids are not written into this tree: use classes. */
  all(selector: string): Node[]
  /** An attribute that the compiled page gave an element, such as `disabled`. */
  attribute(selector: string, name: string): unknown
  /** Taps the only element that matches, lets its event bubble, and lets the page settle. Refuses a disabled button. */
  tap(selector: string): Promise<void>
  /** Taps the `at`-th element that matches. */
  tapAt(selector: string, at: number): Promise<void>
  /** Taps the innermost element whose whole text this is. */
  tapText(text: string): Promise<void>
  /** Types a value into an input. */
  input(selector: string, value: string): Promise<void>
  /** The app goes to the background and comes back. */
  hide(): Promise<void>
  show(): Promise<void>
  /** Tells listeners of a system event, such as `NetworkStatusChange`. */
  emit(name: string, event: object): Promise<void>
  /** Lets a moment pass: what a tap has set going gets drawn. */
  settle(): Promise<void>
  /** Waits for real things, such as a socket: true as soon as `ready`, false after `ms` real milliseconds. */
  until(ready: () => boolean, ms?: number): Promise<boolean>
  /** The app is closed, as when the phone runs out of memory: nothing more runs and nothing more is stored. */
  kill(): void
}

const SETTLE_MS = 100

/** Names that a page of the web has and a mini-program hasn't; the app sees them as undefined. */
const ABSENT = [
  ...['window', 'document', 'self', 'navigator', 'location', 'localStorage', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'Blob', 'crypto', 'structuredClone', 'queueMicrotask'],
  ...['MessageChannel', 'setImmediate', 'performance', 'process', 'Buffer', 'Event', 'Element', 'Node', 'HTMLElement'],
  ...['MutationObserver', 'requestAnimationFrame', 'cancelAnimationFrame'],
]

const noCodeFromText = new Proxy(Function, {
  apply: () => {
    throw new Error('a mini-program cannot make functions out of text')
  },
  construct: () => {
    throw new Error('a mini-program cannot make functions out of text')
  },
})

const jsonCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const parseUrl = (url: string): [page: string, query: Record<string, string>] => {
  const [page = '', query = ''] = url.replace(/^\//, '').split('?')
  const pairs = query.split('&').filter((pair) => pair !== '')
  // A client hands values over as they stand in the address; pages decode them.
  return [page, Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')]))]
}

/** Starts the built mini-program and opens its first page. Several boots may follow each other in one test. */
export const boot = async (options: BootOptions = {}): Promise<Phone> => {
  const root = options.root ?? path.resolve('dist/weapp')
  const readJson = (file: string) => JSON.parse(fs.readFileSync(path.join(root, `${file}.json`), 'utf8'))
  const template = new Function(compiler.wxmlToJs(root))() as (file: string) => unknown
  const firstPage: string = readJson('app').pages[0]
  const [launchPath, launchQuery] = parseUrl(options.open ?? firstPage)

  const clock = createClock(options.now ?? Date.UTC(2021, 6, 1))
  const storage: Storage = options.storage ?? new Map()
  const calls: Call[] = []
  const setData: SetData[] = []
  const errors: unknown[] = []
  const stack: { readonly route: string; readonly component: Component; readonly definition: Definition }[] = []
  let alive = true
  let lastInstance = 0
  let app: Definition = {}
  let lastDefinition: Definition = {}

  const top = () => {
    const page = stack[stack.length - 1]
    if (page === undefined) throw new Error('no page is open')
    return page
  }
  const tell = (page: { component: Component; definition: Definition }, event: string, ...args: unknown[]) => {
    const handler = page.definition[event]
    if (typeof handler === 'function') handler.apply(page.component.instance, args)
  }
  const leave = (): void => {
    const page = stack.pop()
    if (page === undefined) return
    tell(page, 'onUnload')
    page.component.detach()
  }

  const { wx, emit } = createWx(
    {
      clock,
      storage,
      calls,
      device: { windowWidth: 375, windowHeight: 667, fontSizeScaleFactor: 1, ...options.device },
      launch: { path: launchPath, query: launchQuery, scene: 1001 },
      isAlive: () => alive,
      navigate: {
        navigateTo: (url) => openPage(url),
        redirectTo: (url) => {
          leave()
          openPage(url)
        },
        reLaunch: (url) => {
          while (stack.length > 0) leave()
          openPage(url)
        },
        switchTab: (url) => {
          while (stack.length > 0) leave()
          openPage(url)
        },
      },
      back: (delta) => {
        for (let i = 0; i < delta && stack.length > 1; i += 1) leave()
        tell(top(), 'onShow')
      },
    },
    options.wx ?? {},
  )

  const sandbox: Record<string, unknown> = {
    wx,
    App: (definition: Definition) => {
      app = definition
    },
    Page: (definition: Definition) => {
      lastDefinition = definition
    },
    Component: (definition: Definition) => {
      lastDefinition = definition
    },
    Behavior: (definition: object) => simulator.behavior(definition),
    getApp: () => app,
    getCurrentPages: () => stack.map((page) => page.component.instance),
    setTimeout: clock.setTimeout,
    setInterval: clock.setInterval,
    clearTimeout: clock.clear,
    clearInterval: clock.clear,
    Date: clock.Date,
    Function: noCodeFromText,
    global: {},
    globalThis: undefined,
    console: {
      ...console,
      error: (...args: unknown[]) => {
        errors.push(args.length === 1 ? args[0] : args)
      },
    },
    ...Object.fromEntries(ABSENT.map((name) => [name, undefined])),
  }
  const names = Object.keys(sandbox)
  const values = Object.values(sandbox)

  const modules = new Map<string, { exports: unknown }>()
  /** Runs a file of the package as WeChat would: its own scope, `require` within the package only. */
  const load = (file: string): unknown => {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const requireInside = (wanted: string) => {
      const resolved = path.posix.join(path.posix.dirname(file), wanted)
      return load(resolved.endsWith('.js') ? resolved : `${resolved}.js`)
    }
    const code = fs.readFileSync(path.join(root, file), 'utf8')
    const run = vm.compileFunction(code, ['module', 'exports', 'require', ...names], {
      filename: path.join(root, file),
    })
    run.call(undefined, module, module.exports, requireInside, ...values)
    return module.exports
  }

  const record = (to: string, instance: Instance): void => {
    const send = instance.setData
    lastInstance += 1
    const serial = lastInstance
    instance.setData = (data, call) => {
      if (!alive) return
      const copy = jsonCopy(data)
      setData.push({ to, instance: serial, bytes: Buffer.byteLength(JSON.stringify(copy)), keys: Object.keys(copy) })
      send.call(instance, copy, () => clock.setTimeout(() => call?.()))
    }
  }

  const registered = new Map<string, { readonly id: string; definition: Definition }>()
  const register = (file: string, tagName: string): string => {
    const known = registered.get(file)
    if (known !== undefined) return known.id
    const entry = { id: `c${registered.size}-${Math.random().toString(36).slice(2)}`, definition: {} as Definition }
    registered.set(file, entry) // before its parts: a component may use itself
    const config = readJson(file)
    const usingComponents: Record<string, string> = {}
    for (const [tag, relative] of Object.entries<string>(config.usingComponents ?? {})) {
      usingComponents[tag] = register(path.posix.join(path.posix.dirname(file), relative), tag)
    }
    load(`${file}.js`)
    const definition = lastDefinition
    entry.definition = definition
    const base = { id: entry.id, path: `/${file}`, tagName, template: template(`${file}.wxml`), usingComponents }
    if (config.component === true) {
      const { created } = definition
      simulator.register({
        ...base,
        ...definition,
        created(this: Instance) {
          record(file, this)
          if (typeof created === 'function') created.call(this)
        },
      })
    } else {
      const methods = Object.entries(definition).filter(([, value]) => typeof value === 'function')
      simulator.register({ ...base, data: jsonCopy(definition.data ?? {}), methods: Object.fromEntries(methods) })
    }
    return entry.id
  }

  const openPage = (url: string): void => {
    const [route, query] = parseUrl(url)
    if (!fs.existsSync(path.join(root, `${route}.wxml`))) throw new Error(`no such page: ${route}`)
    if (stack.length >= 10) throw new Error('more than ten pages on the stack')
    const component = simulator.create(register(route, 'page'))
    const definition = registered.get(route)?.definition ?? {}
    record(route, component.instance)
    if (stack.length > 0) tell(top(), 'onHide')
    component.attach(window.document.body)
    Object.assign(component.instance, { route, options: query })
    const page = { route, component, definition }
    stack.push(page)
    tell(page, 'onLoad', query)
    tell(page, 'onShow')
    tell(page, 'onReady')
  }

  const all = (selector: string): Node[] => [...top().component.dom.querySelectorAll(selector)]
  const only = (selector: string): Node => {
    const found = all(selector)
    const [first] = found
    if (first === undefined) throw new Error(`nothing matches ${selector} on ${top().route}: ${phone.text()}`)
    if (found.length > 1) throw new Error(`${found.length} elements match ${selector} on ${top().route}`)
    return first
  }
  const attributeOf = (node: Node, name: string): unknown =>
    node.__wxElement?._vt?.attrs.find((attribute) => attribute.name === name)?.value
  const innermost = (node: Node, text: string): Node[] => {
    const inside = [...node.children].flatMap((child) => innermost(child, text))
    return inside.length > 0 || node.textContent.trim() !== text ? inside : [node]
  }
  const fire = async (node: Node, type: string, detail: object): Promise<void> => {
    const event = exparser.Event.create(type, detail, {
      bubbles: true,
      capturePhase: true,
      composed: true,
      extraFields: { touches: [], changedTouches: [], timeStamp: clock.now() },
    })
    exparser.Event.dispatchEvent(node.__wxElement, event)
    await phone.settle()
  }
  const tapNode = (node: Node): Promise<void> => {
    for (let at: Node | null = node; at !== null; at = at.parentElement) {
      if (/button/i.test(at.tagName) && attributeOf(at, 'disabled') === true) {
        throw new Error(`the button “${at.textContent}” is disabled`)
      }
    }
    return fire(node, 'tap', {})
  }

  const phone: Phone = {
    clock,
    storage,
    calls,
    setData,
    errors,
    routes: () => stack.map((page) => page.route),
    text: () => top().component.dom.textContent,
    all,
    attribute: (selector, name) => attributeOf(only(selector), name),
    tap: async (selector) => tapNode(only(selector)),
    tapAt: async (selector, at) => {
      const node = all(selector)[at]
      if (node === undefined) throw new Error(`no ${selector} number ${at} on ${top().route}: ${phone.text()}`)
      return tapNode(node)
    },
    tapText: async (text) => {
      const found = innermost(top().component.dom, text)
      const [first] = found
      if (first === undefined) throw new Error(`nobody can tap “${text}” on ${top().route}: ${phone.text()}`)
      if (found.length > 1) throw new Error(`“${text}” stands ${found.length} times on ${top().route}`)
      return tapNode(first)
    },
    input: async (selector, value) => fire(only(selector), 'input', { value }),
    hide: async () => {
      tell(top(), 'onHide')
      if (typeof app.onHide === 'function') app.onHide()
      emit('AppHide', {})
      await phone.settle()
    },
    show: async () => {
      if (typeof app.onShow === 'function') app.onShow({ path: launchPath, query: launchQuery, scene: 1001 })
      emit('AppShow', {})
      tell(top(), 'onShow')
      await phone.settle()
    },
    emit: async (name, event) => {
      emit(name, event)
      await phone.settle()
    },
    settle: () => clock.pass(SETTLE_MS),
    until: async (ready, ms = 2000) => {
      const end = performance.now() + ms
      while (!ready() && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        await clock.pass(5)
      }
      return ready()
    },
    kill: () => {
      alive = false
      clock.stop()
      for (const page of stack) page.component.detach()
      stack.length = 0
    },
  }

  load('app.js')
  if (typeof app.onLaunch === 'function') app.onLaunch({ path: launchPath, query: launchQuery, scene: 1001 })
  if (typeof app.onShow === 'function') app.onShow({ path: launchPath, query: launchQuery, scene: 1001 })
  openPage(options.open ?? firstPage)
  await phone.settle()
  return phone
}
