/** The last part of keys in which Windows itself looks for programs, services and settings. */
const common =
  /\\(?:run|runonce|runonceex|runservices|winlogon|lsa|environment|services|control|session manager|terminal server|image file execution options|uninstall|internet settings(?:\\connections)?|policies(?:\\(?:system|explorer|microsoft))?|explorer(?:\\(?:advanced|(?:user )?shell folders))?|windows defender(?:\\(?:real-time protection|spynet|mpengine|reporting|features|exclusions(?:\\(?:paths|extensions|processes))?))?|services\\(?:windefend|wdboot|wdfilter|wdnisdrv|wdnissvc|sense|securityhealthservice|wscsvc|mpssvc|wuauserv|bits|eventlog|vss|lanmanserver|termservice|tcpip\\parameters)|autologger\\(?:defenderapilogger|defenderauditlogger|eventlog-\w{1,20})|machineguid|internet settings\\(?:connections\\savedlegacysettings?|proxyenable|proxyserver|proxyoverride)|terminal server client(?:\\servers)?|exclusions\\paths\\c|contextmenuhandlers(?:\\epp)?|wdigest|schedule\\taskcache(?:\\(?:tree|tasks))?|wow6432node|microsoft|windows(?: nt)?|currentversion|currentcontrolset|svchost|sam|security|software|system|classes|clsid|desktop|cryptography|parameters)$/i

/** Whether a key is a place that every Windows has: what attackers put there has a name below it. */
export function isCommonKey(key: string): boolean {
  return /\\%s$/.test(key) || common.test(key.replace(/\\+/g, '\\').replace(/\\$/, ''))
}
