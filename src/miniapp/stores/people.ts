import type { Around, Person } from '@/protocol/frames'
import type { RoleIx, View } from '../engine'
import { words } from '../words'

/** The phones on a seat, those that are here first. */
export const phonesOn = ({ people }: Around, role: RoleIx): Person[] =>
  people.filter((person) => person.role === role).sort((a, b) => Number(b.here) - Number(a.here))

/** Names of the people on a seat, as far as they have passed their check. */
export const namesOn = (around: Around, role: RoleIx): string =>
  phonesOn(around, role)
    .flatMap(({ name }) => name ?? [])
    .join('、')

/** Who knocks: the nickname, or “a phone”. */
export const knockerName = ({ people }: Around, phone: string): string => {
  const name = people.find((person) => person.phone === phone)?.name ?? null
  return name === null ? words.room.strip.somebody : `“${name}”`
}

/**
 * Each phone in words that tell it from the others: its person's name, where it sits, whether it is this one, and whether
 * its line is gone. Phones that would read the same are counted.
 */
export const peopleLabels = (people: readonly Person[], view: View, own: string | null): string[] => {
  const { sheet } = words.room
  const plain = people.map(({ role, name }) =>
    [name ?? '', role === null ? sheet.aside : (view.team[role]?.name ?? '')].filter((part) => part !== '').join(' · '),
  )
  return people.map(({ phone, here }, i) => {
    const text = plain[i] ?? ''
    const same = plain.flatMap((other, at) => (other === text ? [at] : []))
    return [
      text,
      same.length > 1 ? sheet.nth(same.indexOf(i) + 1) : '',
      phone === own ? sheet.thisPhone : here ? '' : words.blink.word,
    ]
      .filter((part) => part !== '')
      .join(' · ')
  })
}

/** Whether this phone may pull the host's levers: it made the room, or its role acts as host. */
export const isHost = (view: View, around: Around, phone: string | null): boolean =>
  (view.me !== null && view.host === view.me.role) ||
  around.people.some((person) => person.host && person.phone === phone)
