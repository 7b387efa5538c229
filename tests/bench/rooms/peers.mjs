// How each peer is spoken to over a bare WebSocket, so that no SDK's cost is billed to it.
// open() → { socket }; isNews(data) tells whether a frame brings somebody's command; command(seat) is what a seat sends next.
import { WebSocket } from 'ws'

const opened = (url) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })
const message = (socket, holds) =>
  new Promise((resolve) => {
    const listen = (data) => {
      if (!holds(data)) return
      socket.off('message', listen)
      resolve(data)
    }
    socket.on('message', listen)
  })
const post = async (url, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const raw = {
  room: async (port, id) =>
    Promise.all(
      [0, 1, 2, 3].map(async (role) => ({ socket: await opened(`ws://127.0.0.1:${port}/?room=${id}`), role, n: 0 })),
    ),
  command: (seat) => {
    seat.n += 1
    return JSON.stringify({ t: 'do', n: seat.n, c: { type: 'help', on: seat.n % 2 === 1, role: seat.role } })
  },
  isNews: () => true,
}

const xinghuo = {
  room: async (port, _id) => {
    const http = `http://127.0.0.1:${port}`
    const { device } = await post(`${http}/api/device`, {})
    const made = await post(`${http}/api/rooms`, { device, scenario: 'four-gates', role: 0 })
    const tokens = [made.token]
    for (let i = 1; i < 4; i += 1)
      tokens.push((await post(`${http}/api/rooms/join`, { device, number: made.room })).token)
    const seats = []
    for (const [role, token] of tokens.entries()) {
      const socket = await opened(`ws://127.0.0.1:${port}/ws`)
      const welcome = message(socket, (data) => data.includes('"welcome"'))
      socket.send(JSON.stringify({ t: 'hello', v: 1, token, k: 1 }))
      await welcome
      const seat = { socket, role, n: 0 }
      seats.push(seat)
      const say = async (c) => {
        seat.n += 1
        const { n } = seat
        const done = message(socket, (data) => data.includes(`"n":${n}`))
        socket.send(JSON.stringify({ t: 'do', n, c }))
        await done
      }
      if (role > 0) await say({ type: 'join', role })
      else seat.say = say
    }
    await seats[0].say({ type: 'start' })
    return seats
  },
  command: (seat) => {
    seat.n += 1
    seat.on = !seat.on
    return JSON.stringify({ t: 'do', n: seat.n, c: { type: 'help', on: seat.on } })
  },
  // '"around"' and the like are no commands.
  isNews: (data) => data[6] === 0x76 && data[7] === 0x22,
}

const socketio = {
  room: async (port, id) =>
    Promise.all(
      [0, 1, 2, 3].map(async (role) => {
        const socket = await opened(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket&room=${id}`)
        const ready = message(socket, (data) => data.toString().startsWith('40'))
        socket.send('40')
        await ready
        socket.on('message', (data) => data.toString() === '2' && socket.send('3'))
        return { socket, role, n: 0 }
      }),
    ),
  command: (seat) => {
    seat.n += 1
    return `42${JSON.stringify(['do', { n: seat.n, role: seat.role, on: seat.n % 2 === 1 }])}`
  },
  isNews: (data) => data[0] === 0x34 && data[1] === 0x32,
}

const JOIN_ROOM = 10
const ROOM_STATE_PATCH = 15
/** `['do', { on }]` as the peer's own client packs it: message 13, a short string, a map of one. */
const packed = (on) => Buffer.from([13, 0xa2, 0x64, 0x6f, 0x81, 0xa2, 0x6f, 0x6e, on ? 0xc3 : 0xc2])
const colyseus = {
  room: async (port, id) =>
    Promise.all(
      [0, 1, 2, 3].map(async (role) => {
        const seat = await post(`http://127.0.0.1:${port}/matchmake/joinOrCreate/gates`, { room: id })
        const { processId, roomId } = seat.room ?? seat
        const socket = new WebSocket(`ws://127.0.0.1:${port}/${processId}/${roomId}?sessionId=${seat.sessionId}`, {
          perMessageDeflate: false,
        })
        const joined = message(socket, (data) => data[0] === JOIN_ROOM)
        await new Promise((resolve, reject) => {
          socket.on('open', resolve)
          socket.on('error', reject)
        })
        await joined
        socket.send(Buffer.from([JOIN_ROOM]))
        return { socket, role, n: 0 }
      }),
    ),
  command: (seat) => {
    seat.n += 1
    return packed(seat.n % 2 === 1)
  },
  isNews: (data) => data[0] === ROOM_STATE_PATCH,
}

// A match is made by the first phone that asks for it.
const boardgame = {
  room: async (port, id) => {
    const room = { stateID: 0 }
    const seats = []
    for (const role of [0, 1, 2, 3]) {
      const socket = await opened(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
      const ready = message(socket, (data) => data.toString().startsWith('40/gates'))
      socket.send('40/gates,')
      await ready
      socket.on('message', (data) => data.toString() === '2' && socket.send('3'))
      const synced = message(socket, (data) => data.toString().includes('"sync"'))
      socket.send(`42/gates,${JSON.stringify(['sync', id, String(role), null, 4])}`)
      await synced
      seats.push({ socket, role, n: 0, room, matchID: id })
    }
    return seats
  },
  command: (seat) => {
    seat.n += 1
    const action = {
      type: 'MAKE_MOVE',
      payload: {
        type: 'help',
        args: [seat.n % 2 === 1],
        playerID: String(seat.role),
      },
    }
    const text = `42/gates,${JSON.stringify(['update', action, seat.room.stateID, seat.matchID, String(seat.role)])}`
    seat.room.stateID += 1
    return text
  },
  isNews: (data) => data.includes('"update"'),
}

export const PEERS = { raw, xinghuo, socketio, colyseus, boardgame }
