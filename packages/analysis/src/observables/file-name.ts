/** Endings of programs, scripts, archives, images, documents and settings, by which a word is told to be a file. */
const endings = new Set(
  [
    'exe dll sys scr bat cmd ps1 psm1 psd1 vbs vbe js jse mjs wsf wsh hta lnk cpl ocx drv msi msp msix appx efi',
    'iso img vhd vhdx cab zip rar 7z gz tgz bz2 xz tar ace arj jar war ear apk aab ipa dmg pkg deb rpm xpi crx vsix whl',
    'doc docx docm dot dotm xls xlsx xlsm xlsb xll xlam ppt pptx pptm ppam rtf pdf odt ods one chm mht mhtml eml msg',
    'class pyc pyd py pl rb sh bash lua php phtml jsp jspx asp aspx ashx asmx cfm cgi swf so elf ko dylib macho bin dat',
    'tmp log txt csv ini inf cfg conf config xml json yml yaml toml plist reg bak db sqlite kdbx key pem crt cer crl pfx p12',
    'html htm svg png jpg jpeg gif bmp ico mp3 mp4 wav ttf onion_key service timer desktop application url library-ms',
    'settingcontent-ms sct xsl wll ade pif nls mui au3 a3x ahk node wasm sln csproj vbproj suo',
  ].flatMap((line) => line.split(' ')),
)

const longestName = 120

/** Whether `ending` (lower case) is one by which a word is told to be a file. */
export function isFileEnding(ending: string): boolean {
  return endings.has(ending)
}

/**
 * The file name that a run of name characters is, and where it begins in the run; undefined when it is none. Some
 * endings are top-level domains too: such a word is read as a host first.
 */
export function fileNameIn(run: string): { readonly name: string; readonly offset: number } | undefined {
  const name = withoutHash(run.replace(/^[.@+%-]+(?=.*\.)|[.@+%_-]+$/g, ''))
  if (name === undefined) return undefined
  const dot = name.lastIndexOf('.')
  if (dot < 1 || name.length > longestName || !isFileEnding(name.slice(dot + 1).toLowerCase()))
    return undefined
  return /[A-Za-z0-9]/.test(name.slice(0, dot)) ? { name, offset: run.indexOf(name) } : undefined
}

/**
 * A table that lost its cells leaves a hash glued to a name. What stands behind a whole hash is the name where no
 * hexadecimal digit could be either's; undefined where nobody can tell. A file may be named by its hash alone.
 */
function withoutHash(name: string): string | undefined {
  const head = headOfCell.exec(name)?.[0]
  if (head !== undefined) return name.slice(head.length)
  if (name.length < shortestGlued) return name
  const glued = /^([A-Za-z\d]*[g-zG-Z])?([0-9a-fA-F]{32,})(?=[g-zG-Z\u0080-\uffff])/.exec(name)
  if (glued !== null)
    return glued[1] === undefined && hashLengths.has(glued[2]?.length ?? 0)
      ? name.slice(glued[0].length)
      : undefined
  return /^[A-Za-z]*[g-zG-Z][A-Za-z]*(?:[0-9a-f]{40,}|[0-9A-F]{40,})/.test(name) ? undefined : name
}

/** The head of the column. */
const headOfCell = /^(?:SHA-?(?:1|256)|MD5|File ?[Nn]ame)(?=[A-Z][A-Za-z])/
const shortestGlued = 36
const hashLengths: ReadonlySet<number> = new Set([32, 40, 64])
