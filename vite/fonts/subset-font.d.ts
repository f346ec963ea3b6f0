declare module 'subset-font' {
  type AxisRange = number | { min: number; max: number; default?: number }
  type Options = {
    targetFormat?: 'truetype' | 'woff' | 'woff2'
    variationAxes?: Record<string, AxisRange>
    keepFeatures?: readonly string[]
    preserveNameIds?: readonly number[]
    noHinting?: boolean
    keepAllGlyphs?: boolean
  }
  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options?: Options,
  ): Promise<Buffer>
}
