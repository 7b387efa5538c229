export const SECRET = 'a secret that is long enough for tests'

/** Nobody is too fast on a machine of their own. */
export const NO_LIMITS = {
  frames: { burst: 1e9, perSecond: 1e9 },
  devices: { burst: 1e9, perSecond: 1e9 },
  createByDevice: { burst: 1e9, perSecond: 1e9 },
  createByAddress: { burst: 1e9, perSecond: 1e9 },
  joinByDevice: { burst: 1e9, perSecond: 1e9 },
  sockets: { burst: 1e9, perSecond: 1e9 },
}
