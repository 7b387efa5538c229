import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What operators may count. No label ever holds a room, a phone, a name or a word of the play. */
export const makeMetrics = () => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  return {
    register,
    sockets: new Gauge({ name: 'xinghuo_sockets', help: 'Open sockets', registers }),
    rooms: new Gauge({ name: 'xinghuo_rooms', help: 'Rooms in memory', registers }),
    commands: new Counter({
      name: 'xinghuo_commands_total',
      help: 'Commands decided, by what became of them',
      labelNames: ['verdict'],
      registers,
    }),
    byes: new Counter({
      name: 'xinghuo_byes_total',
      help: 'Sockets ended by the server',
      labelNames: ['code'],
      registers,
    }),
    rows: new Counter({ name: 'xinghuo_rows_total', help: 'Rows appended to the log', registers }),
    conflicts: new Counter({ name: 'xinghuo_conflicts_total', help: 'Appends lost to another node', registers }),
    failures: new Counter({ name: 'xinghuo_store_failures_total', help: 'Failures of the store', registers }),
    commit: new Histogram({
      name: 'xinghuo_commit_seconds',
      help: 'Time from sending a batch to having it on disk',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    limited: new Counter({
      name: 'xinghuo_limited_total',
      help: 'Requests turned away by a limit',
      labelNames: ['what'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof makeMetrics>
