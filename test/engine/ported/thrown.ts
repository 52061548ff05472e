/** What a call throws, for tests of messages. */

/** Its type and message, as Python shows an exception. */
export function thrown(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return 'nothing was thrown';
}
