import { describe, expect, test } from 'vitest'
import { decodeFrame, encodeBroadcast, encodeFrame, isUserBroadcast } from './frames.ts'

const said = { joinRef: '1', ref: '2', topic: 'realtime:é', event: 'x', payload: { n: 1 } }

describe('encodeFrame() and decodeFrame()', () => {
  test('agree on text in 2.0.0', () => {
    const { data, isBinary } = encodeFrame(said, '2.0.0')
    expect(isBinary).toBe(false)
    expect(decodeFrame(data, false, '2.0.0')).toEqual({ ...said, byteLength: data.length })
  })

  test('keep join_ref to themselves in 1.0.0, as Phoenix does', () => {
    const { data } = encodeFrame(said, '1.0.0')
    expect(decodeFrame(data, false, '1.0.0')).toMatchObject({ ...said, joinRef: null })
  })

  test.each([
    [Buffer.from('{'), false],
    [Buffer.from('[1,2]'), false],
    [Buffer.from([3, 1, 1]), true],
    [Buffer.from([3, 200, 0, 0, 0, 0, 1]), true],
    [Buffer.from([3, 0, 0, 0, 0, 0, 1, 0x7b]), true],
    [Buffer.from([9, 0, 0, 0, 0, 0, 1]), true],
  ])('%s is no frame', (data, isBinary) => {
    expect(decodeFrame(data, isBinary, '2.0.0')).toBeNull()
  })
})

describe('encodeBroadcast()', () => {
  const data = Buffer.from('{"n":1}')
  const broadcast = { event: 'word', isJson: true, data, meta: { id: 'a' } }
  const payload = { event: 'word', payload: { n: 1 }, type: 'broadcast', meta: { id: 'a' } }

  test('packs bytes as realtime-js reads them', () => {
    const header = [4, 1, 4, 10, 1]
    expect(encodeBroadcast('t', broadcast, '2.0.0')).toEqual({
      data: Buffer.concat([Buffer.from(header), Buffer.from('tword{"id":"a"}'), data]),
      isBinary: true,
    })
  })

  test('falls back to JSON for 1.0.0, and for names no header can hold', () => {
    const topic = 't'.repeat(300)
    const old = encodeBroadcast('t', broadcast, '1.0.0')
    expect(JSON.parse(`${old?.data}`)).toEqual({
      topic: 't',
      event: 'broadcast',
      payload,
      ref: null,
    })
    const long = encodeBroadcast(topic, broadcast, '2.0.0')
    expect(JSON.parse(`${long?.data}`)).toEqual([null, null, topic, 'broadcast', payload])
  })

  test('has no way to give bytes to 1.0.0', () => {
    expect(encodeBroadcast('t', { ...broadcast, isJson: false }, '1.0.0')).toBeNull()
  })

  test('a client cannot pass JSON off as bytes', () => {
    expect(isUserBroadcast({ data: { type: 'Buffer', data: [1] }, isJson: false })).toBe(false)
    expect(isUserBroadcast(broadcast)).toBe(true)
  })
})
