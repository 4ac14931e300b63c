/** The host in a URL or in a host with or without a path; RE2, for a verbatim literal. A dot at its end is left out. */
export const hostOfUrl = String.raw`^(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?(?:[^/?#@]*@)?([^/?#:]+?)\.?(?:[/?#:]|$)`
