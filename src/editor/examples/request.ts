/** What Open Example is asked for by a link or another extension, checked: nothing about it is taken for granted. */
import { EXAMPLE_TABS, type ExampleTab } from './catalogue';

export interface ExampleRequest {
  readonly id: string;
  /** The example is differentiated too, and this tab of the inspector shown; null: it is opened only. */
  readonly show: ExampleTab | null;
  /** The caret is put behind this text rather than where the example begins. */
  readonly at: string | null;
}

/** `'polynomial'` or `{ id: 'polynomial', show?: 'plot', at?: 'const y = ' }`; null where the user is to be asked. */
export function readExampleRequest(argument: unknown): ExampleRequest | null {
  if (typeof argument === 'string') return { id: argument, show: null, at: null };
  if (typeof argument !== 'object' || argument === null || !Object.hasOwn(argument, 'id')) return null;
  const { id, show = null, at = null } = argument as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string') throw new TypeError('id must be the name of an example, such as "polynomial"');
  if (show !== null && !isTab(show)) throw new TypeError(`show must be one of ${EXAMPLE_TABS.join(', ')}`);
  if (at !== null && typeof at !== 'string') throw new TypeError('at must be a text of the example');
  return { id, show, at };
}

function isTab(value: unknown): value is ExampleTab {
  return (EXAMPLE_TABS as readonly unknown[]).includes(value);
}
