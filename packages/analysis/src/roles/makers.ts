import type { RoleDecision } from './decide-role.ts'
import type { Occurrence } from './occurrence.ts'

/** Makers of programs that attackers fetch from them: nobody else puts anything there. */
const makers = new Set(
  [
    '7-zip.org advanced-ip-scanner.com angryip.org anydesk.com apache.org atera.com autohotkey.com autoitscript.com famatech.com',
    'filezilla-project.org gmer.sk hetmanrecovery.com masscan.org maven.org nirsoft.net nmap.org nodejs.org npcap.com oracle.com',
    'poweradmin.com processhacker.net putty.org python.org radmin.com rarlab.com rclone.org realvnc.com rustdesk.com',
    'softperfect.com splashtop.com supremocontrol.com sysinternals.com teamviewer.com tightvnc.com torproject.org',
    'ultraviewer.net uvnc.com voidtools.com win-rar.com winrar.com winscp.net wireshark.org xmrig.com',
  ].flatMap((line) => line.split(' ')),
)

/** The site of a maker, or a download from it, also where an author defangs all that was fetched. */
export function makerRole({ type, host }: Occurrence): RoleDecision | undefined {
  if (type !== 'domain-name' && type !== 'url') return undefined
  return makers.has(host) || makers.has(host.slice(host.indexOf('.') + 1))
    ? { role: 'tool', reason: 'where its maker gives out a program' }
    : undefined
}
