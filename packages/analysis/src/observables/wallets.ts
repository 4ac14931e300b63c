import type { ObservableType } from '@huntwire/intel-model'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { base58xmr, bech32, bech32m, createBase58check } from '@scure/base'

const base58check = createBase58check(sha256)

/** The kind of wallet whose address `text` (a run of letters and digits) is, when its checksum holds. */
export function walletTypeOf(text: string): ObservableType | undefined {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return isEthereumAddress(text.slice(2)) ? 'eth' : undefined
  if (/^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(text)) return isBase58Check(text) ? 'btc' : undefined
  if (/^bc1[02-9ac-hj-np-z]{11,71}$/.test(text)) return isBech32(text) ? 'btc' : undefined
  return /^[48][1-9A-HJ-NP-Za-km-z]{94}$/.test(text) && isMoneroAddress(text) ? 'xmr' : undefined
}

/** EIP-55: mixed case is a checksum; an address in one case has none. */
function isEthereumAddress(hex: string): boolean {
  const lower = hex.toLowerCase()
  if (hex === lower || hex === hex.toUpperCase()) return true
  const hash = keccak_256(new TextEncoder().encode(lower))
  return [...hex].every((digit, at) => {
    if (/\d/.test(digit)) return true
    const nibble = ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15
    return nibble > 7 === (digit !== digit.toLowerCase())
  })
}

/** Base58Check of 21 bytes: version and hash. */
function isBase58Check(text: string): boolean {
  return decoded(() => base58check.decode(text))?.length === 21
}

/** BIP 173 and BIP 350. */
function isBech32(text: string): boolean {
  return bech32.decodeUnsafe(text) !== undefined || bech32m.decodeUnsafe(text) !== undefined
}

/** 69 bytes: network (18 standard, 42 subaddress), two keys, and four bytes of their Keccak-256. */
function isMoneroAddress(text: string): boolean {
  const bytes = decoded(() => base58xmr.decode(text))
  if (bytes?.length !== 69 || (bytes[0] !== 18 && bytes[0] !== 42)) return false
  const check = keccak_256(bytes.subarray(0, 65))
  return bytes.subarray(65).every((byte, at) => byte === check[at])
}

/** What a decoder gives; undefined when it refuses the text, which it says by throwing. */
function decoded(decode: () => Uint8Array): Uint8Array | undefined {
  try {
    return decode()
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}
