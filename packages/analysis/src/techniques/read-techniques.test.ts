import assert from 'node:assert/strict'
import { test } from 'node:test'
import { techniqueModel } from '@huntwire/knowledge'
import { readPassage } from '../passage/passage.ts'
import { modelTechniques } from './model-techniques.ts'
import { readTechniques } from './read-techniques.ts'
import { ruleTechniques } from './rule-techniques.ts'

const report = [
  'The mail carried a Word document whose macro started PowerShell with an encoded command.',
  'The loader then dumped the memory of LSASS to steal credentials and created a scheduled task for persistence.',
].join(' ')

test('what a report describes is found without ids, each with the sentence that says it', () => {
  const found = readTechniques(report)
  const ids: readonly string[] = found.map(({ id }) => id)
  for (const id of ['T1059.001', 'T1003.001', 'T1053.005']) assert.ok(ids.includes(id), `${id} in ${ids}`)
  assert.deepEqual(ids, ids.toSorted())
  for (const { evidence, confidence, method } of found) {
    assert.notEqual(method, 'explicit-id')
    assert.ok(confidence > 0 && confidence < 1)
    assert.equal(report.slice(evidence.start, evidence.end), evidence.quote)
  }
  assert.match(found.find(({ id }) => id === 'T1003.001')?.evidence.quote ?? '', /LSASS/)
})

test('how the thing came in, was opened and reports home is told by rules where the model is not sure', () => {
  const found = readTechniques(
    'They write to buyers of grain and attach an ISO image. A shortcut in it starts the loader, which polls hxxps://ferry.quill[.]net/v1.',
  )
  const byRule: readonly string[] = found.filter(({ method }) => method === 'rule').map(({ id }) => id)
  assert.deepEqual(byRule, ['T1071.001', 'T1204.002', 'T1566.001'])
})

test('what a rule and the model find is as sure as the surer of them, with the proof of the rule', () => {
  const text = [
    'It calls CreateRemoteThread to inject its code into explorer.exe.',
    'The injected code creates a scheduled task with schtasks for persistence.',
    'The scheduled task named Updater runs every ten minutes.',
  ].join(' ')
  const body = readPassage(text, 'body')
  const ofRule = ruleTechniques(body).find(({ id }) => id === 'T1053.005')
  const ofModel = modelTechniques(body, techniqueModel()).find(({ id }) => id === 'T1053.005')
  const found = readTechniques(text).find(({ id }) => id === 'T1053.005')
  assert.ok(ofRule !== undefined && ofModel !== undefined)
  assert.equal(found?.confidence, Math.max(ofRule.confidence, ofModel.confidence))
  assert.equal(found?.method, 'rule')
  assert.deepEqual(found?.evidence, ofRule.evidence)
})

test('an id in the text is surer than the model', () => {
  const found = readTechniques(`${report} Techniques: T1059.001, T1021.`)
  assert.equal(found.find(({ id }) => id === 'T1059.001')?.method, 'explicit-id')
  assert.equal(found.find(({ id }) => id === 'T1021')?.confidence, 1)
})

test('nothing is found in words of other things, in advice, or in an article about phones', () => {
  for (const text of [
    '',
    'The new release brings dark mode, faster search and a friendlier welcome screen for all teams.',
    'Disable macros in Office. Monitor PowerShell with encoded commands. Block dumping of LSASS memory.',
  ])
    assert.deepEqual(readTechniques(text), [], text)
  const phones =
    'The Android app hides its icon. The APK is sent by SMS to Android users, and Android asks for rights. '
  assert.deepEqual(readTechniques(`${phones}It steals credentials and logs keystrokes.`), [])
})
