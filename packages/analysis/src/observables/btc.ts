import { createHash } from 'node:crypto'

/** Whether `text` is a Bitcoin address whose checksum holds: Base58Check, or Bech32 and Bech32m (BIP 173, BIP 350). */
export function isBitcoinAddress(text: string): boolean {
  return text.startsWith('bc1') ? isBech32(text) : isBase58Check(text)
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const addressBytes = 25

function isBase58Check(text: string): boolean {
  const bytes = new Uint8Array(addressBytes)
  for (const character of text) {
    let carry = base58.indexOf(character)
    if (carry === -1) return false
    for (let at = addressBytes - 1; at >= 0; at--) {
      carry += 58 * (bytes[at] ?? 0)
      bytes[at] = carry & 0xff
      carry >>= 8
    }
    if (carry !== 0) return false
  }
  const hash = sha256(sha256(bytes.subarray(0, addressBytes - 4)))
  return bytes.subarray(addressBytes - 4).every((byte, at) => byte === hash[at])
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const checksums = [1, 0x2bc830a3]

function isBech32(text: string): boolean {
  const values = [...text.slice(3)].map((character) => bech32.indexOf(character))
  if (values.includes(-1)) return false
  let check = 1
  for (const value of [3, 3, 0, 2, 3, ...values]) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    generator.forEach((one, bit) => {
      if ((top >>> bit) & 1) check ^= one
    })
  }
  return checksums.includes(check)
}
