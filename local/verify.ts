import { runFastGate } from './checks/fast-gate.ts'
import { describeSum, formatSeconds } from './checks/suite.ts'

// The gate before every commit: format, lint, import direction, types of both runtimes, unit tests.
const startedAt = performance.now()
const suites = await runFastGate()
const isGreen = suites.every(({ failed }) => failed === 0)
const took = formatSeconds((performance.now() - startedAt) / 1000)
console.log(`\nverify ${isGreen ? 'is green' : 'FAILED'} after ${took}\n${describeSum(suites)}`)
process.exitCode = isGreen ? 0 : 1
