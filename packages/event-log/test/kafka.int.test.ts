import { after, before, describe } from 'node:test'
import { eventLogContract } from '../src/contract/contract-suite.ts'
import { brokerTroubleCases } from './kafka-cases/broker-trouble.ts'
import { consumingCases } from './kafka-cases/consuming.ts'
import { foreignProducerCases } from './kafka-cases/foreign-producers.ts'
import { rebalanceCases } from './kafka-cases/rebalances.ts'
import { topicCases } from './kafka-cases/topics.ts'
import { undecodableBatchCases } from './kafka-cases/undecodable-batches.ts'
import { writingCases } from './kafka-cases/writing.ts'
import { dockerMissing, type KafkaContainer, startKafka } from './kafka-container.ts'
import { openWorld, type World } from './kafka-fixture.ts'
import { kafkaSubject } from './kafka-subject.ts'

const missing = await dockerMissing()

describe('event log on Kafka', { skip: missing ?? false }, () => {
  let kafka: KafkaContainer | undefined
  let world: World | undefined

  before(async () => {
    kafka = await startKafka()
    world = openWorld(kafka)
  })
  after(async () => {
    await world?.close()
    await kafka?.remove()
  })

  const theWorld = (): World => {
    if (world === undefined) throw new Error('the broker did not start')
    return world
  }

  eventLogContract('kafka', () => {
    if (kafka === undefined) throw new Error('the broker did not start')
    return kafkaSubject(kafka)
  })
  describe('batches that do not decode', () => undecodableBatchCases(theWorld))
  describe('batches of other producers', () => foreignProducerCases(theWorld))
  describe('writing', () => writingCases(theWorld))
  describe('topics', () => topicCases(theWorld))
  describe('consuming', () => consumingCases(theWorld))
  describe('rebalances', () => rebalanceCases(theWorld))
  describe('broker trouble', () => brokerTroubleCases(theWorld))
})
