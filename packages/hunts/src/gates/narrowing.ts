import type { HuntModel, ObservableType } from '@huntwire/intel-model'
import { isHostAlone, urlHost } from '../model/url-parts.ts'

/** Hashes of no bytes at all: every empty file has them. */
const emptyFile = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
])

/** RFC 6890 blocks that mean another machine in each network, or none. Documentation blocks are not among them. */
const localAddress =
  /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|2(?:2[4-9]|[3-5]\d)\.)/

/** Refuses a hunt that would find everyone, or more than its values say. */
export function narrowing(model: HuntModel): string | null {
  if (model.form === 'detection') return null
  const sought = [model, ...(model.alsoKnownAs ?? [])]
  for (const { observableType, values } of sought)
    for (const value of values) {
      const reason = whyNotHunted(observableType, value)
      if (reason !== null) return `${value} does not narrow anything: ${reason}`
    }
  return null
}

/** Why a value cannot be hunted: because it is everywhere, or because its beginning alone says too little; null when it can. */
export function whyNotHunted(type: ObservableType, value: string): string | null {
  switch (type) {
    case 'file-md5':
    case 'file-sha1':
    case 'file-sha256':
      return emptyFile.has(value.toLowerCase()) ? 'the hash of an empty file' : null
    case 'ipv4-addr':
      return localAddress.test(value) ? 'an address that means another machine in every network' : null
    case 'domain-name':
      return value.includes('.') ? null : 'a name without a domain'
    case 'url':
      if (!/[.:]/.test(urlHost(value))) return 'a name without a domain'
      return isHostAlone(value) ? 'a URL without a path means its whole host' : null
    default:
      return null
  }
}
