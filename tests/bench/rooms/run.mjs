// npm run bench -- rooms [rounds] [seconds]: every server in turn, so many rounds, medians, ratios to the raw relay.
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeOn, SERVERS, startServer, tidy } from './servers.mjs'

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const [rounds = '3', seconds = '6'] = process.argv.slice(2)
const LOADS = [
  { name: '50 rooms, closed loop', rooms: 50, rate: 0 },
  { name: '200 rooms, closed loop', rooms: 200, rate: 0 },
  { name: '500 rooms, closed loop', rooms: 500, rate: 0 },
  { name: '500 rooms, 1000 commands/s', rooms: 500, rate: 1000 },
].filter(({ name }) => process.env.LOADS === undefined || name.includes(process.env.LOADS))

const measure = async (server, load) => {
  const { child, port, stop } = await startServer(server, { core: 0 })
  const client = nodeOn(1, [here('./load.mjs')], {
    PEER: server.peer,
    PORT: String(port),
    ROOMS: String(load.rooms),
    RATE: String(load.rate),
    SECONDS: seconds,
    SERVER_PID: String(child.pid),
  })
  let out = ''
  client.stdout.on('data', (text) => {
    out += text
  })
  await new Promise((resolve) => client.on('exit', resolve))
  await stop()
  return JSON.parse(out.trim().split('\n').pop())
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const all = []
for (const load of LOADS) {
  const found = new Map(SERVERS.map((server) => [server.name, []]))
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const server of SERVERS) {
      try {
        found.get(server.name).push(await measure(server, load))
      } catch (error) {
        console.error(`${server.name}: ${error.message}`)
      }
    }
  }
  console.log(`\n### ${load.name} (medians of ${rounds} rounds of ${seconds} s)\n`)
  console.log('| server | durable | commands/s | × raw | commands per CPU s | × raw | p50 ms | p99 ms | bytes/frame |')
  console.log('|---|---|---|---|---|---|---|---|---|')
  const of = (name, key) => median(found.get(name).map((r) => r[key]))
  // Ratios are taken within a round, where the neighbours were the same.
  const ratio = (name, key) => {
    const base = found.get('raw ws relay') ?? []
    const own = found.get(name)
    const ratios = own.flatMap((r, i) => (base[i] === undefined || base[i][key] === 0 ? [] : [r[key] / base[i][key]]))
    return ratios.length === 0 ? '' : median(ratios).toFixed(2)
  }
  for (const { name, durable } of SERVERS) {
    if (found.get(name).length === 0) continue
    const f = (key, digits = 0) => of(name, key).toFixed(digits)
    console.log(
      `| ${name} | ${durable} | ${f('perSecond')} | ${ratio(name, 'perSecond')} | ${f('perCpuSecond')} | ${ratio(name, 'perCpuSecond')} | ${f('p50', 2)} | ${f('p99', 2)} | ${f('bytes')} |`,
    )
    all.push({ load: load.name, server: name, rounds: found.get(name) })
  }
}
await tidy()
fs.mkdirSync(here('../results'), { recursive: true })
fs.writeFileSync(
  here('../results/rooms.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, all }, null, 1)}\n`,
)
