import * as v from 'valibot'

/** What the environment says about how to serve. */
export interface ServerConfig {
  /** The address to listen on; 0.0.0.0 means every network of this machine. */
  readonly host: string
  readonly port: number
  /** Somebody asked for exactly this port, so another one would not do. */
  readonly portIsGiven: boolean
  readonly logLevel: string
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, '要写成整数'),
  v.transform(Number),
  v.minValue(1, '最小是 1'),
  v.maxValue(65535, '最大是 65535'),
)

const environment = v.object({
  HOST: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty('不能为空')), '0.0.0.0'),
  PORT: v.optional(port),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `只能是 ${LOG_LEVELS.join('、')} 之一`), 'warn'),
})

/** Reads the settings out of environment variables; what is wrong with them comes back as Chinese sentences. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly config: ServerConfig } | { readonly problems: readonly string[] } => {
  const read = v.safeParse(environment, {
    HOST: env.HOST || undefined,
    PORT: env.PORT || undefined,
    LOG_LEVEL: env.LOG_LEVEL || undefined,
  })
  if (!read.success) {
    return {
      problems: read.issues.map((issue) => {
        const name = v.getDotPath(issue) ?? ''
        return `环境变量 ${name}=${String(env[name])} 不对：${issue.message}`
      }),
    }
  }
  const { HOST, PORT, LOG_LEVEL } = read.output
  return { config: { host: HOST, port: PORT ?? 3000, portIsGiven: PORT !== undefined, logLevel: LOG_LEVEL } }
}
