import path from 'node:path'
import * as v from 'valibot'

/** What the environment says about how to serve. */
export interface ServerConfig {
  /** The address to listen on; 0.0.0.0 means every network of this machine. */
  readonly host: string
  readonly port: number
  /** Somebody asked for exactly this port, so another one would not do. */
  readonly portIsGiven: boolean
  readonly logLevel: string
  /** Absolute path of the folder for the embedded store and the secret. */
  readonly dataDir: string
  /** PostgreSQL to use in place of the embedded store. */
  readonly databaseUrl?: string
  /** Where people reach this server, without a slash at its end; behind a proxy that speaks https. */
  readonly publicUrl?: string
  /** What tokens are signed with; without one it is made and kept in `dataDir`. */
  readonly secret?: string
  /** Lets a collector elsewhere read /metrics. */
  readonly metricsToken?: string
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, '要写成整数'),
  v.transform(Number),
  v.minValue(1, '最小是 1'),
  v.maxValue(65535, '最大是 65535'),
)

const isUrl =
  (...protocols: string[]) =>
  (text: string): boolean => {
    try {
      return protocols.includes(new URL(text).protocol)
    } catch {
      return false
    }
  }

const secret = v.pipe(v.string(), v.minLength(32, '至少要 32 个字符，可以用 openssl rand -hex 32 生成'))

const environment = v.object({
  HOST: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty('不能为空')), '0.0.0.0'),
  PORT: v.optional(port),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `只能是 ${LOG_LEVELS.join('、')} 之一`), 'warn'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty('不能为空')), 'data'),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.check(isUrl('postgres:', 'postgresql:'), '要写成 postgres://用户:密码@地址:5432/库名')),
  ),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isUrl('http:', 'https:'), '要写成 https://域名'),
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
  ),
  SECRET: v.optional(secret),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, '至少要 16 个字符'))),
})

/** Values that don't belong on a screen or in a log. */
const PRIVATE = ['SECRET', 'DATABASE_URL', 'METRICS_TOKEN']

type Environment = Readonly<Record<string, string | undefined>>
interface Problems {
  readonly problems: readonly string[]
}

/** Reads variables out of the environment; what is wrong with them comes back as Chinese sentences. */
const readFrom = <T extends v.ObjectEntries>(
  env: Environment,
  wanted: v.ObjectSchema<T, undefined>,
): { readonly found: v.InferOutput<v.ObjectSchema<T, undefined>> } | Problems => {
  const given = Object.fromEntries(Object.keys(wanted.entries).map((name) => [name, env[name] || undefined]))
  const read = v.safeParse(wanted, given)
  if (read.success) return { found: read.output }
  return {
    problems: read.issues.map((issue) => {
      const name = v.getDotPath(issue) ?? ''
      const shown = PRIVATE.includes(name) ? name : `${name}=${String(env[name])}`
      return `环境变量 ${shown} 不对：${issue.message}`
    }),
  }
}

/** Where rooms are stored, for a tool that reads them and serves nobody. */
export const readStorePlace = (env: Environment): Pick<ServerConfig, 'dataDir' | 'databaseUrl'> | Problems => {
  const read = readFrom(env, v.pick(environment, ['DATA_DIR', 'DATABASE_URL']))
  if ('problems' in read) return read
  const { DATA_DIR, DATABASE_URL } = read.found
  return { dataDir: path.resolve(DATA_DIR), ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }) }
}

/** The settings of a server. */
export const readConfig = (env: Environment): { readonly config: ServerConfig } | Problems => {
  const read = readFrom(env, environment)
  if ('problems' in read) return read
  const { HOST, PORT, LOG_LEVEL, DATA_DIR, DATABASE_URL, PUBLIC_URL, SECRET, METRICS_TOKEN } = read.found
  if (DATABASE_URL !== undefined && SECRET === undefined) {
    return { problems: ['用 DATABASE_URL 时必须设置 SECRET：几个节点要用同一个，手机换了节点才认得'] }
  }
  return {
    config: {
      host: HOST,
      port: PORT ?? 3000,
      portIsGiven: PORT !== undefined,
      logLevel: LOG_LEVEL,
      dataDir: path.resolve(DATA_DIR),
      ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
      ...(PUBLIC_URL === undefined ? {} : { publicUrl: PUBLIC_URL }),
      ...(SECRET === undefined ? {} : { secret: SECRET }),
      ...(METRICS_TOKEN === undefined ? {} : { metricsToken: METRICS_TOKEN }),
    },
  }
}
