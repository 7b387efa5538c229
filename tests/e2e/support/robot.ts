import type { Page } from '@playwright/test'
import type { Answers } from './answers'

/** What the reader at a phone is to do. */
export interface Errand {
  /** Stop as soon as this is on the screen, saying `saying`. */
  readonly until: string
  readonly saying?: string
  /** Give up after so many ms. */
  readonly within: number
  /** Also do the tasks of team-mates one answers for; else those are left alone. */
  readonly standIn?: boolean
}

/**
 * A quick reader inside the page: sees only what is drawn, taps only what is there, and knows the answers. It lives in
 * the page because four phones on one machine have no time for a thousand taps from outside.
 */
export const read = (page: Page, answers: Answers, errand: Errand): Promise<string> =>
  page.evaluate(
    async ({ answers, errand }) => {
      const one = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector)
      const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]
      const breathe = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
      const textOf = (element: HTMLElement, part: string): string =>
        (element.querySelector<HTMLElement>(part) ?? element).innerText.trim()
      const tap = async (element: HTMLElement | null | undefined): Promise<boolean> => {
        if (element == null || element.classList.contains('btn--off')) return false
        element.click()
        await breathe(4)
        return true
      }
      const isGood = (text: string): boolean => answers.good.includes(text) && !answers.bad.includes(text)

      const pickOne = async (options: HTMLElement[], part: string): Promise<void> => {
        const best =
          options.find((o) => isGood(textOf(o, part))) ??
          options.find((o) => !answers.bad.includes(textOf(o, part))) ??
          options[0]
        await tap(best)
      }
      const quiz = async (name: string): Promise<boolean> => {
        if (one(`.${name}`) === null) return false
        await pickOne(all(`.${name} .option`), '.option__text')
        return tap(one(`.${name}__send`))
      }

      const TASKS: Record<string, () => Promise<void>> = {
        choice: () => pickOne(all('.choice .option'), '.option__text'),
        multi: async () => {
          for (const option of all('.multi .option')) {
            const on = option.classList.contains('option--on')
            if (answers.good.includes(textOf(option, '.option__text')) !== on) await tap(option)
          }
        },
        order: async () => {
          const texts = all('.piece').map((piece) => piece.innerText.trim())
          const order = answers.orders.find((o) => o.length === texts.length && o.every((t) => texts.includes(t)))
          for (const text of order ?? texts)
            await tap(all('.piece').find((p) => p.innerText.trim() === text && !p.classList.contains('piece--used')))
        },
        match: async () => {
          for (const [i] of all('.match .pair').entries()) {
            const left = all('.match .pair')[i]
            if (left === undefined) return
            await tap(left)
            const want = answers.pairs[textOf(left, '.pair__left')]
            await tap(all('.match__rights .chip').find((c) => c.innerText.trim().replace(/^✓ /, '') === want))
          }
        },
        passphrase: async () => {
          for (const phrase of all('.phrase')) {
            const want = answers.slots[textOf(phrase, '.phrase__label')]
            const chips = [...phrase.querySelectorAll<HTMLElement>('.chip')]
            await tap(chips.find((chip) => chip.innerText.trim().replace(/^● /, '') === want))
          }
        },
        hotspot: async () => {
          const regions = all('.region')
          await tap(regions.find((r) => isGood(r.getAttribute('aria-label') ?? '')) ?? regions[0])
        },
      }

      /** A tap that did nothing because the play has moved on: whoever reads that goes on. */
      const moveOn = async (): Promise<boolean> =>
        one('.strip--warn') !== null && one('.strip--next') !== null && tap(one('.strip--next .strip__follow'))

      const act = async (): Promise<boolean> => {
        const stage = one('.stage')
        const kind = /stage--(\w+)/.exec(stage?.className ?? '')?.[1] ?? ''
        if (one('.sheet') !== null) return false
        if (await tap(one('.paged__next'))) return true
        switch (kind) {
          case 'outcome':
            return tap(one('.outcome-next'))
          case 'opening':
            return tap(one('.enter-act'))
          case 'brief':
            return tap(one('.brief-done'))
          case 'reply':
            return tap(one('.reply-next'))
          case 'held':
            return quiz('remedy')
          case 'rescue':
            return quiz('rescuing')
          case 'vote':
            return quiz('voting')
          case 'pick':
            return quiz('picking')
          case 'combine':
            return quiz('parting')
          case 'together':
            return tap(one('.press:not(.press--done)'))
          case 'waiting':
            return tap(one('.ready'))
          case 'task': {
            const type = /task--(\w+)/.exec(one('.task')?.className ?? '')?.[1] ?? ''
            if (type === 'await') return false
            await TASKS[type]?.()
            return tap(one('.task .answer'))
          }
          default:
            return false
        }
      }

      const end = performance.now() + errand.within
      while (performance.now() < end) {
        const found = one(errand.until)
        if (found?.innerText.includes(errand.saying ?? '') === true) return found.className
        const did =
          (await moveOn()) ||
          (await act()) ||
          (errand.standIn === true && (await tap(one('.strip-stand .strip__go')))) ||
          (await tap(one('.strip-nudged .strip__go'))) ||
          (await tap(one('.strip-asked .strip__go'))) ||
          (one('.strip--next') !== null && (await tap(one('.strip--next .strip__follow'))))
        await breathe(did ? 10 : 60)
      }
      throw new Error(`still no ${errand.until} on: ${document.body.innerText.slice(0, 600)}`)
    },
    { answers, errand },
  )
