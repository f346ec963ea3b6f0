/** What a suite of checks found. A check without tests of its own (a linter) counts as one. */
export type SuiteResult = { name: string; passed: number; failed: number; seconds: number }

/** `unit          312 passed, 0 failed   8.1 s` */
export function describeSuite({ name, passed, failed, seconds }: SuiteResult): string {
  const counts = `${passed} passed, ${failed} failed`
  return `  ${failed ? '✗' : '✓'} ${name.padEnd(14)} ${counts.padEnd(24)} ${formatSeconds(seconds)}`
}

/** `8.1 s`, `2 min 05 s` */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** The closing line of a run: the sums over all its suites, in the plain form machines read. */
export function describeSum(suites: readonly SuiteResult[]): string {
  const sum = (count: 'passed' | 'failed') => suites.reduce((n, suite) => n + suite[count], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
