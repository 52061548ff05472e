/** How a check's answer, null or what is wrong in words, becomes a test that passes or fails. */
import { expect } from 'vitest';

/** Fails with the difference in full. */
export function expectNone(difference: string | null): void {
  expect(difference, difference ?? '').toBeNull();
}

/** What a check gives, or what it threw, so that the checks after it are made too. */
export function attempted(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
