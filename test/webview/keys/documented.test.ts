// The table of keys in docs/accessibility.md is that of the page; `UPDATE=1` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BINDINGS, keyCaption, type Scope } from '../../../webview/keys/bindings';

const FILE = path.join(import.meta.dirname, '../../../docs/accessibility.md');
const PLACES: Readonly<Record<Scope, string>> = {
  page: 'Everywhere',
  graph: 'In the graph',
  gradients: 'In the table of gradients',
  matrix: 'In a matrix of derivatives',
  tensor: 'In the numbers of a tensor',
  plot: 'On the plot',
  surface: 'On f over two variables',
  figure: 'On a figure',
  steps: 'In the steps of a derivation',
  output: 'In the output',
  value: 'In the field of a value',
};

function table(): string {
  const rows = BINDINGS.map(({ scope, keys, says }, index) => {
    const place = BINDINGS[index - 1]?.scope === scope ? '' : PLACES[scope];
    return `| ${place} | ${keys.map((key) => `\`${keyCaption(key)}\``).join(' ')} | ${says()} |`;
  });
  return ['| Where | Key | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

it('the documented keys are those of the table', () => {
  const text = readFileSync(FILE, 'utf8');
  const updated = text.replace(/<!-- keys -->[^]*<!-- \/keys -->/, `<!-- keys -->\n\n${table()}\n\n<!-- /keys -->`);
  if (process.env['UPDATE'] === '1') writeFileSync(FILE, updated);
  else expect(cells(text)).toEqual(cells(updated));
});

/** What a formatter of Markdown aligns is the same. */
function cells(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/ +/g, ' ').replace(/-{3,}/g, '---'));
}
