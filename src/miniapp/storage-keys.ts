/** Keys in use; nothing else is ever stored. */
export const KEYS = {
  settings: 'xh.settings',
  head: 'xh.session.head',
  session: 'xh.session',
  progress: 'xh.session.progress',
  records: 'xh.records',
  record: (id: string) => `xh.record.${id}`,
  /** The room this phone is in, what was looked at there, and the command that is not answered yet. */
  room: 'xh.room',
  roomProgress: 'xh.room.progress',
  roomPending: 'xh.room.pending',
  device: 'xh.device',
  person: 'xh.person',
  /** A room server to use in place of the build's own, for trying one out. */
  server: 'xh.server',
} as const
