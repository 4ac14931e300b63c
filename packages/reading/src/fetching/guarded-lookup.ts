import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { forbiddenAddress } from '../addresses/forbidden-address.ts'

/** A name led to an address that must not be connected to. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
  readonly code = 'HUNTWIRE_FORBIDDEN_ADDRESS'
}

/**
 * Resolves a name for the very connection that is about to be made, so that no later answer can differ from the one
 * judged. One forbidden address among several refuses the name.
 */
export function guardedLookup(resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0)
      const addresses = Array.isArray(found) ? found : []
      const reason = addresses.map(({ address }) => forbiddenAddress(address)).find((why) => why !== null)
      const first = addresses[0]
      if (first === undefined) return callback(new Error(`${hostname} has no address`), '', 0)
      if (reason !== undefined) return callback(new ForbiddenAddress(`${hostname}: ${reason}`), '', 0)
      if (options.all === true) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }
}
