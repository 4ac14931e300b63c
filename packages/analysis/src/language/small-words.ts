/**
 * Words that are frequent in one of these languages and rare in most others, and a few that titles about security are made
 * of. A word of several languages counts for each of them.
 */
export const smallWords: Readonly<Record<string, readonly string[]>> = {
  en: wordsOf(
    `the of and to is that with for was are this from have which by has been it its in on at as an or not but be can
    their they when who what how why where then more than after before against into about over under out up all new now
    were will would could should may you your we our attack attacks attackers attacker hackers flaw flaws bug bugs
    vulnerability vulnerabilities exploit exploits exploited exploiting data security critical malware ransomware campaign
    stolen steals breach breached breaches server servers hit hits targets targeting uses used using lets fixes patch patches patched`,
  ),
  de: wordsOf(
    `der die das und ist nicht mit von den dem des ein eine einen einer eines auf für werden wurde wurden wird auch sich im
    am zum zur bei nach aus vor über unter gegen durch als wie was sind haben hat sie er es ihr ihre seine seines noch nur
    oder aber wenn dass kann können sollten jetzt neue neuer neues seit mehr alle schwachstelle schwachstellen
    sicherheitslücke sicherheitslücken angriff angriffe angreifer kritische kritischer warnt daten opfer unternehmen
    schadsoftware hacker`,
  ),
  fr: wordsOf(
    `le la les des et est une un dans pour qui que sur par pas avec sont cette ces ce été aux au du de en plus ont se sa
    son ses il elle leur leurs mais ou où comme depuis lors puis contre après avant entre nous vous comment pourquoi faille
    failles pirates attaque attaques vulnérabilité vulnérabilités données critique nouveau nouvelle victimes logiciel
    malveillant cyberattaque entreprises`,
  ),
  es: wordsOf(
    `el la los las una un que por con para del de en y se su sus es está como más ser fue pero al lo le ya desde cuando
    sobre entre también este esta estos estas han ha son hay contra cómo qué vulnerabilidad vulnerabilidades ataque
    ataques fallo fallos crítico crítica datos nuevo nueva atacantes ciberdelincuentes empresa empresas seguridad
    víctimas`,
  ),
  it: wordsOf(
    `il lo la gli le i che di del della dei delle degli dagli dal dalla una un uno per con sono nel nella nei più anche
    stato stata alla al questo questa e è da si ha come dopo contro tra poi suo sua vulnerabilità attacco attacchi
    falla falle dati nuovo nuova critica critico aziende attaccanti minaccia sicurezza`,
  ),
  pt: wordsOf(
    `o a os as um uma não com para por dos das do da de no na nos nas e é foi são mais como que se seu sua ao à pelo pela
    também está depois desde já em ou vulnerabilidade vulnerabilidades ataque ataques falha falhas crítica crítico dados
    novo nova empresa empresas segurança criminosos vítimas`,
  ),
  nl: wordsOf(
    `het een van en dat niet zijn met voor wordt werd worden aan ook deze dit naar door bij uit op te de in is om heeft
    hebben maar als dan daarna nog meer hoe je wat nieuwe kwetsbaarheid kwetsbaarheden aanval aanvallen aanvallers lek
    gegevens kritieke misbruikt waarschuwt bedrijven tegen over kunt kunnen`,
  ),
  pl: wordsOf(
    `nie się jest na że jak przez przy dla oraz został została są tym które który która lub od do w z i to ze po o u ale
    przed podczas jego swojego tego tę już tylko atak ataki luka luki podatność podatności dane krytyczna nowe nowy nowa
    oprogramowanie firmy firmę cyberprzestępcy`,
  ),
  cs: wordsOf(
    `je se na v z ze do od že jako při pro které který která nebo byl byla bylo jsou a i o s po už také více než tento tato
    tuto jak své svého pak toto útok útoky útočníci chyba zranitelnost zranitelnosti data nový nová kritická firem firmy`,
  ),
  tr: wordsOf(
    `ve bir bu için ile da de olarak olan daha çok gibi sonra önce kadar en ne nasıl ise ama veya tarafından üzerinden
    yeni kritik açık açığı güvenlik saldırı saldırganlar zararlı yazılım veri verileri fidye karşı şirket`,
  ),
  sv: wordsOf(
    `och att det som en ett är på för av med den har inte om till från när var kan de sig så i mot efter mer än eller ny
    nytt nya nu du här sedan sårbarhet sårbarheter attack attacker säkerhetshål kritisk angripare företag`,
  ),
  da: wordsOf(
    `og at det som en et er på for af med den har ikke om til fra når var kan de sig så mod efter mere end eller ny nye nu
    sårbarhed sårbarheder angreb kritisk hackere virksomheder bliver blev ud også`,
  ),
  no: wordsOf(
    `og at det som en et er på for av med den har ikke om til fra når var kan de seg så mot etter mer enn eller ny nye nå
    sårbarhet sårbarheter angrep kritisk hackere bedrifter blir ble ut også`,
  ),
  fi: wordsOf(
    `ja on ei että se ovat oli kuin mutta myös joka jotka sen tai ovat voi nyt uusi haavoittuvuus hyökkäys hyökkääjät
    tietoturva kriittinen`,
  ),
  hu: wordsOf(
    `és a az egy hogy nem is van volt ez meg de már csak után mint vagy új kritikus támadás támadók sebezhetőség adatok ellen`,
  ),
  ro: wordsOf(
    `și în de la cu pe nu este sunt care un o din pentru prin a fost mai au că sau după împotriva atac atacuri atacatori
    vulnerabilitate date critică noi nou`,
  ),
  id: wordsOf(
    `yang dan di dari untuk dengan ini itu pada adalah tidak dalam oleh akan ke telah kerentanan serangan peretas data
    baru kritis keamanan`,
  ),
  vi: wordsOf(
    `và của là trong được các có cho một với không những này đã để từ lỗ hổng tấn công bảo mật mã độc dữ liệu`,
  ),
  ru: wordsOf(
    `и в не на что с по как это из для к от за был была были при через после или также уже его её их более эту этот
    уязвимость уязвимости атака хакеры злоумышленники данные вредонос новый новая пароли`,
  ),
  uk: wordsOf(
    `і й та в у не на що з із зі до як це для від за був була були при через після або також вже його її їх понад цю цей під
    час вразливість вразливості атака зловмисники дані нова новий паролі`,
  ),
  bg: wordsOf(
    `и на да се за от в е са не с по че като при към това които който след или също уязвимост атака хакери данни нов нова`,
  ),
}

