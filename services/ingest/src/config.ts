import type { Proxies } from '@huntwire/reading/fetching'
import { kafkaSettings, runtimeSettings } from '@huntwire/service-runtime'
import { z } from 'zod'

/** How the HTTP intake is guarded. */
export const intakeSettings = {
  HUNTWIRE_INTAKE_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional().meta({
    description: 'bearer token of `POST /articles`; without it only loopback may submit',
    secret: true,
  }),
}

/** How pages and feeds are fetched. */
export const fetchSettings = {
  HUNTWIRE_FETCH_ALLOW: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .meta({
      description:
        'origins of the inside that may be fetched, e.g. `http://wiki.corp:8080`, separated by commas',
    }),
  HUNTWIRE_CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: 'must be a URL or a mail address without spaces' })
    .optional()
    .meta({ description: 'URL or mail address that the User-Agent names, for those whose sites are read' }),
  HTTP_PROXY: proxyUrl('proxy for pages over http, and for https where there is no other'),
  HTTPS_PROXY: proxyUrl('proxy for pages over https'),
  NO_PROXY: z
    .string()
    .default('')
    .meta({ description: 'hosts that are asked directly, separated by commas' }),
}

function proxyUrl(description: string) {
  return z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
    .optional()
    .meta({ description, secret: true })
}

/** The proxies that the settings name. */
export function proxiesOf(settings: {
  readonly HTTP_PROXY?: string | undefined
  readonly HTTPS_PROXY?: string | undefined
  readonly NO_PROXY: string
}): Proxies {
  return { http: settings.HTTP_PROXY, https: settings.HTTPS_PROXY, except: settings.NO_PROXY }
}

/** Every variable the ingest service reads. */
export const ingestSettings = {
  ...runtimeSettings,
  ...kafkaSettings,
  HUNTWIRE_REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' })
    .meta({ description: 'Redis, `redis://` or `rediss://`' }),
  HUNTWIRE_REDIS_PASSWORD: z.string().optional().meta({ description: 'password of Redis', secret: true }),
  HUNTWIRE_SOURCES: z.string().optional().meta({ description: '`sources.yaml` to poll; none when not set' }),
  ...intakeSettings,
  ...fetchSettings,
}
