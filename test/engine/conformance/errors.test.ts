/** What a program gets to read that asks for the impossible: type and text of PyTorch's error, and its warnings. */
import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { setWarningSink, type Warning } from '../../../src/engine/warnings';
import { applying, fixture, type ErrorExpectation } from './fixtures';
import { printed } from './program';

interface Outcome {
  readonly prints: string;
  readonly error: { readonly name: string; readonly message: string } | null;
  readonly warnings: readonly { readonly category: string; readonly message: string }[];
}

function outcome(code: string): Outcome {
  const warnings: Warning[] = [];
  const before = setWarningSink((warning) => warnings.push(warning));
  const result = { prints: '', error: null as Outcome['error'] };
  try {
    result.prints = printed(code);
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    result.error = { name: error.name, message: error.message };
  } finally {
    setWarningSink(before);
  }
  return { ...result, warnings: warnings.map(({ category, text }) => ({ category, message: text })) };
}

function expected(row: ErrorExpectation): Outcome {
  return { prints: row.prints ?? '', error: row.error ?? null, warnings: row.warnings ?? [] };
}

describe('messages of the reference table', () => {
  it.each(applying(fixture('errors').rows))('$name', (row) => {
    expect(outcome(row.code)).toEqual(expected(row));
  });
});
