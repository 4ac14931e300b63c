import type { KillChainPhase } from '@huntwire/intel-model'

/**
 * Our table from ATT&CK's enterprise tactics to the phases of the Lockheed Martin Cyber Kill Chain. ATT&CK describes
 * what happens after a foothold in more detail than the chain does: what serves to run code counts as exploitation,
 * what serves to stay counts as installation, what is done with the access counts as actions on objectives.
 */
export const phaseOfTactic: ReadonlyMap<string, KillChainPhase> = new Map([
  ['TA0043', 'reconnaissance'],
  ['TA0042', 'weaponization'],
  ['TA0001', 'delivery'],
  ['TA0002', 'exploitation'],
  ['TA0003', 'installation'],
  ['TA0004', 'exploitation'],
  ['TA0005', 'installation'],
  ['TA0006', 'actions-on-objectives'],
  ['TA0007', 'actions-on-objectives'],
  ['TA0008', 'actions-on-objectives'],
  ['TA0009', 'actions-on-objectives'],
  ['TA0011', 'command-and-control'],
  ['TA0010', 'actions-on-objectives'],
  ['TA0040', 'actions-on-objectives'],
])
