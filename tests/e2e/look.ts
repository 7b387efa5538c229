import type { Part } from '../tapper/sight'

/** What the screen shows, and everything on it that somebody could not read or tap. */
export interface Look {
  readonly parts: readonly Part[]
  readonly faults: readonly string[]
  /** Where the page is scrolled to (px). */
  readonly scrolled: number
}

export interface Looker {
  /** Looks at once. */
  see(audit: boolean): Look
  /** Looks as soon as the screen differs from what was last seen and stands still; `null` when nothing changed for `ms`. */
  after(audit: boolean, ms: number): Promise<Look | null>
}

declare global {
  interface Window {
    looker: Looker
  }
}

/** Runs inside the page, before anything of the app; so it may refer to nothing outside itself. */
export const installLooker = (): void => {
  const TOLERANCE = 1
  /** Frames in which nothing moves any more. */
  const CALM = 2
  /** How soon a tap has to show something where the reader looks (ms). */
  const NOTICED = 1000
  /** Texts that are the story itself or an answer to it. */
  const BODY =
    '.paged__text,.option__text,.slot__text,.piece,.chip,.pair__left,.pair__right,.reply__text,.held__told,.quiz__prompt,' +
    '.barrier__prompt,.waiting__prompt,.outcome__text,.reveal__text,.slip__text,.seat__name,.notes__text,.head__todo,' +
    '.chapter__text,.moment__text,.piece-of__text,.question__text,.scenario__summary,.task__hint,.task__wrong'
  const TARGETS = '[role=button],[role=radio],[role=checkbox],input,.strip--need,.strip__shut'
  const ROWS = '.option,.piece,.slot,.pair,.chip,.seat,.press'

  let known = ''

  const root = (): Element | null =>
    [...document.querySelectorAll('.page')].filter((page) => page.getClientRects().length > 0).pop() ?? null

  const isSeen = (element: Element): boolean => element.getClientRects().length > 0

  /** What moves when the page is scrolled. */
  const scroller = (page: Element): Element => {
    for (let at: Element | null = page; at !== null; at = at.parentElement) {
      const { overflowY } = getComputedStyle(at)
      if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at
    }
    return document.scrollingElement ?? document.documentElement
  }

  const partsOf = (page: Element): Part[] => {
    const places = new Map<Element, number>()
    const parts: Part[] = []
    for (const element of [page, ...page.querySelectorAll('[class]')]) {
      if (!isSeen(element)) continue
      let above = element.parentElement
      while (above !== null && !places.has(above)) above = above === page ? null : above.parentElement
      places.set(element, parts.length)
      parts.push({
        classes: [...element.classList],
        text: (element.textContent ?? '').trim(),
        up: above === null ? -1 : (places.get(above) ?? -1),
      })
    }
    return parts
  }

  const named = (element: Element): string => {
    const text = (element.textContent ?? '').trim()
    return `.${[...element.classList].join('.')} “${text.length > 16 ? `${text.slice(0, 16)}…` : text}”`
  }

  type Colour = readonly [number, number, number, number]
  const colourOf = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (/\(([^)]*)\)/.exec(css)?.[1] ?? '').split(/[,/ ]+/).map(Number)
    return [r, g, b, a]
  }
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + under[i] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const ground = (element: Element): Colour => {
    const layers: Colour[] = []
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const colour = colourOf(getComputedStyle(at).backgroundColor)
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] >= 1) break
    }
    return layers.reduceRight<Colour>((under, layer) => over(layer, under), [255, 255, 255, 1])
  }
  const light = ([r, g, b]: Colour): number => {
    const part = (value: number) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  }
  const opacityOf = (element: Element): number => {
    let opacity = 1
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    return opacity
  }
  const contrastOf = (element: Element): number => {
    const under = ground(element)
    const [r, g, b, a] = colourOf(getComputedStyle(element).color)
    const [one, two] = [light(over([r, g, b, a * opacityOf(element)], under)), light(under)]
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
  }

  interface Line {
    readonly owner: Element
    readonly bar: Element | null
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  const bars = (page: Element): Element[] => [...page.querySelectorAll('.play__head,.play__foot')]

  /** Every line of text as the square of its characters, without the space between lines. */
  const linesOf = (page: Element): Line[] => {
    const all = bars(page)
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
    const lines: Line[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement
      if (owner === null || (node.nodeValue ?? '').trim() === '' || !isSeen(owner)) continue
      const size = Number.parseFloat(getComputedStyle(owner).fontSize)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left < 1) continue
        const middle = (top + bottom) / 2
        const bar = all.find((one) => one.contains(owner)) ?? null
        lines.push({ owner, bar, left, right, top: middle - size / 2, bottom: middle + size / 2 })
      }
    }
    return lines
  }

  const layerOf = (element: Element): number => Number.parseInt(getComputedStyle(element).zIndex, 10) || 0

  const faultsOf = (page: Element): string[] => {
    const faults = new Set<string>()
    const width = window.innerWidth
    const height = window.innerHeight
    const [head, foot] = [page.querySelector('.play__head'), page.querySelector('.play__foot')]

    const wide = document.documentElement.scrollWidth - width
    if (wide > 0) faults.add(`the page is ${wide} px wider than the screen`)

    const lines = linesOf(page)
    for (const { owner, left, right, top, bottom } of lines) {
      if (left < -TOLERANCE || right > width + TOLERANCE) faults.add(`sticks out of the screen: ${named(owner)}`)
      for (let at: Element | null = owner; at !== null && at !== page.parentElement; at = at.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        const cutX = overflowX !== 'visible' && (left < box.left - TOLERANCE || right > box.right + TOLERANCE)
        const cutY = overflowY !== 'visible' && (top < box.top - TOLERANCE || bottom > box.bottom + TOLERANCE)
        if (cutX || cutY) faults.add(`cut off: ${named(owner)} by ${named(at)}`)
        if (textOverflow === 'ellipsis' && at.scrollWidth > at.clientWidth) faults.add(`shortened: ${named(at)}`)
        const framed = at.getClientRects().length === 1 && getComputedStyle(at).display !== 'inline'
        if (
          framed &&
          !owner.matches('.member__mark') &&
          (left < box.left - 2 || right > box.right + 2 || top < box.top - 2 || bottom > box.bottom + 2)
        ) {
          faults.add(`stands out of its frame: ${named(owner)} of ${named(at)}`)
        }
      }
    }
    for (const [i, one] of lines.entries()) {
      for (const two of lines.slice(i + 1)) {
        if (one.owner === two.owner || one.bar !== two.bar) continue
        const across = Math.min(one.right, two.right) - Math.max(one.left, two.left)
        const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)
        if (across > 2 && down > 2) faults.add(`one text over another: ${named(one.owner)} and ${named(two.owner)}`)
      }
    }

    const standing =
      head !== null && foot !== null ? foot.getBoundingClientRect().top - head.getBoundingClientRect().bottom : height
    const targets = [...page.querySelectorAll(TARGETS)].filter((element) => isSeen(element))
    for (const element of targets) {
      const box = element.getBoundingClientRect()
      if (box.width < 44 - 0.5 || box.height < 44 - 0.5) {
        faults.add(`too small to tap, ${Math.round(box.width)}×${Math.round(box.height)}: ${named(element)}`)
      }
      if (element.matches(ROWS) && box.height < 60 - 0.5)
        faults.add(`a row of ${Math.round(box.height)} px: ${named(element)}`)
      if (element.closest('.play__foot,.play__head') === null && element.matches('.btn') && box.height > standing) {
        faults.add(`taller than what head and foot leave: ${named(element)}`)
      }
      for (const other of targets) {
        if (other === element || other.contains(element) || element.contains(other)) continue
        if (bars(page).some((bar) => bar.contains(other) !== bar.contains(element))) continue
        const two = other.getBoundingClientRect()
        const across = Math.min(box.right, two.right) - Math.max(box.left, two.left)
        const down = Math.min(box.bottom, two.bottom) - Math.max(box.top, two.top)
        if (across <= 2 || down <= 2 || layerOf(other) < layerOf(element)) continue
        const free = Math.max(box.width - across, box.height - down)
        if (free < 44) faults.add(`hidden by a tap target: ${named(element)} by ${named(other)}`)
      }
    }

    const texts = new Set(lines.map(({ owner }) => owner))
    const scale = Number(getComputedStyle(page).getPropertyValue('--scale')) || 1
    for (const element of texts) {
      const contrast = contrastOf(element)
      const isBody = element.closest(BODY) !== null
      const wanted = isBody ? 7 : 4.5
      if (contrast < wanted) faults.add(`contrast ${contrast.toFixed(1)} under ${wanted}: ${named(element)}`)
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      const inBar = element.closest('.play__head,.play__foot') !== null
      const least = inBar ? 13 : isBody ? 17 * scale : 15 * scale
      if (size < least - 0.1 && element.closest('.portrait,.region') === null) {
        faults.add(`letters of ${size.toFixed(1)} px, ${least.toFixed(1)} wanted: ${named(element)}`)
      }
    }

    for (const image of page.querySelectorAll('img')) {
      if (isSeen(image) && image.complete && image.naturalWidth === 0)
        faults.add(`no picture: ${image.getAttribute('src')}`)
    }

    if (head !== null && foot !== null) {
      if (head.getBoundingClientRect().top < -TOLERANCE) faults.add('the head is pushed out of the screen')
      if (foot.getBoundingClientRect().bottom > height + TOLERANCE) faults.add('the foot is pushed out of the screen')
      const share = standing / height
      // News above the team strip may take more for as long as they are there.
      if (share < (page.querySelector('.strip') === null ? 0.45 : 0.33))
        faults.add(`head and foot leave ${Math.round(share * 100)} % of the screen to read on`)
      const presses = [...page.querySelectorAll('.press')].map((press) => press.getBoundingClientRect())
      const tall = Math.max(...presses.map(({ bottom }) => bottom)) - Math.min(...presses.map(({ top }) => top))
      if (presses.length > 0 && tall > standing) faults.add('the buttons of everybody do not fit on one screen')
      const moved = scroller(page)
      const back = moved.scrollTop
      moved.scrollTop = moved.scrollHeight
      const lowest = Math.max(
        0,
        ...linesOf(page)
          .filter(({ bar }) => bar === null)
          .map(({ bottom }) => bottom),
      )
      if (lowest > foot.getBoundingClientRect().top + TOLERANCE) faults.add('the end of the page stays under the foot')
      moved.scrollTop = 0
      const highest = Math.min(
        height,
        ...linesOf(page)
          .filter(({ bar }) => bar === null)
          .map(({ top }) => top),
      )
      if (highest < head.getBoundingClientRect().bottom - TOLERANCE)
        faults.add('the start of the page stays under the head')
      moved.scrollTop = back
    }
    return [...faults]
  }

  const markOf = (parts: readonly Part[]): string =>
    parts.map(({ classes, text }) => `${classes.join(' ')}|${text}`).join('\n')

  const see = (audit: boolean): Look => {
    const page = root()
    if (page === null) return { parts: [], faults: ['no page'], scrolled: 0 }
    const parts = partsOf(page)
    known = markOf(parts)
    const scrolled = scroller(page).scrollTop
    return { parts, faults: audit ? faultsOf(page) : [], scrolled }
  }

  const ownText = (element: Element): string =>
    [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('')

  /** What of the page is on the screen right now. */
  const inView = (): string => {
    const page = root()
    return page === null
      ? ''
      : [...page.querySelectorAll('[class]')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < window.innerHeight)
          .map(({ element }) => `${element.className}|${ownText(element)}`)
          .join('\n')
  }
  let whenTapped = ''
  document.addEventListener(
    'pointerdown',
    () => {
      whenTapped = inView()
    },
    true,
  )

  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

  const isLoading = (page: Element): boolean =>
    [...page.querySelectorAll('img')].some((image) => isSeen(image) && !image.complete)

  /** A page of the app comes in from the side; it is there when the router says so. */
  const isArriving = (page: Element): boolean => {
    const frame = page.closest('.taro_page')
    return frame !== null && !frame.classList.contains('taro_page_stationed')
  }

  const after = async (audit: boolean, ms: number): Promise<Look | null> => {
    const end = performance.now() + ms
    let last = ''
    let calm = 0
    let changed = 0
    while (performance.now() < end) {
      await frame()
      const page = root()
      const mark = page === null ? '' : markOf(partsOf(page))
      const shape = `${mark}${page?.scrollHeight}`
      calm = shape === last ? calm + 1 : 0
      last = shape
      if (page === null || mark === known || calm < CALM || isLoading(page) || isArriving(page)) continue
      if (document.getAnimations().length > 0) continue
      if (changed === 0) changed = performance.now()
      const unseen = whenTapped !== '' && whenTapped === inView()
      if (unseen && performance.now() < changed + NOTICED) continue
      whenTapped = ''
      const look = see(audit)
      return unseen ? { ...look, faults: [...look.faults, 'a tap shows nothing where the reader looks'] } : look
    }
    return null
  }

  window.looker = { see, after }
}
