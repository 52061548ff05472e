/** Asks once for all values that are missing, checked while they are typed. */
import { window } from 'vscode';
import type { Values } from '../../results/result';
import { prefilled, readValues, type WantedValue } from './values';

/** The values by name; undefined where the user turned the question down. */
export async function askValues(wanted: readonly WantedValue[]): Promise<Values | undefined> {
  const names = wanted.map(({ name }) => name);
  const { text, selection } = prefilled(wanted);
  const typed = await window.showInputBox({
    title: names.length === 1 ? `Value of ${String(names[0])}` : `Values of ${names.join(', ')}`,
    prompt: 'Numbers, or lists such as [1, 2, 3]. They are remembered for this document.',
    value: text,
    valueSelection: selection,
    ignoreFocusOut: true,
    validateInput: (typing) => problem(typing, names),
  });
  if (typed === undefined) return undefined;
  const values = readValues(typed, names);
  return isValues(values) ? values : undefined;
}

function problem(typing: string, names: readonly string[]): string | undefined {
  const values = readValues(typing, names);
  return isValues(values) ? undefined : values.text;
}

function isValues(read: ReturnType<typeof readValues>): read is Values {
  // A variable may be called `text`, but its value is no string.
  return typeof read.text !== 'string';
}
