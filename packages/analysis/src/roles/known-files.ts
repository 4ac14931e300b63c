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
    'mspaint.exe shutdown.exe wdigest.dll lsasrv.dll samsrv.dll mscoree.dll clr.dll shell32.dll shlwapi.dll psapi.dll secur32.dll',
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
    'update.php plugins.php theme-editor.php admin-ajax.php functions.php header.php footer.php wp-blog-header.php',
    'xmlrpc.php wp-login.php wp-load.php wp-settings.php wp-cron.php info.plist web.xml index.asp androidmanifest.xml classes.dex',
  ].flatMap((line) => line.split(' ')),
)
/** Programs that everybody has, by their own names: archivers, browsers, remote access. */
const wellKnown = new Set(
  [
    '7z.exe 7za.exe 7zg.exe 7zr.exe 7z.dll rar.exe unrar.exe winrar.exe putty.exe plink.exe pscp.exe winscp.exe tor.exe',
    'chrome.exe msedge.exe iexplore.exe firefox.exe opera.exe brave.exe winword.exe excel.exe powerpnt.exe outlook.exe',
    'java.exe javaw.exe php.exe python.exe pythonw.exe node.exe nircmd.exe psexesvc.exe autoit3.exe anydesk.exe',
    'sqlcmd.exe psexec.exe psexec64.exe procdump.exe procdump64.exe adfind.exe rclone.exe',
  ].flatMap((line) => line.split(' ')),
)
/** Programs that protect, watch or take apart: malware looks for them, stops them or ends where they run. */
const watching = new Set(
  [
    'avp.exe avpui.exe ccsvchst.exe ns.exe nis.exe msmpeng.exe mssense.exe avgui.exe avgsvc.exe avastui.exe avastsvc.exe',
    'mbam.exe mbamservice.exe ekrn.exe egui.exe bdagent.exe vsserv.exe sophosui.exe mcshield.exe cylancesvc.exe',
    'wireshark.exe dumpcap.exe procmon.exe procmon64.exe procexp.exe procexp64.exe processhacker.exe autoruns.exe tcpview.exe',
    'x64dbg.exe x32dbg.exe windbg.exe ollydbg.exe idaq.exe idaq64.exe ida.exe ida64.exe dnspy.exe pestudio.exe fiddler.exe',
    'vboxservice.exe vboxtray.exe vmtoolsd.exe vmwaretray.exe vmwareuser.exe vmacthlp.exe xenservice.exe qemu-ga.exe',
    'prl_cc.exe prl_tools.exe joeboxserver.exe joeboxcontrol.exe sandboxierpcss.exe sbiesvc.exe',
    'sbiedll.dll api_log.dll dir_watch.dll vmcheck.dll wpespy.dll cmdvrt32.dll cmdvrt64.dll sxin.dll cuckoomon.dll',
    'avghookx.dll avghooka.dll snxhk.dll pstorec.dll vboxhook.dll',
  ].flatMap((line) => line.split(' ')),
)
/** Parts that programs bring along: of the web, of C, of browsers, of .NET. */
const library =
  /^(?:(?:jquery|bootstrap|react|vue|angular)[-.\d]{0,12}(?:\.min)?\.(?:js|css)|(?:vcruntime|msvc[pr])\d{2,3}(?:_\d)?\.dll|(?:sqlite3|softokn3|nss3|mozglue|freebl3|system(?:\.[a-z]{2,20}){1,4})\.dll|api-ms-win-[a-z\d-]{4,60}\.dll)$/
