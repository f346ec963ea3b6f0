/** As much of Deno as is used here: this file alone of `local` runs on it. */
declare const Deno: {
  args: string[]
  stdin: { readable: ReadableStream<Uint8Array> }
  exit: (code: number) => never
}

// Serves one function until whoever started it lets go of its standard input. A process that is killed cannot end its
// children, but the pipe between them breaks.
const [path = ''] = Deno.args
void Deno.stdin.readable.pipeTo(new WritableStream()).finally(() => Deno.exit(0))

/** Rejects when the function's environment or source is not right, which ends the process. */
export const started = import(new URL(path, 'file:///').href)
