import { kafkaSettings, runtimeSettings } from '@huntwire/service-runtime'

/** Every variable the classify service reads. */
export const classifySettings = { ...runtimeSettings, ...kafkaSettings }
