import { foldersOfProgram, isSystemProgram } from '@huntwire/knowledge'
import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

/** Processes and libraries that every Windows has, beside the programs that LOLBAS lists. */
const windowsFiles = new Set(
  [
    'csrss.exe dllhost.exe dwm.exe lsass.exe lsm.exe ntoskrnl.exe searchindexer.exe services.exe smss.exe spoolsv.exe',
    'svchost.exe taskhost.exe taskhostw.exe taskmgr.exe userinit.exe werfault.exe wininit.exe winlogon.exe wmiprvse.exe',
    'wsmprovhost.exe net.exe net1.exe ipconfig.exe whoami.exe systeminfo.exe tasklist.exe taskkill.exe ping.exe nltest.exe',
    'netstat.exe nslookup.exe notepad.exe calc.exe vssadmin.exe bcdedit.exe attrib.exe icacls.exe mstsc.exe rdpclip.exe',
    'pwsh.exe powershell_ise.exe robocopy.exe xcopy.exe curl.exe hostname.exe quser.exe tscon.exe w3wp.exe wevtutil.exe',
    'advapi32.dll amsi.dll crypt32.dll dbghelp.dll gdi32.dll kernel32.dll kernelbase.dll ntdll.dll ole32.dll user32.dll',
    'thumbs.db autorun.inf ntuser.dat iconcache.db bootsect.bak ntuser.dat.log msdtc.exe',
    'recycle.bin urlmon.dll wininet.dll winhttp.dll ws2_32.dll wtsapi32.dll ntds.dit boot.ini win.ini desktop.ini',
  ].flatMap((line) => line.split(' ')),
)
/** Names that so many programs and projects use that they say nothing. */
const commonNames = new Set(
  [
    'index.html index.htm index.php index.js index.jsp default.aspx main.py __init__.py setup.py setup.exe install.sh',
    'package.json package-lock.json yarn.lock requirements.txt pyproject.toml cargo.toml go.mod pom.xml web.config',
    'config.json config.xml config.php config.ini settings.json readme.md readme.txt license.txt robots.txt sitemap.xml',
    'wp-config.php htaccess docker-compose.yml dockerfile makefile manifest.json manifest.xml document.xml app.config',
  ].flatMap((line) => line.split(' ')),
)
const systemFolders =
  /^(?:[a-z]:\\+(?:windows(?:\\+(?:system32(?:\\+(?:drivers|tasks|config|spool|wbem))?|syswow64|temp|tasks|fonts|microsoft\.net(?:\\+framework(?:64)?)?))?|programdata|program files(?: \(x86\))?|users(?:\\+public)?|temp)?|%(?:temp|tmp|(?:csidl_)?appdata|localappdata|programdata|public|userprofile|windir|systemroot|programfiles)%(?:\\+microsoft(?:\\+windows)?)?)\\*$/i
const unixPrograms =
  'sh|bash|dash|zsh|ash|busybox|env|curl|wget|nc|python[\\d.]*|perl|php|ruby|node|ssh|sshd|scp|su|sudo|id|whoami|uname|cat|cp|mv|rm|ls|ps|kill|chmod|chown|chattr|crontab|cron|systemctl|systemd|service|iptables|tar|gzip|base64|openssl|osascript|launchctl|login|mount|awk|sed|grep|find|xargs|nohup|top|w|who|last|passwd|useradd|git|docker|kubectl|make|gcc'
const unixSystem = new RegExp(
  String.raw`^(?:\/(?:tmp|var\/tmp|dev\/shm|dev\/null|etc|home|root|opt|usr\/local|usr\/lib|var\/log|var\/www(?:\/html)?)\/?$|\/(?:usr\/(?:local\/)?)?s?bin\/(?:${unixPrograms})$|\/proc\/(?:self|\d+|\[?pid\]?|cpuinfo|meminfo|version|mounts|net)\b|\/etc\/(?:passwd|shadow|hosts|group|sudoers|crontab|resolv\.conf|fstab|os-release|rc\.local|ld\.so\.preload)$|\/dev\/(?:null|zero|u?random|tty\w*|tcp|std\w+)\b)`,
)

const homeFiles =
  /^(?:~|\/root|\/home\/[^/]+|\/Users\/[^/]+)\/\.(?:ssh\/(?:authorized_keys|known_hosts|config|id_\w+)|aws\/\w+|bashrc|bash_profile|bash_history|profile|zshrc|zsh_history|npmrc|netrc|gitconfig|env|kube\/config|docker\/config\.json|config)\/?$/

/** What is known of a file name or path by itself, whatever the sentence says of it; undefined when nothing is. */
export function knownFileRole(occurrence: Occurrence): RoleDecision | undefined {
  const { type, value, section } = occurrence
  if (type !== 'file-name' && type !== 'file-path') return undefined
  if (systemFolders.test(value)) return { role: 'benign', reason: 'a folder that every Windows has' }
  if (unixSystem.test(value)) return { role: 'benign', reason: 'a file or folder that every Unix has' }
  if (homeFiles.test(value)) return { role: 'benign', reason: 'a file that many users have' }
  const name = value.slice(Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/')) + 1).toLowerCase()
  const folder = type === 'file-path' ? value.slice(0, value.length - name.length).toLowerCase() : ''
  const isListed = section === 'indicators' && folder === ''
  if (isSystemProgram(name) && isExpected(name, folder) && (!isListed || isOfWindows(name)))
    return { role: 'tool', reason: 'a program of the system, which attackers use too (LOLBAS)' }
  if (windowsFiles.has(name) && (folder === '' || isWindowsFolder(folder)))
    return { role: 'benign', reason: 'a file that every Windows has' }
  if (type === 'file-name' && /(?:^|[._-])(?:ioc|iocs|indicators?)(?:[._-]|$)/.test(name))
    return { role: 'reference', reason: 'a list of indicators, not one of them' }
  if (type === 'file-name' && commonNames.has(name))
    return { role: 'benign', reason: 'a name that many programs use' }
  return isRuntime(occurrence) ? { role: 'benign', reason: 'a product name' } : undefined
}

/** Whether a program lies where it belongs, or nothing is said of where; a copy elsewhere is one that hides. */
function isExpected(name: string, folder: string): boolean {
  const path = folder
    .replace(/\\+/g, '\\')
    .replace(/\\$/, '')
    .replace(/^%(?:windir|systemroot)%/, 'c:\\windows')
  return folder === '' || isWindowsFolder(path) || foldersOfProgram(name).includes(path)
}

function isWindowsFolder(folder: string): boolean {
  return /^(?:c:\\+windows|%(?:windir|systemroot)%)(?:\\+(?:system32|syswow64|sysnative)(?:\\|$)|\\*$)/.test(
    folder,
  )
}

function isOfWindows(name: string): boolean {
  return foldersOfProgram(name).some((folder) => folder.startsWith('c:\\windows'))
}

/** `Node.js`, `Next.js`: a capital and a lower-case ending, as the makers write it. */
function isRuntime({ type, written, section }: Occurrence): boolean {
  return type === 'file-name' && section !== 'indicators' && /^[A-Z][A-Za-z]{1,14}\.(?:js|io)$/.test(written)
}
