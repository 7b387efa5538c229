import type { PropsWithChildren } from 'react'

/** A part of a page that changes by itself. On weapp it becomes a component of its own, whose updates stay inside it. */
export const Region = ({ children }: PropsWithChildren) => <>{children}</>
