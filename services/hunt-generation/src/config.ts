import { kafkaSettings, runtimeSettings } from '@huntwire/service-runtime'

/** Every variable the hunt-generation service reads. */
export const huntGenerationSettings = { ...runtimeSettings, ...kafkaSettings }
