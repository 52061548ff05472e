/** How a check's answer, null or what is wrong in words, becomes a test that passes or fails. */
import { expect } from 'vitest';

/** Fails with the difference in full. */
export function expectNone(difference: string | null): void {
  expect(difference, difference ?? '').toBeNull();
}
