/**
 * Something of our own did not answer in time: the database, or its gateway. Whoever called may call again.
 * A surprise, not an outcome, so it is thrown; `serveFunction` makes it a 503.
 */
export class Unavailable extends Error {
  override name = 'Unavailable'
}
