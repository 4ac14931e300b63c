/** The last part of keys in which Windows itself looks for programs, services and settings. */
const common =
  /\\(?:run|runonce|runonceex|runservices|winlogon|lsa|environment|services|control|session manager|terminal server|image file execution options|uninstall|internet settings(?:\\connections)?|policies(?:\\(?:system|explorer|microsoft))?|explorer(?:\\(?:advanced|(?:user )?shell folders))?|windows defender(?:\\(?:real-time protection|exclusions(?:\\(?:paths|extensions|processes))?))?|wdigest|schedule\\taskcache(?:\\(?:tree|tasks))?|wow6432node|microsoft|windows(?: nt)?|currentversion|currentcontrolset|svchost|sam|security|software|system|classes|clsid|desktop|cryptography|parameters)$/i

/** Whether a key is a place that every Windows has: what attackers put there has a name below it. */
export function isCommonKey(key: string): boolean {
  return common.test(key.replace(/\\+/g, '\\').replace(/\\$/, ''))
}
