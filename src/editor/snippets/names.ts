/** Names of new snippets: which one is proposed, and what a name that was typed lacks. Knows no files. */
import { l10n } from 'vscode';

const ENDING = '.ts';
const LONGEST = 120;
/** What some file system refuses: separators, wildcards, what shells read, control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f]/u;
/** Windows keeps these for devices, whatever ending they have. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** `snippet.ts`, `snippet-2.ts`, …: the first that is not among the names in the folder. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const inUse = new Set(taken.map((name) => name.toLowerCase()));
  const dot = wanted.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  let name = wanted;
  for (let number = 2; inUse.has(name.toLowerCase()); number++) name = `${stem}-${number}${ending}`;
  return name;
}

/** The name as the file will have it: with its ending, where none was typed. */
export function withEnding(typed: string): string {
  const name = typed.trim();
  return name.includes('.') ? name : name + ENDING;
}

/** Why no snippet can be made under this name; null where one can. */
export function problemOf(typed: string, taken: readonly string[]): string | null {
  const name = withEnding(typed);
  if (typed.trim() === '') return l10n.t('Type a name for the file.');
  const forbidden = FORBIDDEN.exec(name);
  if (forbidden !== null) return l10n.t('A file name cannot have {0} in it.', shown(forbidden[0]));
  if (name.startsWith('.') || DEVICES.test(name))
    return l10n.t('Files cannot be called {0}: choose another name.', name);
  if (!name.endsWith(ENDING) || name.endsWith('.d.ts'))
    return l10n.t('A snippet is TypeScript: let its name end in {0}.', ENDING);
  if (name.length > LONGEST) return l10n.t('The name is too long: {0} characters are the most.', LONGEST);
  if (freeName(name, taken) !== name) return l10n.t('{0} is there already: choose another name.', name);
  return null;
}

function shown(character: string): string {
  return character < ' ' || character === '\u007f' ? l10n.t('a control character') : character;
}
