import type { ObservableType } from '@huntwire/intel-model'
import { isBitcoinAddress } from './btc.ts'

/** The kind of wallet whose address `text` (a run of letters and digits) is; checksums decide where there are some. */
export function walletTypeOf(text: string): ObservableType | undefined {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return 'eth'
  if (/^(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71})$/.test(text))
    return isBitcoinAddress(text) ? 'btc' : undefined
  return undefined
}
