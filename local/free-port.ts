import { once } from 'node:events'
import { createServer } from 'node:net'
import { Refusal } from './refusal.ts'

/**
 * Makes sure a port can be had, before anything slow is started for it.
 *
 * @param name - the environment variable that chooses it.
 * @throws {Refusal} when another program has it.
 */
export async function requirePort(port: number, name: string): Promise<void> {
  if (await isFree(port)) return
  throw new Refusal(`Port ${port} is in use: choose another with ${name}.`)
}

/** A free port below Linux's ephemeral range, which any outgoing connection may take at any moment. */
export async function findFreePort(): Promise<number> {
  const port = 10000 + Math.floor(Math.random() * 22000)
  return (await isFree(port)) ? port : findFreePort()
}

/** The ports of a copy of the shop that runs beside others, as its environment names them. */
export async function findFreePorts() {
  return {
    PORT: `${await findFreePort()}`,
    DB_PORT: `${await findFreePort()}`,
    EMULATOR_PORT: `${await findFreePort()}`,
  }
}

/** Both addresses a server of ours may listen on are tried: an IPv6 listener alone would hide the other. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined))
}

async function canListen(port: number, host: string | undefined): Promise<boolean> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  } finally {
    probe.close()
  }
}
