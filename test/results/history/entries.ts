/** Entries of the history as results make them. */
import { entryOf, type HistoryEntry } from '../../../src/results/history/entry';
import { entryId } from '../../../src/results/history/store';
import type { Result } from '../../../src/results/result';
import { result } from '../../inspector/fakes';

export function made(one: Result, at = 1000, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const entry = entryOf(one, {
    id: entryId(at, 'a'),
    at,
    label: 'notes.py:1',
    textOf: ({ start, end }) => `the text from ${String(start)} to ${String(end)}`,
    currentRange: (range) => range,
  });
  if (entry === null) throw new Error('nothing to keep');
  return { ...entry, ...more };
}

/** An entry of a text of its own. */
export function entry(at: number, text: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return made(result('r'), at, { text, ...more });
}
