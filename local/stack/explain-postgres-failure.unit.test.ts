import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { explainPostgresFailure } from './explain-postgres-failure.ts'
import { requireMemory } from './require-memory.ts'

test.each([
  [
    'postgres: error while loading shared libraries: libstdc++.so.6: cannot open shared object file: No such file or directory',
    'Postgres needs the library libstdc++.so.6, which is missing: run "apt-get install libstdc++6".',
  ],
  [
    'initdb: error while loading shared libraries: libodd.so.3: cannot open shared object file',
    'Postgres needs the library libodd.so.3, which is missing: run "npm ci", which brings most, or find its package with "apt-file search libodd.so.3".',
  ],
  [
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
    'Port 4174 is in use: choose another for the database with DB_PORT.',
  ],
  [
    'FATAL:  could not map anonymous shared memory: Cannot allocate memory',
    'There is not enough memory for Postgres: close other programs, start again.',
  ],
  [
    'initdb: error: could not create directory "x": No space left on device',
    'The disk is full: Postgres cannot start. Make room and start again.',
  ],
  [
    'LOG: hm\nFATAL:  data directory "x" has invalid permissions\nDETAIL: …',
    'Postgres did not start (FATAL:  data directory "x" has invalid permissions): see /log.',
  ],
])('explainPostgresFailure(%j)', (output, message) => {
  const error = explainPostgresFailure(output, 4174, '/log')
  expect(error).toBeInstanceOf(Refusal)
  expect(error.message).toBe(message)
})

test('requireMemory() refuses a machine that has too little left', () => {
  const mebibyte = 1024 * 1024
  expect(() => requireMemory(699 * mebibyte)).toThrow('needs 700 MB of free memory, there are 699')
  expect(() => requireMemory(700 * mebibyte)).not.toThrow()
})