/** What stands for many paths: a class of characters, a number of them, a place to fill in. */
const pattern =
  /\[[a-z0-9]-[a-z0-9]|\{\d|\\X{2,}\\|%s(?![a-z])|%\w{0,20}random\w{0,20}%|redacted|(?:\\{1,2}x[0-9a-f]{2}){2}/i
const systemFolders =
  /^(?:[a-z]:\\+(?:windows(?:\\+(?:system32(?:\\+(?:drivers|tasks|config|spool|wbem))?|syswow64|temp|tasks|fonts|debug|web|microsoft\.net(?:\\+framework(?:64)?)?))?|programdata|program files(?: \(x86\))?|program ?files(?: \(x86\))?(?:\\+[^\\]{1,60}){1,9}\\|users(?:\\+public(?:\\+(?:downloads|documents|pictures|music|videos|libraries))?|\\+(?:administrator|admin|default|user(?:name)?))?|temp|perflogs|test|inetpub(?:\\+wwwroot(?:\\+aspnet_client)?)?|windows\\+system32\\+(?:spool\\+drivers(?:\\+color)?|config\\+txr))?|%(?:temp|tmp|(?:csidl_)?appdata|localappdata|programdata|public|userprofile|windir|systemroot|programfiles)%(?:\\+microsoft(?:\\+windows)?)?)\\*$/i
const unixPrograms =
  'sh|bash|dash|zsh|ash|busybox|env|curl|wget|nc|python[\\d.]*|perl|php|ruby|node|ssh|sshd|scp|su|sudo|id|whoami|uname|cat|cp|mv|rm|ls|ps|kill|chmod|chown|chattr|crontab|cron|systemctl|systemd|service|iptables|tar|gzip|base64|openssl|osascript|launchctl|login|mount|awk|sed|grep|find|xargs|nohup|top|w|who|last|passwd|useradd|git|docker|kubectl|make|gcc'
const unixSystem = new RegExp(
  String.raw`^(?:\/(?:tmp|var\/tmp|dev\/shm|dev\/null|etc|home|root|opt|usr\/local|usr\/lib|var\/log|Users(?:\/(?:Public|Shared))?|Applications|(?:System\/)?Library(?:\/(?:LaunchAgents|LaunchDaemons|Frameworks|Extensions|Caches))?|var\/www(?:\/html)?)\/?$|\/(?:usr\/(?:local\/)?)?s?bin\/(?:${unixPrograms})$|\/proc\/(?:self|\d+|\[?pid\]?|cpuinfo|meminfo|version|mounts|net)\b|\/etc\/(?:passwd|shadow|hosts|group|sudoers|crontab|resolv\.conf|fstab|os-release|rc\.local|ld\.so\.preload)$|\/dev\/(?:null|zero|u?random|tty\w*|tcp|std\w+)\b)`,
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
  if (pattern.test(value)) return { role: 'reference', reason: 'a pattern of paths' }
  const isListed = section === 'indicators' && folder === ''
  if (isSystemProgram(name) && isExpected(name, folder) && (!isListed || isOfWindows(name)))
    return { role: 'tool', reason: 'a program of the system, which attackers use too (LOLBAS)' }
  if (windowsFiles.has(name) && (folder === '' || isWindowsFolder(folder)))
    return { role: 'benign', reason: 'a file that every Windows has' }
  if (type === 'file-name' && /(?:^|[._-])(?:ioc|iocs|indicators?)(?:[._-]|$)/.test(name))
    return { role: 'reference', reason: 'a list of indicators, not one of them' }
  if (type === 'file-name' && watching.has(name) && !hasHash(occurrence))
    return { role: 'reference', reason: 'a program that protects or watches' }
  if (type === 'file-name' && wellKnown.has(name) && !hasHash(occurrence))
    return { role: 'tool', reason: 'a program that many have' }
  if (type === 'file-name' && isProgramOfSentence(name))
    return { role: 'tool', reason: 'a program of the system behind a full stop' }
  if (type === 'file-name' && (commonNames.has(name) || (library.test(name) && !hasHash(occurrence))))
    return { role: 'benign', reason: 'a name that many programs use' }
  return isRuntime(occurrence) ? { role: 'benign', reason: 'a product name' } : undefined
}

/** `…for this purpose.cmd.exe /c`: a sentence that lost the blank behind it. */
function isProgramOfSentence(name: string): boolean {
  const labels = name.split('.')
  const last = labels.slice(-2).join('.')
  return labels.length === 3 && (isSystemProgram(last) || wellKnown.has(last))
}

/** A file that took the name of a program is told by its hash. */
function hasHash({ before, behind }: Occurrence): boolean {
  return /[0-9a-f]{32}\W{1,6}$/i.test(before) || /^\W{1,6}(?:\w{3,7}\W{1,3})?[0-9a-f]{32}/i.test(behind)
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
