/** Where relative keys of tests lie. */
export const origin = 'https://shop.test'

const keyOf = (request: RequestInfo | URL) =>
  new URL(request instanceof Request ? request.url : request, origin).href

/** A Cache as the Service Worker specification has it, in memory; Node has none. `log` lists every write in order. */
export class MemoryCache implements Cache {
  readonly entries = new Map<string, Response>()
  readonly log: string[] = []
  /** Bytes are not counted: from the day this is set, storage is full. */
  isFull = false

  async match(request: RequestInfo | URL): Promise<Response | undefined> {
    return this.entries.get(keyOf(request))?.clone()
  }

  async put(request: RequestInfo | URL, response: Response): Promise<void> {
    if (this.isFull) throw new DOMException('Quota exceeded', 'QuotaExceededError')
    this.log.push(new URL(keyOf(request)).pathname)
    // Put again, an entry moves to the end.
    this.entries.delete(keyOf(request))
    this.entries.set(keyOf(request), response)
  }

  async delete(request: RequestInfo | URL): Promise<boolean> {
    return this.entries.delete(keyOf(request))
  }

  async keys(): Promise<readonly Request[]> {
    return [...this.entries.keys()].map((url) => new Request(url))
  }

  async matchAll(): Promise<readonly Response[]> {
    return [...this.entries.values()].map((response) => response.clone())
  }

  async add(): Promise<void> {
    throw new Error('Strategies fetch by themselves')
  }

  addAll(): Promise<void> {
    return this.add()
  }
}
