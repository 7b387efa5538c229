import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { toTop } from '../platform'
import { words } from '../words'
import { Button } from './button'

interface PagedProps {
  readonly pages: readonly string[]
  readonly page: number
  readonly onPage: (page: number) => void
  /** What follows the last page: the action itself. */
  readonly children: ReactNode
}

/** Text of at most 120 characters at a time; the action appears under the last page only. */
export const Paged = ({ pages, page, onPage, children }: PagedProps) => {
  const at = Math.max(0, Math.min(page, pages.length - 1))
  const last = at >= pages.length - 1
  const go = (to: number) => (): void => {
    onPage(to)
    toTop()
  }
  return (
    <View className="paged">
      {pages.length === 0 ? null : <View className="paged__text">{pages[at]}</View>}
      {last ? null : (
        <Button
          name="paged__next"
          label={`${words.play.next}　${words.play.pageOf(at + 1, pages.length)}`}
          onTap={go(at + 1)}
        />
      )}
      {last ? children : null}
      {at > 0 ? <Button name="paged__prev" kind="quiet" label={words.play.prev} onTap={go(at - 1)} /> : null}
    </View>
  )
}
