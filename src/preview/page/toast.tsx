import { useEffect, useState } from 'react'
import type { Notice } from '../messages'
import { words } from './words'

/** What has just happened stays so long (ms); what went wrong stays until it is put away. */
const STAYS = 9000

export const Toast = ({ notice }: { readonly notice: Notice | null }) => {
  const [read, setRead] = useState(0)
  const id = notice?.id ?? 0
  const stays = notice?.tone === 'warn'
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => setRead(id), STAYS)
    return () => clearTimeout(timer)
  }, [id, stays])
  if (notice === null || read >= id) return null
  return (
    <div className={`toast toast--${notice.tone}`} role="status">
      <span className="toast__text">{notice.text}</span>
      <button type="button" className="link toast__close" onClick={() => setRead(id)}>
        {words.close}
      </button>
    </div>
  )
}
