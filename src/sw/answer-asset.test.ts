import { describe, expect, it } from 'vitest'
import { answerAsset } from './answer-asset.ts'

const url = 'https://shop.test/assets/about-1.js'

/** What each place answers with; null where it has nothing. */
type Places = { own?: string | null; before?: string; network?: string }

const ask = ({ own, before, network }: Places) =>
  answerAsset(
    new Request(url),
    {
      has: () => own !== undefined,
      read: async () => (own ? new Response(own) : null),
      readBefore: async () => (before ? new Response(before) : undefined),
    },
    () =>
      network ? Promise.resolve(new Response(network)) : Promise.reject(new TypeError('offline')),
  ).then((answer) => answer.text())

describe('answerAsset()', () => {
  it('gives the file of this build', async () => {
    expect(await ask({ own: 'own', before: 'before', network: 'network' })).toBe('own')
  })

  it('gives that of the build before to a tab that still runs it, whatever the server lost', async () => {
    expect(await ask({ before: 'before' })).toBe('before')
  })

  it('asks the network for what is of neither, and where the own file is not to be had', async () => {
    expect(await ask({ network: 'network' })).toBe('network')
    expect(await ask({ own: null, network: 'network' })).toBe('network')
  })

  it('is a failed request where nobody has it', async () => {
    await expect(ask({})).rejects.toThrow('offline')
  })
})