/** Letters that few languages have; each word with one of them counts for these. */
export const ownLetters: readonly (readonly [letters: string, languages: readonly string[]])[] = [
  ['ß', ['de']],
  ['ä', ['de', 'sv', 'fi']],
  ['öü', ['de', 'tr', 'hu']],
  ['ñ', ['es']],
  ['íú', ['es', 'pt', 'cs', 'hu']],
  ['óá', ['es', 'pt', 'cs', 'hu']],
  ['ãõ', ['pt']],
  ['ç', ['fr', 'pt', 'tr']],
  ['êâîûœë', ['fr']],
  ['é', ['fr', 'es', 'pt', 'cs', 'hu']],
  ['èàùò', ['it', 'fr']],
  ['ł', ['pl']],
  ['ąęśżćńź', ['pl']],
  ['ěřůčžš', ['cs']],
  ['ýť', ['cs']],
  ['ğış', ['tr']],
  ['å', ['sv', 'da', 'no']],
  ['æø', ['da', 'no']],
  ['őű', ['hu']],
  ['ășțţ', ['ro']],
  ['ơưđạảấầẩậắặẹẻẽếềểễệịỉọỏốồổộớờởợụủứừửữự', ['vi']],
  ['іїєґ', ['uk']],
  ['ыэё', ['ru']],
  ['ъ', ['bg', 'ru']],
]

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/)
}
