/**
 * Words that name one technique and hardly anything else, as phrases of `phrase-matcher.ts`. They serve where the model
 * has no class, and where one sentence is enough.
 */
export const techniqueRules: readonly (readonly [id: `T${string}`, phrases: readonly string[]])[] = [
  [
    'T1059.001',
    [
      'powershell script|scripts|command|commands|cmdlet|cmdlets|loader|payload|stager|downloader',
      'powershell exe',
      'encoded powershell',
      'via|using|launches|runs|executes|started|invokes powershell',
    ],
  ],
  [
    'T1059.005',
    [
      'vbs|vba|vbscript script|scripts|macro|macros|code|downloader|loader',
      'visual basic script|scripts|macro|macros',
    ],
  ],
  ['T1059.007', ['malicious|obfuscated javascript', 'jscript']],
  ['T1059.006', ['python script|scripts|backdoor|loader|stealer|payload']],
  ['T1059.004', ['bash|shell script|scripts downloads|runs|executes']],
  [
    'T1003.001',
    ['lsass memory|dump|process', 'dump|dumps|dumped|dumping .. lsass', 'memory of lsass', 'lsass exe'],
  ],
  ['T1003.003', ['ntds dit']],
  ['T1003.002', ['sam hive|database|registry', 'security account manager']],
  ['T1003.006', ['dcsync']],
  ['T1558.003', ['kerberoast*']],
  ['T1558.001', ['golden ticket|tickets']],
  ['T1550.002', ['pass the hash']],
  ['T1490', ['shadow copies', 'shadow copy deletion', 'vssadmin']],
  [
    'T1486',
    ['encrypts|encrypted|encrypting files|data|systems|servers', 'file|files encrypted by .. ransomware'],
  ],
  ['T1561.002', ['overwrites|overwrote|wipes|wiped .. mbr', 'overwrites .. master boot record']],
  ['T1218.005', ['mshta']],
  ['T1218.010', ['regsvr32']],
  ['T1218.007', ['msiexec']],
  ['T1197', ['bitsadmin', 'bits job|jobs']],
  ['T1546.003', ['wmi event subscription|subscriptions', 'event consumer']],
  ['T1505.003', ['web shell|shells', 'webshell|webshells']],
  [
    'T1195.002',
    [
      'supply chain attack|attacks|compromise',
      'trojanized|trojanised|tampered|backdoored update|updates|installer',
    ],
  ],
  [
    'T1195.001',
    ['malicious|hostile|compromised|typosquatted npm|pypi|python|nuget|rubygems package|packages'],
  ],
  ['T1189', ['watering hole', 'drive by compromise|download|downloads']],
  [
    'T1566.001',
    ['malicious|weaponized attachment|attachments', 'spear phishing|spearphishing attachment|attachments'],
  ],
  ['T1566.002', ['spear phishing|spearphishing link|links', 'phishing link|links']],
  ['T1110.003', ['password spray*']],
  ['T1110.004', ['credential stuffing']],
  ['T1621', ['mfa fatigue', 'mfa bombing', 'push bombing']],
  ['T1557', ['adversary|attacker in the middle', 'aitm']],
  ['T1539', ['steals|stole|stolen|theft .. session cookies|cookie|cookies|tokens']],
  [
    'T1555.003',
    [
      'browser|browsers saved|stored passwords|credentials',
      'credentials|passwords stored|saved .. browsers|browser|chrome',
    ],
  ],
  ['T1056.001', ['keylogger|keylogging', 'logs|records|captures keystrokes']],
  ['T1568.002', ['domain generation algorithm|algorithms', 'dga']],
  ['T1071.004', ['dns tunneling|tunnelling', 'dns txt .. commands|c2']],
  ['T1567.002', ['rclone', 'exfiltrat* .. mega|dropbox']],
  ['T1496', ['cryptominer|cryptominers|cryptojacking|xmrig', 'mines|mining cryptocurrency|monero']],
  ['T1553.002', ['signed with .. stolen|valid certificate', 'stolen code signing certificate|certificates']],
  ['T1055.012', ['process hollowing']],
  ['T1620', ['reflective loading', 'reflectively loads|loaded']],
  ['T1497', ['sandbox evasion', 'anti vm|sandbox|analysis checks|check|techniques']],
]
