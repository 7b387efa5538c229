import type { Model } from '../model'
import { ordinalsOf } from './found'

interface Written {
  readonly cites?: readonly string[] | undefined
  readonly invented?: boolean | undefined
}

/** What a text for all rests on. Only what is written: a scenario without these keys keeps the hash it always had. */
export function grounds(model: Model, { cites = [], invented = false }: Written) {
  return {
    ...(cites.length > 0 ? { cites: ordinalsOf(cites, model.ordinals.fact) } : {}),
    ...(invented ? { invented } : {}),
  }
}
