/** A graph as a Mermaid flowchart, as Markdown files and wikis draw it; a shape for each kind of box. Pure. */
import type { BoxKind, GraphModel, LineKind } from '../model';
import { wordsOf } from './words';

const SHAPES: Readonly<Record<BoxKind, readonly [open: string, close: string]>> = {
  leaf: ['(', ')'],
  constant: ['(', ')'],
  node: ['[', ']'],
  output: ['[[', ']]'],
  saved: ['>', ']'],
  group: ['{{', '}}'],
};

const ARROWS: Readonly<Record<LineKind, string>> = { data: '-->', saved: '-.-', view: '-.->' };

/** Borders, by the kinds that there are; in colours that any theme of Mermaid leaves alone. */
const STYLES: Partial<Record<BoxKind, string>> = {
  leaf: 'stroke-width:3px',
  constant: 'stroke-dasharray:4 3',
  saved: 'stroke-dasharray:2 2',
};

export function asMermaid({ boxes, lines }: Pick<GraphModel, 'boxes' | 'lines'>): string {
  const kinds = new Set(boxes.map(({ kind }) => kind));
  const styles = Object.entries(STYLES).filter(([kind]) => kinds.has(kind as BoxKind));
  const styled = new Set(styles.map(([kind]) => kind));
  return [
    'flowchart TD',
    ...boxes.map((box, index) => {
      const [open, close] = SHAPES[box.kind];
      const style = styled.has(box.kind) ? `:::${box.kind}` : '';
      return `  n${index}${open}"${wordsOf(box).map(escaped).join('<br/>')}"${close}${style}`;
    }),
    ...lines.map(({ from, to, kind, times }) => `  n${from} ${ARROWS[kind]}${times > 1 ? `|"×${times}"|` : ''} n${to}`),
    ...styles.map(([kind, style]) => `  classDef ${kind} ${style}`),
    '',
  ].join('\n');
}

/** Mermaid knows no backslash: what means something to it, to HTML or to Markdown is written by its number. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M} .,=:+()/'[\]{}|^°·×∂…—−-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
