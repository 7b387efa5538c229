import fs from 'node:fs'
import path from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { type Sight, type Target, textOf } from '../tapper/sight'
import { pageOf, screenOf } from '../tapper/tapper'
import type { Look } from './look'
import { expect } from './phone'

/** How long a tap may take to show something (ms). */
const PATIENCE = 10_000

/** Pictures for README and docs, made when XINGHUO_PICTURES is set: the screen, as named below, and its file. */
const PICTURES: Readonly<Record<string, string>> = {
  home: 'home',
  opening: 'opening',
  table: 'hand-over',
  'task-hotspot': 'drawing',
  'task-choice-chosen': 'play',
  held: 'trap',
  rescue: 'rescue',
  vote: 'vote',
  'together-ready': 'together',
  outcome: 'reveal',
  ending: 'ending',
  'debrief-section-timeline': 'debrief',
}
const PICTURE_LIMIT = 150_000

/** A phone in somebody's hand: looks, taps, and remembers every fault of every screen. */
export class Handset {
  /** Faults by the screen they were seen on. */
  readonly faults = new Map<string, string>()
  private readonly pictured = new Set<string>()
  private look: Look = { parts: [], faults: [], scrolled: 0 }

  constructor(
    private readonly page: Page,
    private readonly info: TestInfo,
  ) {}

  get sight(): Sight {
    return this.look
  }

  /** Opens an address of the app and waits until it shows a page. */
  async open(address: string): Promise<void> {
    await this.page.goto(address)
    await this.changed(address)
  }

  /** Waits until the screen is another one than when last looked at. */
  async changed(what: string): Promise<void> {
    const look = await this.page.evaluate((ms) => window.looker.after(true, ms), PATIENCE)
    expect(
      look,
      `nothing happened after ${what} on ${screenOf(this.look)}:\n${textOf(this.look, 'page')}`,
    ).not.toBeNull()
    if (look !== null) await this.keep(look)
  }

  async tap({ name, at }: Target): Promise<void> {
    const part = this.page.locator(`.page .${name}, .page.${name}`).filter({ visible: true }).nth(at)
    await part.tap({ timeout: PATIENCE })
    await this.changed(`a tap on .${name}`)
  }

  /** Lets room time pass; the page must have a clock that tests move. */
  async wait(ms: number): Promise<void> {
    await this.page.clock.runFor(ms)
    await this.keep(await this.page.evaluate(() => window.looker.see(true)))
  }

  /** Closes the page and opens it again, as a phone does that ran out of memory. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.changed('a reload')
  }

  /** Taps the first part with this class. */
  async press(name: string): Promise<void> {
    await this.tap({ name, at: 0 })
  }

  private async keep(look: Look): Promise<void> {
    const kind = this.nameOf(look)
    const isNew = pageOf(this.look) !== pageOf(look)
    const faults = isNew && look.scrolled > 1 ? [...look.faults, 'a new page is not shown from its top'] : look.faults
    this.look = look
    for (const fault of faults) if (!this.faults.has(fault)) this.faults.set(fault, kind)
    if (this.pictured.has(kind)) return
    this.pictured.add(kind)
    const number = String(this.pictured.size).padStart(2, '0')
    const test = path.basename(this.info.file, '.spec.ts')
    await this.picture(path.resolve('test-results/screens', this.info.project.name, `${test}-${number}-${kind}.jpg`))
    const name = PICTURES[kind]
    const wanted = process.env.XINGHUO_PICTURES !== undefined && this.info.project.name === 'phone'
    if (wanted && name !== undefined && test === 'one-phone') {
      const file = path.resolve('docs/pictures', `${name}.jpg`)
      await this.picture(file)
      expect(fs.statSync(file).size, file).toBeLessThanOrEqual(PICTURE_LIMIT)
    }
  }

  private async picture(file: string): Promise<void> {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    await this.page.screenshot({ path: file, type: 'jpeg', quality: 70 })
  }

  /** Names what is worth a picture of its own: the kind of screen, the kind of task, what went wrong on it, what is unfolded. */
  private nameOf(look: Sight): string {
    const has = (name: string) => look.parts.some(({ classes }) => classes.includes(name))
    const task = look.parts.flatMap(({ classes }) => classes).find((name) => name.startsWith('task--'))
    const fold = look.parts.find(({ classes }, i) => classes.includes('fold__body') && i > 0)
    const opened = fold === undefined ? undefined : look.parts[fold.up]?.classes.find((name) => name !== 'fold')
    return [
      screenOf(look),
      task?.replace('task--', ''),
      has('task__wrong') ? 'again' : undefined,
      has('press') ? 'ready' : undefined,
      has('option--on') || has('chip--on') || has('slot--full') || has('region--on') ? 'chosen' : undefined,
      opened,
      look.parts.flatMap(({ classes }) => classes).find((name) => /^(strip|section)--?\w+$/.test(name)),
    ]
      .filter((part) => part !== undefined)
      .join('-')
  }
}
