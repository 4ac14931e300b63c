import type { KillChainPhase } from '@huntwire/intel-model'

/** A phase in words, as in a list of what was observed. */
export const phaseNames: Readonly<Record<KillChainPhase, string>> = {
  reconnaissance: 'reconnaissance',
  weaponization: 'weaponization',
  delivery: 'delivery',
  exploitation: 'exploitation',
  installation: 'installation',
  'command-and-control': 'command and control',
  'actions-on-objectives': 'actions on objectives',
}

/** A phase in one short word, as beside a hunt. */
export const shortPhaseNames: Readonly<Record<KillChainPhase, string>> = {
  reconnaissance: 'recon',
  weaponization: 'weaponize',
  delivery: 'delivery',
  exploitation: 'exploit',
  installation: 'install',
  'command-and-control': 'c2',
  'actions-on-objectives': 'actions',
}
