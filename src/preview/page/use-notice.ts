import { useEffect, useState } from 'react'
import type { Notice } from '../messages'

/** What has just happened stays so long (ms). */
const STAYS = 10_000

/** The notice while it is news, else null. */
export const useNotice = (notice: Notice | null): Notice | null => {
  const id = notice?.id ?? 0
  const [read, setRead] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setRead(id), STAYS)
    return () => clearTimeout(timer)
  }, [id])
  return read >= id ? null : notice
}
