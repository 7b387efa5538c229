import type { Part, Sight, Target } from '../tapper/sight'
import type { Tapper } from '../tapper/tapper'
import type { Phone } from './harness'

/** Longer than the app takes two taps of a trembling finger for one (ms). */
const BREATH = 350

/** Looks at a phone in the harness as people do. */
export const sightOf = (phone: Phone): Sight => {
  const nodes = phone.all('[class]').filter(({ className }) => className.trim() !== '')
  const places = new Map(nodes.map((node, at) => [node, at]))
  const parts = nodes.map((node): Part => {
    let above = node.parentElement
    while (above !== null && !places.has(above)) above = above.parentElement
    return {
      classes: node.className.trim().split(/\s+/),
      text: node.textContent.trim(),
      up: above === null ? -1 : (places.get(above) ?? -1),
    }
  })
  return { parts }
}

/** Taps in the rhythm of a person. */
export const tap = async (phone: Phone, { name, at }: Target): Promise<void> => {
  await phone.clock.pass(BREATH)
  await phone.tapAt(`.${name}`, at)
}

export const press = (phone: Phone, name: string): Promise<void> => tap(phone, { name, at: 0 })

/** Lets people play until `until`, or until nobody knows what to tap. */
export const playUntil = async (phone: Phone, tapper: Tapper, until: (sight: Sight) => boolean): Promise<Sight> => {
  let sight = sightOf(phone)
  for (let next = tapper.next(sight); next !== null && !until(sight); next = tapper.next(sight)) {
    await tap(phone, next)
    sight = sightOf(phone)
  }
  return sight
}
