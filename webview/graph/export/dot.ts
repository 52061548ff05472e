/**
 * A graph as text for Graphviz, with the shapes that the panel tells its boxes apart by. Names of boxes are counted, all
 * words are in quotes. Pure.
 */
import type { Box, BoxKind, GraphModel, LineKind } from '../model';
import { wordsOf } from './words';

const SHAPES: Readonly<Record<BoxKind, string>> = {
  leaf: 'shape=box, style="rounded,bold"',
  constant: 'shape=box, style="rounded,dashed"',
  node: 'shape=box',
  output: 'shape=box, peripheries=2',
  saved: 'shape=note, style=dashed',
  group: 'shape=box3d',
};

const LINES: Readonly<Record<LineKind, string>> = {
  data: '',
  saved: 'style=dashed, arrowhead=none',
  view: 'style=dotted',
};

export function asDot({ boxes, lines }: Pick<GraphModel, 'boxes' | 'lines'>, name: string): string {
  return [
    `digraph ${quoted([name])} {`,
    '  rankdir=TB;',
    '  node [fontname="sans-serif", fontsize=11];',
    '  edge [fontname="sans-serif", fontsize=9];',
    ...boxes.map((box, index) => `  n${index} [label=${quoted(wordsOf(box))}, ${shapeOf(box)}];`),
    ...lines.map(({ from, to, kind, times }) => {
      const attributes = [LINES[kind], times > 1 ? `label="×${times}"` : ''].filter((part) => part !== '');
      return `  n${from} -> n${to}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`;
    }),
    '}',
    '',
  ].join('\n');
}

function shapeOf({ kind, trouble }: Box): string {
  return trouble === null ? SHAPES[kind] : `${SHAPES[kind]}, color=red, penwidth=2`;
}

/** In a quoted string only the quote and the backslash mean anything; `\n` is a new line. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}/gu, ' ')).join('\\n')}"`;
}
