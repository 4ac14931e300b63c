import assert from 'node:assert/strict'
import { test } from 'node:test'
import kafkajs from 'kafkajs'
import { RecordTooLarge } from '../event-log.ts'
import { DependencyUnavailable } from '../outcome.ts'
import { asEventLogError, isLostGeneration, protocolErrorOf } from './kafka-errors.ts'

test('too large is the record’s fault, from however deep it comes', () => {
  const protocol = Object.assign(new Error('larger than the server will accept'), {
    type: 'MESSAGE_TOO_LARGE',
  })
  const wrapped = new Error('retries exceeded', { cause: protocol })
  assert.equal(protocolErrorOf(wrapped), 'MESSAGE_TOO_LARGE')
  assert.ok(asEventLogError(wrapped, 'writing') instanceof RecordTooLarge)
})

test('everything else is Kafka’s fault, so nothing moves on', () => {
  for (const error of [
    new kafkajs.KafkaJSConnectionError('Connection error: connect ECONNREFUSED'),
    new TypeError('a bug'),
    'no error at all',
  ]) {
    const failure = asEventLogError(error, 'reading topic-a')
    assert.ok(failure instanceof DependencyUnavailable)
    assert.match(failure.message, /^kafka: reading topic-a: /)
  }
})

test('a missing topic is told with what to do', () => {
  const error = Object.assign(new Error('This server does not host this topic-partition'), {
    type: 'UNKNOWN_TOPIC_OR_PARTITION',
  })
  assert.match(asEventLogError(error, 'reading a').message, /is the topic provisioned\?/)
})

test('a commit that comes too late is known as such', () => {
  assert.ok(isLostGeneration({ cause: { type: 'REBALANCE_IN_PROGRESS' } }))
  assert.ok(!isLostGeneration({ type: 'NOT_COORDINATOR_FOR_GROUP' }))
})
