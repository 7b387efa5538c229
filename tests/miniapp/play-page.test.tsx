// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Button } from '../../src/miniapp/components/button'
import type { RoleIx } from '../../src/miniapp/engine'
import { Dock } from '../../src/miniapp/packages/play/play/dock'
import { Head } from '../../src/miniapp/packages/play/play/head'
import { StageView } from '../../src/miniapp/packages/play/play/stage'
import { Strip } from '../../src/miniapp/packages/play/play/strip'
import { freshProgress } from '../../src/miniapp/play/progress'
import { useSession } from '../../src/miniapp/stores/session'
import { useSettings } from '../../src/miniapp/stores/settings'
import { answer, type Seated, sitDown } from './at-table'

const session = () => useSession.getState()

const openPlay = (seats: readonly RoleIx[]) => {
  const seated = sitDown(seats)
  session().enter(seated.options.scenario, seated.room, freshProgress(seats.length === 1 ? (seats[0] ?? null) : null))
  const { container } = render(
    <>
      <Head />
      <StageView />
      <Strip />
      <Dock />
    </>,
  )
  const one = (selector: string): Element => {
    const found = container.querySelector(selector)
    if (found === null) throw new Error(`no ${selector} in ${container.textContent}`)
    return found
  }
  const tap = async (...selectors: string[]): Promise<void> => {
    for (const selector of selectors) {
      await act(async () => {
        fireEvent.click(one(selector))
      })
    }
  }
  const text = (selector: string): string => one(selector).textContent ?? ''
  const count = (selector: string): number => container.querySelectorAll(selector).length
  return { ...seated, tap, text, count, container }
}

const skipReading = async (seated: Seated, role: RoleIx): Promise<void> => {
  await act(async () => {
    await seated.room.send(role, answer(seated.room.view(role), { done: true }))
  })
}

beforeEach(() => {
  localStorage.clear()
  useSettings.setState({ tapGuardMs: 0 })
})
afterEach(() => {
  cleanup()
  session().leave()
  vi.useRealTimers()
})

describe('a button that moves on', () => {
  test('ignores the second tap of a trembling finger', () => {
    useSettings.setState({ tapGuardMs: 300 })
    vi.useFakeTimers({ now: 5_000_000 })
    const onTap = vi.fn()
    const { container } = render(<Button label="往下读" onTap={onTap} />)
    const button = container.firstElementChild as Element
    fireEvent.click(button)
    vi.advanceTimersByTime(120)
    fireEvent.click(button)
    expect(onTap).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(400)
    fireEvent.click(button)
    expect(onTap).toHaveBeenCalledTimes(2)
  })

  test('does nothing while it is off', () => {
    const onTap = vi.fn()
    const { container } = render(<Button label="就这样定" disabled onTap={onTap} />)
    fireEvent.click(container.firstElementChild as Element)
    expect(onTap).not.toHaveBeenCalled()
    expect(container.firstElementChild?.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('a shared phone', () => {
  test('never shows the last holder’s words while it lies on the table', async () => {
    const { tap, container, text } = openPlay([0, 1, 2, 3])
    await tap('.paged__next', '.enter-act')
    await tap('.take-phone', '.paged__next', '.brief-done')
    expect(text('.stage')).toContain('你绕着屋子走了一圈')
    await tap('.member--hand')
    expect(text('.stage')).toContain('请把手机交给')
    expect(container.textContent).not.toContain('你绕着屋子')
    expect(container.textContent).not.toContain('替同伴记着的话')
  })

  test('lets people choose who goes next', async () => {
    const { tap, text } = openPlay([0, 1, 2, 3])
    await tap('.paged__next', '.enter-act', '.seat-3')
    expect(text('.take-phone')).toBe('我是董必武')
    await tap('.take-phone')
    expect(text('.head__name')).toBe('你是董必武')
  })
})

describe('a task', () => {
  test('to read is over only by the explicit tap under its last page', async () => {
    const { tap, text, count, room } = openPlay([0])
    await tap('.paged__next', '.enter-act', '.paged__next', '.brief-done')
    expect(count('.answer')).toBe(0)
    await tap('.paged__next')
    expect(text('.answer')).toBe('我读完了')
    expect(room.view(0).me?.lane.task?.title).toBe('看房子')
    await tap('.answer')
    expect(room.view(0).me?.lane.task?.title).toBe('认门')
  })

  test('to choose asks for a second tap, and puts the told consequence before anything else', async () => {
    const seated = openPlay([0])
    const { tap, text, count } = seated
    await tap('.paged__next', '.enter-act', '.paged__next', '.brief-done', '.paged__next', '.answer')
    await tap('.region-0')
    expect(text('.hotspot__picked')).toContain('临马路的门')
    await tap('.answer')
    const options = [...seated.container.querySelectorAll('.option')]
    const bad = options.findIndex((option) => option.textContent?.includes('把来的人'))
    await tap(`.option-${bad}`)
    expect(count('.held')).toBe(0)
    await tap('.answer')
    expect(text('.held__title')).toBe('当面报人数')
    expect(text('.member-0 .member__sign')).toBe('需要帮手')
  })

  test('to order is done by tapping pieces in and out', async () => {
    const seated = openPlay([2])
    const { tap, text, count, room } = seated
    await tap('.paged__next', '.enter-act', '.brief-done')
    const lefts = room.view(2).me?.lane.task?.match?.left ?? []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await act(async () => {
        await session().send(2, answer(room.view(2), { picks: lefts.map(() => 0) }))
      })
    }
    await tap('.reply-next')
    await skipReading(seated, 1)
    await skipReading(seated, 1)
    await tap('.strip__follow', '.reply-next')
    expect(text('.task__title')).toBe('排一排路')
    await tap('.piece-0', '.piece-1')
    expect(count('.slot--full')).toBe(2)
    expect(count('.btn--off.answer')).toBe(1)
    await tap('.slot-0')
    expect(count('.slot--full')).toBe(1)
    await tap('.piece-2', '.piece-0')
    expect(count('.btn--off.answer')).toBe(0)
    expect(text('.slot-0')).toContain(room.view(2).me?.lane.task?.options[2] ?? '?')
  })

  test('whose word a team-mate holds says whom to ask', async () => {
    const { tap, text, room } = openPlay([3])
    await tap('.paged__next', '.enter-act', '.brief-done')
    const options = room.view(3).me?.lane.task?.options ?? []
    const right = options.flatMap((option, i) => (/薄纸|小本子/.test(option) ? [i] : []))
    await tap(...right.map((i) => `.option-${i}`), '.answer')
    expect(text('.phrase-0')).toContain('问问李汉俊')
  })
})

describe('the head', () => {
  test('always says who I am, what to do now, how late it is and how the team stands', async () => {
    const { tap, text } = openPlay([0])
    await tap('.paged__next', '.enter-act', '.paged__next', '.brief-done')
    expect(text('.head__name')).toBe('你是李汉俊')
    expect(text('.head__clock')).toBe('晚上 7:30')
    expect(text('.head__todo')).toMatch(/^现在：.+/)
    expect(text('.meters')).toContain('平静')
  })
})
