/** What groups are called: in the user's own words where the text has them. Knows no boxes. */
import type { SourceRange } from '../../../src/trace/range';
import type { Scope } from '../../../src/trace/scope';
import { counted, t } from '../../words';
import type { LineOf } from './paths';
import type { Group, GroupTree } from './tree';

const LONGEST = 44;

export interface NamingText {
  /** The text of a line; null where it is not known. */
  readonly textOfLine: (line: number) => string | null;
  readonly lineOf: LineOf;
  /** Where the node at a position was made. */
  readonly rangeAt: (position: number) => SourceRange | null;
}

export function groupTitle(group: Group, tree: GroupTree, text: NamingText): string {
  const first = tree.groups[group.children[0] ?? -1];
  switch (group.kind) {
    case 'line':
      return lineTitle(group.line, text);
    case 'loop':
      return group.scope === null ? '' : scopeTitle(group.scope);
    case 'turn':
      return group.scope === null ? '' : turnTitle(group.scope);
    case 'function':
    case 'module':
      return group.scope === null ? '' : scopeTitle(group.scope, text.lineOf);
    case 'repeat':
    case 'block':
      return first === undefined ? nodesTitle(group, text) : spanTitle(first, group, tree, text);
  }
}

/** Nodes alone, by the line that made them. */
function nodesTitle({ first }: Group, text: NamingText): string {
  const line = text.lineOf(text.rangeAt(first));
  return line === null ? t('equal steps') : lineTitle(line, text);
}

/** `line 12: h = relu(W @ x + b)` */
function lineTitle(line: number | null, { textOfLine }: NamingText): string {
  if (line === null) return '';
  const said = textOfLine(line)?.replace(/\s+/g, ' ').trim() ?? '';
  return said === '' ? t('line {0}', line) : t('line {0}: {1}', line, shortened(said));
}

/** From the first to the last of what is in it. */
function spanTitle(first: Group, group: Group, tree: GroupTree, text: NamingText): string {
  const last = tree.groups[group.children.at(-1) ?? -1] ?? first;
  if (group.kind === 'repeat' && first.kind === 'block') return groupTitle(first, tree, text);
  if (first.kind === 'line' && last.kind === 'line' && first.line !== null && last.line !== null)
    return first.line === last.line
      ? lineTitle(first.line, text)
      : t('lines {0} to {1}', Math.min(first.line, last.line), Math.max(first.line, last.line));
  if (first.kind === 'turn' && first.scope !== null) return scopeTitle(first.scope);
  const [from, to] = [groupTitle(first, tree, text), groupTitle(last, tree, text)];
  return from === to ? from : `${from} … ${to}`;
}

function turnTitle(scope: Scope): string {
  return t('{0}: iteration {1}', scopeTitle(scope), counted(scope.iteration ?? 0));
}

/** `for step`, `relu()`, `layers.0`. */
export function scopeTitle({ kind, name, range }: Scope, lineOf: LineOf = () => null): string {
  if (kind !== 'function') return name;
  if (name !== '') return `${name}()`;
  const line = lineOf(range);
  return line === null ? t('a function') : t('function in line {0}', line);
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
