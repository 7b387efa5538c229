import pg from 'pg'

export interface Pool {
  query<T extends object>(query: pg.QueryConfig): Promise<pg.QueryResult<T>>
  close(): Promise<void>
}

/**
 * Connections to the database. Once one of them falls silent all are given up: what else was opened over the same dead
 * path would each swallow a query of its own and make somebody wait for it.
 */
export const openPool = (config: pg.PoolConfig, onError: (error: Error) => void): Pool => {
  const fresh = (): pg.Pool => {
    const pool = new pg.Pool(config)
    pool.on('error', onError)
    return pool
  }
  let pool = fresh()
  return {
    query: async <T extends object>(query: pg.QueryConfig) => {
      const used = pool
      try {
        return await used.query<T>(query)
      } catch (error) {
        if (pool === used && fellSilent(error)) {
          pool = fresh()
          used.end().catch(() => undefined)
        }
        throw error
      }
    },
    close: () => pool.end(),
  }
}

/** The driver's words for a query without an answer; it has no code for it. */
const fellSilent = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout'
