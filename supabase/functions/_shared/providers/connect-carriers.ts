import type { RateProvider } from '../domain/ports.ts'
import { createCanadaPost } from './canada-post/create-canada-post.ts'
import type { CanadaPostSettings } from './canada-post/create-canada-post.ts'
import { createUps } from './ups/create-ups.ts'
import type { UpsSettings } from './ups/create-ups.ts'
import type { UpsOrigin } from './ups/rate-request.ts'

/** The carriers whose keys are there. */
export function connectCarriers(settings: {
  ups: UpsSettings | null
  canadaPost: CanadaPostSettings | null
  origin: UpsOrigin
}): RateProvider[] {
  const { ups, canadaPost, origin } = settings
  return [
    ...(ups === null ? [] : [createUps(ups, origin)]),
    ...(canadaPost === null ? [] : [createCanadaPost(canadaPost, origin)]),
  ]
}
