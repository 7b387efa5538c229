import type { View } from '../../engine/index.ts'
import { diff, type Json } from '../../protocol/index.ts'

/** What turns views of one state into views of another, as JSON. What several phones share is compared and written once. */
export class Patches {
  private readonly written = new Map<unknown, { readonly from: unknown; readonly text: string }>()

  /** The change from `a` to `b` as a field of a frame, or nothing when they are equal. */
  field(a: View, b: View): string {
    if (a === b) return ''
    let changes = ''
    for (const key of Object.keys(b) as (keyof View)[]) {
      const text = key === 'me' ? write(a.me, b.me) : this.shared(a[key], b[key])
      if (text !== '') changes += `${changes === '' ? '' : ','}"${key}":${text}`
    }
    return changes === '' ? '' : `,"d":{${changes}}`
  }

  private shared(from: unknown, to: unknown): string {
    if (from === to) return ''
    if (typeof to !== 'object' || to === null) return write(from, to)
    const known = this.written.get(to)
    if (known !== undefined && known.from === from) return known.text
    const text = write(from, to)
    this.written.set(to, { from, text })
    return text
  }
}

const write = (from: unknown, to: unknown): string => {
  const change = diff(from as Json, to as Json)
  return change === undefined ? '' : JSON.stringify(change)
}
