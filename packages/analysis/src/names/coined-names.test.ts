import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { coinedNames } from './coined-names.ts'
import { findNames } from './find-names.ts'

function coined(text: string): string[] {
  const body = readPassage(text, 'body')
  return coinedNames(body, findNames(readPassage('', 'title'), body)).map(({ kind, id, name, evidence }) => {
    assert.equal(id, null)
    assert.equal(text.slice(evidence.start, evidence.end), evidence.quote)
    assert.equal(evidence.quote, name)
    return `${kind} ${name}`
  })
}

test('what the authors name is named, whatever it is', () => {
  assert.deepEqual(coined('A shortcut starts the loader, a DLL that we named QUILLDROP.'), [
    'malware QUILLDROP',
  ])
  assert.deepEqual(coined('Since May we follow a campaign that we call Heron’s Quill.'), [
    'campaign Heron’s Quill',
  ])
  assert.deepEqual(coined('It is the work of a group our analysts track as Paper Heron.'), [
    'group Paper Heron',
  ])
  assert.deepEqual(coined('We dubbed the operation “Night Ferry” after its lure.'), ['campaign Night Ferry'])
  assert.deepEqual(coined('The implant uses a framework dubbed xFerry.'), ['tool xFerry'])
})

test('what others name is named where it can be nothing but a threat', () => {
  assert.deepEqual(coined('They installed a backdoor called `TinyFerry`, and a wiper named SaltPan.'), [
    'malware TinyFerry',
    'malware SaltPan',
  ])
  assert.deepEqual(coined('An extortion gang known as "Grey Cormorant" took part.'), ['group Grey Cormorant'])
  assert.deepEqual(coined('It runs a tool called Process Lister and a service named UpdateHost.'), [])
  assert.deepEqual(coined('The malware creates a scheduled task named FdPrintSync.'), [])
  assert.deepEqual(coined('The loader is named FerryCache.exe and waits.'), [])
  assert.deepEqual(coined('The loader calls CreateRemoteThread, known to defenders as Injection.'), [])
  assert.deepEqual(coined('The group exploits a flaw known as LampShade.'), [])
})

test('how groups are numbered is a name by itself; an id of a tactic or a version is none', () => {
  assert.deepEqual(coined('The activity is tracked as UNC9951 and overlaps with Storm-9911 (CL-STA-9990).'), [
    'group UNC9951',
    'group Storm-9911',
    'group CL-STA-9990',
  ])
  assert.deepEqual(coined('See TA0001 and TA9951.003, and ticket UNC9951-17.'), [])
})

test('a name that a table knows is not coined, and a second spelling is no second name', () => {
  assert.deepEqual(
    coined('A stealer called Emotet, and an infostealer we named “SaltPan stealer”. SaltPan is new.'),
    ['malware SaltPan stealer'],
  )
  assert.deepEqual(coined('The backdoor dubbed SaltPan. The wiper called SaltPan.'), ['malware SaltPan'])
})

test('neither a product nor a language nor a day is a name', () => {
  assert.deepEqual(coined('A loader called PowerShell; malware named Monday; a group called Microsoft.'), [])
})

test('what another post names is not named here', () => {
  const text =
    'We call the loader SaltPan.\n\n## Related posts\n\n- A new wiper called DustMop\n- A stealer dubbed Kettle\n'
  assert.deepEqual(coined(text), ['malware SaltPan'])
})

test('a long text of words that name costs no more than others', () => {
  assert.deepEqual(coined('malware called '.repeat(20_000)), [])
})
