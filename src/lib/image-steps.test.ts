import { describe, expect, it } from 'vitest'
import { imageFallbackWidth, imageSrcset, imageSteps, isCatalogPhoto } from './image-steps.ts'

describe('imageSteps()', () => {
  it('never makes a picture wider than its master', () => {
    expect(imageSteps(1280)).toEqual([240, 360, 540, 800, 1080, 1280])
    expect(imageSteps(2400).at(-1)).toBe(2400)
  })

  it('keeps a tiny master at its own width', () => {
    expect(imageSteps(200)).toEqual([200])
  })
})

describe('imageFallbackWidth()', () => {
  it('is 1080, or the widest step below it', () => {
    expect([2400, 1280, 700, 200].map(imageFallbackWidth)).toEqual([1080, 1080, 540, 200])
  })
})

describe('isCatalogPhoto()', () => {
  it('knows a photograph of the catalogue from a merchant’s picture', () => {
    expect(isCatalogPhoto('/media/bud-vase-1.0a1b2c3d.jpg')).toBe(true)
    expect(isCatalogPhoto('https://cdn.example.com/media/bud-vase-1.0a1b2c3d.jpg')).toBe(false)
    expect(isCatalogPhoto('/media/bud-vase-1.jpg')).toBe(false)
  })
})

describe('imageSrcset()', () => {
  it('offers WebP in fewer sizes', () => {
    expect(imageSrcset('/media/vase.0a1b2c3d.jpg', 500, 'webp')).toBe(
      '/media/vase.0a1b2c3d-360.webp 360w',
    )
  })

  it('names every size with its width', () => {
    expect(imageSrcset('/media/vase.0a1b2c3d.jpg', 500, 'avif')).toBe(
      '/media/vase.0a1b2c3d-240.avif 240w, /media/vase.0a1b2c3d-360.avif 360w',
    )
  })
})
