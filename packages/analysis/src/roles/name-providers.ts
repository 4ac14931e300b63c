/** Where anybody gets a name for the address of his computer (dynamic DNS): the site itself is not theirs. */
const providers = new Set(
  [
    'ddns.net hopto.org zapto.org sytes.net servebeer.com serveftp.com servegame.com servehttp.com myftp.org myftp.biz',
    'myvnc.com no-ip.org no-ip.biz no-ip.info noip.me redirectme.net bounceme.net ddnsking.com gotdns.ch viewdns.net',
    'webhop.me 3utilities.com freedynamicdns.net freedynamicdns.org blogsyte.com ddns.me dyndns.org dyndns.biz dynalias.com',
    'duckdns.org mooo.com chickenkiller.com ignorelist.com strangled.net twilightparadox.com uk.to us.to crabdance.com',
    'jumpingcrab.com afraid.org changeip.com changeip.net ddns.info dns04.com dns05.com dnset.com dynamic-dns.net dsmtp.com',
    'otzo.com ns01.us ocry.com proxydns.com sendsmtp.com toythieves.com wikaba.com youdontcare.com zyns.com itemdb.com',
    'linkpc.net publicvm.com dynv6.net dynv6.com dynu.net dynu.com ddnsfree.com ddnsgeek.com giize.com gleeze.com kozow.com',
    'loseyourip.com ooguy.com theworkpc.com casacam.net accesscam.org camdvr.org freeddns.org mywire.org webredirect.org',
    'ydns.eu spdns.de spdns.eu nsupdate.info onion.link onion.ws onion.to onion.cab tor2web.org',
  ].flatMap((line) => line.split(' ')),
)

/** Whether `host` (lower case) gives names below it to anybody; a name below it is somebody's. */
export function isNameProvider(host: string): boolean {
  return providers.has(host)
}
