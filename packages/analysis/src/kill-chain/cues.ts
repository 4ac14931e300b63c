/**
 * Words by which a report says itself that a tactic was used, as phrases of `phrase-matcher.ts`. Only words that tell of
 * what was done: "remote code execution" is what a flaw allows, not what happened.
 */
export const tacticCues: readonly (readonly [tactic: string, phrases: readonly string[]])[] = [
  [
    'TA0043',
    [
      'reconnaissance',
      'scanned|scanning|scans .. internet|networks|ports|range|ranges',
      'probed|probing .. servers|devices|networks',
    ],
  ],
  [
    'TA0042',
    [
      'registered|registering .. domain|domains',
      'resource development',
      'acquired|rented|bought servers|domains|infrastructure',
      'set up .. infrastructure|domains',
    ],
  ],
  [
    'TA0001',
    [
      'initial access',
      'initial intrusion|compromise|entry|infection|foothold|vector',
      'infection vector',
      'gained|gains|gain|gaining|obtained|obtain .. foothold',
      'broke|breaking into',
      'entry vector',
      'entry point into|was',
      'delivered|distributed|spread|arrived|arrives|delivers|distributes|spreads .. phishing|spearphishing|email|emails|mail|mails|malvertising|attachment|attachments',
      'sent|sends|sending .. phishing|spearphishing .. email|emails|mail|mails|message|messages',
      'phishing|spearphishing email|emails|mail|mails|message|messages .. sent|delivered|delivers|lured|contained|contains|carried',
      'attack|infection chain|chains begins|began|starts|started|begin|start with',
    ],
  ],
  [
    'TA0002',
    [
      'executed|executes|launched|launches|ran|runs .. payload|payloads|shellcode|malware|loader|script|scripts|command|commands|implant|backdoor',
      'user|victim opens|opened|clicks|clicked|runs|ran .. file|attachment|document|link|shortcut|installer',
    ],
  ],
  [
    'TA0003',
    [
      'persistence via|through|by|using|is|was|with|on|mechanism|mechanisms',
      'establish|establishes|established|establishing|maintain|maintains|maintained|maintaining|achieve|achieves|achieved|achieving|gain|gains|gained|ensure|ensures|ensured|set|sets .. persistence',
      'persists|persisted via|through|by|across|as|using|with|after',
      'survives|survived|survive .. reboot|reboots|restart|restarts',
    ],
  ],
  [
    'TA0004',
    [
      'escalated|escalates|elevated|elevates .. privileges|privilege|rights',
      'privilege escalation was|via|through|using|by',
    ],
  ],
  [
    'TA0005',
    [
      'evades|evaded|avoids|avoided|evading .. detection|analysis|defenses|defences',
      'evade|avoid detection',
      'disabled|disables|disabling|killed|kills .. defender|antivirus|edr|logging',
      'cleared|clears|clearing|deleted|deletes|wiped .. logs|log',
      'defense evasion',
    ],
  ],
  [
    'TA0006',
    [
      'stole|steals|stealing|harvested|harvests|harvesting|dumped|dumps|dumping .. credentials|passwords|cookies',
      'credentials|passwords|cookies was|were|been stolen|harvested|dumped',
      'credential theft|dumping|harvesting|access',
    ],
  ],
  [
    'TA0007',
    [
      'enumerated|enumerates|enumerating .. network|users|shares|domain|accounts|hosts|directory|processes',
      'mapped|mapping .. network|environment',
      'internal|network discovery',
    ],
  ],
  [
    'TA0008',
    [
      'lateral movement',
      'moved|moves|moving|move|spread|spreads laterally',
      'pivoted|pivoting|pivots .. into|through',
      'pivoted|pivoting|pivots to .. system|systems|host|hosts|server|servers|machine|machines|network',
      'jumped|hopped .. servers|server|machines|hosts',
    ],
  ],
  [
    'TA0009',
    [
      'collected|collects|collecting|gathered|gathers|gathering|staged|staging .. files|documents|data|mailboxes|screenshots',
      'archiving|compresses|compressing .. files|documents|data',
      'archives|archived|compressed the|its|their|all|stolen|collected|sensitive .. files|documents|data',
    ],
  ],
  [
    'TA0011',
    [
      'command and control',
      'c2 server|servers|traffic|communication|communications|channel|domain|domains|infrastructure',
      'beacons|beaconed|beaconing',
      'polls|contacts|contacted .. server|servers|c2',
    ],
  ],
  [
    'TA0010',
    [
      'exfiltrated|exfiltrates|exfiltrating|exfiltration',
      'uploaded|uploads|uploading .. stolen|data|documents|archives',
      'uploaded|uploads|uploading files from',
      'stolen|collected data|files|documents .. sent|uploaded|copied|transferred',
    ],
  ],
  [
    'TA0040',
    [
      'encrypts|encrypting .. files|systems|servers|machines|drives|networks',
      'encrypted the|its|their|all|more|over|several|many|some|#|hundreds|thousands .. files|systems|servers|machines|drives|networks|disks',
      'files|data was|were|been encrypted',
      'systems|servers|machines|computers|drives|networks was|were|are|is|been|being encrypted',
      'wiped|wipes|destroyed|destroys|overwrote|overwrites .. disks|disk|drives|systems|servers|machines|backups',
      'ransom note|notes|demand|demands',
      'defaced|defaces',
    ],
  ],
]
