/** How titles of guides begin, one kind a line. */
const beginnings: readonly string[] = [
  String.raw`what\b|why\b|who\b|should\b|here['’]s\b|when (?:to|your)|is (?:it|your|that|the|my)\b|do you|can you`,
  String.raw`how\b(?! an? [^:?]{0,40}\b(?:exploit|malware|hacker|attacker|gang|group|campaign|worm|backdoor|botnet|flaw|bug|vulnerability)\b)`,
  String.raw`(?:look|watch) out\b|beware\b|never\b(?!-)|stop\b|stay\b|learn\b`,
  String.raw`(?:prevent|protect|defend|avoid|harden|reduce|automate|determine|strengthen|simplify|sensing|blocking|stopping)\b(?!-)`,
  String.raw`secure (?:your|the|every|our)\b|don['’]t (?:let|fall|wait|trust|be|ignore|forget)\b`,
  String.raw`(?:top )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:\w+ )?(?:things|ways|tips|steps|reasons|questions|signs|mistakes|tools|best)`,
  String.raw`an? (?:\w+ )?(?:guide|introduction|primer)\b|the (?:complete|ultimate|definitive)\b`,
  String.raw`(?:a |the )?(?:brief |short )?history of\b|(?:\w+ly )?(?:detecting|preventing)\b`,
  'understanding|securing|protecting|defending|preventing|managing|strengthening|building|hardening|improving|navigating',
  'choosing|reducing|detecting|mitigating|investigating|exploring|rethinking|designing|deploying|using|getting|making',
  'modernizing|automating|scaling|evaluating|measuring|governing|mastering|simplifying|accelerating|bringing|bridging',
  'closing|solving|adopting|migrating|integrating',
]

/** Whether a title begins as those of guides do, or asks. */
export const guideTitle = new RegExp(
  String.raw`^(?:(?:so|but|and) )?(?:(?:are|is|do|does|did|can|could|will|has|have) [^?]{3,150}\?|(?:${beginnings.join('|')})\b)`,
  'i',
)
