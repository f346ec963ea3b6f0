const signs = ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'scroll'] as const
let wasTouched = false

/**
 * Runs `task` at the first sign that someone is there: what a page that nobody looks at need not cost.
 * @returns takes it back
 */
export function whenTouched(task: () => void): () => void {
  if (wasTouched) {
    task()
    return () => {}
  }
  const stop = new AbortController()
  const onSign = () => {
    wasTouched = true
    stop.abort()
    task()
  }
  for (const sign of signs)
    addEventListener(sign, onSign, { passive: true, capture: true, signal: stop.signal })
  return () => stop.abort()
}
