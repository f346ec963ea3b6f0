/** Drawings of what a device does, apart from `icon.tsx`: they are met late, or never. */
const strokes = {
  offline:
    'M4 4l16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4-2.3M12.5 9a10 10 0 0 1 6.5 3M12 19v.01',
  install: 'M12 4v10.5m-4-4 4 4 4-4M5 20h14',
} as const

/** A line drawing like those of `Icon`. It says nothing by itself. */
export function DeviceIcon({ name }: { name: keyof typeof strokes }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  )
}
