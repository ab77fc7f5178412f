// @ts-check

/** An error for people: its message says what to do next, and it is printed without a stack. */
export class HostError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'HostError';
  }
}

/**
 * Runs the body of a script: a `HostError` becomes one sentence, anything else keeps its stack; both exit with 1.
 * @param {() => Promise<number | void>} body returns the exit code
 */
export async function runScript(body) {
  try {
    process.exit((await body()) ?? 0);
  } catch (error) {
    console.error(error instanceof HostError ? error.message : error);
    process.exit(1);
  }
}
