/** Where anybody opens a mailbox: that the host is well known says nothing of the person behind an address. */
const providers = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com',
    'icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com',
    'tutamail.com keemail.me mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de mail.ru inbox.ru bk.ru list.ru',
    'yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua seznam.cz post.cz email.cz centrum.cz wp.pl o2.pl onet.pl',
    'interia.pl qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com naver.com daum.net',
    'hanmail.net zoho.com fastmail.com hushmail.com cock.li airmail.cc onionmail.org onionmail.com mailfence.com',
    'disroot.org riseup.net posteo.de startmail.com runbox.com msgsafe.io elude.in dnmx.org cyberfear.com mailinator.com',
    'rediffmail.com libero.it orange.fr free.fr laposte.net bol.com.br uol.com.br terra.com.br',
  ].flatMap((line) => line.split(' ')),
)

/** Whether `host` (lower case) gives a mailbox to anybody; the local editions of the large ones too (`yahoo.co.jp`). */
export function isMailProvider(host: string): boolean {
  return (
    providers.has(host) ||
    /^(?:yahoo|hotmail|outlook|live|gmx)\.(?:[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/.test(host)
  )
}
