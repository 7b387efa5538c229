interface Aria {
  readonly role?:
    | 'button'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | 'group'
    | 'heading'
    | 'status'
    | 'alert'
    | 'list'
    | 'listitem'
    | 'img'
    | 'meter'
    | 'navigation'
    | 'region'
  readonly label?: string
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly expanded?: boolean
  readonly level?: number
  readonly live?: 'polite' | 'assertive'
  readonly hidden?: boolean
  readonly now?: number
  readonly max?: number
}

type Keyed = { readonly key: string; preventDefault(): void; currentTarget: { click(): void } }

/** Attributes for screen readers and keyboards; only the web page knows them, a mini-program would send them for nothing. */
export const aria = (of: Aria): Record<string, unknown> => {
  if (process.env.TARO_ENV !== 'h5') return {}
  const attributes: Record<string, unknown> = {
    role: of.role,
    'aria-label': of.label,
    'aria-checked': of.checked,
    'aria-disabled': of.disabled,
    'aria-expanded': of.expanded,
    'aria-level': of.level,
    'aria-live': of.live,
    'aria-hidden': of.hidden,
    'aria-valuenow': of.now,
    'aria-valuemax': of.max,
  }
  return of.role === 'button' || of.role === 'radio' || of.role === 'checkbox'
    ? { ...attributes, tabIndex: 0, onKeyDown: pressByKey }
    : attributes
}

const pressByKey = (event: Keyed): void => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  event.currentTarget.click()
}
