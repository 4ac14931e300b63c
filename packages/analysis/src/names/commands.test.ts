import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPassage } from '../passage/passage.ts'
import { isRun } from './commands.ts'

function runs(text: string, program: string): boolean {
  const passage = readPassage(text, 'body')
  const word = passage.words.texts.indexOf(program)
  assert.notEqual(word, -1)
  return isRun(passage, word, word)
}

const commands: readonly (readonly [text: string, program: string])[] = [
  ['then ping -n 1 127.0.0.1', 'ping'],
  ['it keeps what netstat -ano prints', 'netstat'],
  ['at \\\\FILES 03:15 job.bat', 'at'],
  ['at 12:00 /every:m cmd', 'at'],
  ['net user /add', 'net'],
  ['reg add HKLM\\Software', 'reg'],
  ['ipconfig /all.', 'ipconfig'],
  ['it sends the results of "net use" home', 'net'],
  ['using ping and curl', 'ping'],
  ['they ran the `tasklist` tool', 'tasklist'],
  ['the netsh command', 'netsh'],
  ['cmd.exe -k', 'cmd'],
]
for (const [text, program] of commands)
  test(`${program} is run: ${text}`, () => assert.equal(runs(text, program), true))

const words: readonly (readonly [text: string, program: string])[] = [
  ['meet us at 12:00 at the booth', 'at'],
  ['found at /rwjh/new/', 'at'],
  ['the net effect - a loss', 'net'],
  ['use route maps', 'route'],
  ['if the ping fails', 'ping'],
  ['sent via FTP', 'ftp'],
  ['cmd.exe /c whoami', 'cmd'],
  ['a process “cmd.exe” was there', 'cmd'],
  ['“cmd” /c cd /d c:\\logs', 'cmd'],
  ['the special “ping” address of the module', 'ping'],
]
for (const [text, program] of words)
  test(`${program} is not run: ${text}`, () => assert.equal(runs(text, program), false))
