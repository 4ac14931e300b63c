/** What comes last in keys in which Windows itself looks for programs, services and settings. */
const common = [
  'run|runonce|runonceex|runservices|winlogon|environment|image file execution options|uninstall|contextmenuhandlers',
  String.raw`contextmenuhandlers\\epp|svchost|wdigest|schedule\\taskcache(?:\\(?:tree|tasks))?`,
  String.raw`explorer(?:\\(?:advanced|(?:user )?shell folders))?|policies(?:\\(?:system|explorer|microsoft))?`,
  String.raw`internet settings(?:\\connections(?:\\savedlegacysettings?)?|\\proxyenable|\\proxyserver|\\proxyoverride)?`,
  String.raw`terminal server|terminal server client(?:\\servers)?|session manager|lsa|control|services`,
  String.raw`services\\(?:windefend|wdboot|wdfilter|wdnisdrv|wdnissvc|sense|securityhealthservice|wscsvc|mpssvc)`,
  String.raw`services\\(?:wuauserv|bits|eventlog|vss|lanmanserver|termservice|tcpip\\parameters)`,
  String.raw`windows defender(?:\\(?:real-time protection|spynet|mpengine|reporting|features))?`,
  String.raw`windows defender\\exclusions(?:\\(?:paths|extensions|processes))?|exclusions\\paths\\c`,
  String.raw`autologger\\(?:defenderapilogger|defenderauditlogger|eventlog-\w{1,20})|machineguid|cryptography`,
  'wow6432node|microsoft|windows(?: nt)?|currentversion|currentcontrolset|software|system|sam|security|classes|clsid',
  'desktop|parameters',
].join('|')
const commonKey = new RegExp(String.raw`\\(?:${common})$`, 'i')

/** Whether a key is a place that every Windows has: what attackers put there has a name below it. */
export function isCommonKey(key: string): boolean {
  return /\\%s$/.test(key) || commonKey.test(key.replace(/\\+/g, '\\').replace(/\\$/, ''))
}
