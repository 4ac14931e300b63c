import { after, before, describe } from 'node:test'
import { undecodableBatchCases } from './kafka-cases/undecodable-batches.ts'
import { dockerMissing, type KafkaContainer, startKafka } from './kafka-container.ts'
import { openWorld, type World } from './kafka-fixture.ts'

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

  describe('batches that do not decode', () => undecodableBatchCases(theWorld))
})
