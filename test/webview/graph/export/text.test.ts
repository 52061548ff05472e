// The graph as text for other programs: what is written word for word, and that no text of the user breaks out of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDot } from '../../../../webview/graph/export/dot';
import { asMermaid } from '../../../../webview/graph/export/mermaid';
import { graphModel, type Box, type GraphModel } from '../../../../webview/graph/model';
import { traceOf } from '../chains';

const model = graphModel(
  traceOf({ W: { shape: [2, 2] }, c: { requires_grad: false } }, [
    { operator: 'mul', reads: ['W', 'c', 'W'], shape: [2, 2], name: 'h', saves: ['W'] },
    { operator: 'view', reads: [0], shape: [4], views: 0 },
    { operator: 'sum', reads: [1] },
  ]),
  { constants: true, saved: true },
);

test('DOT', () => {
  expect(asDot(model, 'loss')).toMatchInlineSnapshot(`
    "digraph "loss" {
      rankdir=TB;
      node [fontname="sans-serif", fontsize=11];
      edge [fontname="sans-serif", fontsize=9];
      n0 [label="W (leaf)\\nrequires_grad  (2, 2)\\n[1, 1, …]   grad —", shape=box, style="rounded,bold"];
      n1 [label="h = MulBackward0\\nmul  (2, 2)\\n[1, 1, …]   grad —", shape=box];
      n2 [label="ViewBackward0\\nview  (4,)\\n[1, 1, …]   grad —", shape=box];
      n3 [label="SumBackward0\\nsum\\n1   grad —", shape=box];
      n4 [label="c (leaf)\\nno gradient\\n1   grad —", shape=box, style="rounded,dashed"];
      n5 [label="W (saved)\\n_saved_self  (2, 2)\\n[1, 1, …]", shape=note, style=dashed];
      n6 [label="loss\\noutput\\n1   grad —", shape=box, peripheries=2];
      n0 -> n1 [label="×2"];
      n4 -> n1;
      n5 -> n1 [style=dashed, arrowhead=none];
      n1 -> n2 [style=dotted];
      n2 -> n3;
      n3 -> n6;
    }
    "
  `);
});

test('Mermaid', () => {
  expect(asMermaid(model)).toMatchInlineSnapshot(`
    "flowchart TD
      n0("W (leaf)<br/>requires#95;grad  (2, 2)<br/>[1, 1, …]   grad —"):::leaf
      n1["h = MulBackward0<br/>mul  (2, 2)<br/>[1, 1, …]   grad —"]
      n2["ViewBackward0<br/>view  (4,)<br/>[1, 1, …]   grad —"]
      n3["SumBackward0<br/>sum<br/>1   grad —"]
      n4("c (leaf)<br/>no gradient<br/>1   grad —"):::constant
      n5>"W (saved)<br/>#95;saved#95;self  (2, 2)<br/>[1, 1, …]"]:::saved
      n6[["loss<br/>output<br/>1   grad —"]]
      n0 -->|"×2"| n1
      n4 --> n1
      n5 -.- n1
      n1 -.-> n2
      n2 --> n3
      n3 --> n6
      classDef leaf stroke-width:3px
      classDef constant stroke-dasharray:4 3
      classDef saved stroke-dasharray:2 2
    "
  `);
});

const anyBox = fc.record({
  title: fc.string({ unit: 'binary' }),
  name: fc.option(fc.string({ unit: 'binary' })),
  subtitle: fc.string({ unit: 'binary' }),
  kind: fc.constantFrom('leaf', 'constant', 'node', 'output', 'saved', 'group'),
});

function modelOf(
  boxes: readonly Pick<Box, 'title' | 'name' | 'subtitle' | 'kind'>[],
): Pick<GraphModel, 'boxes' | 'lines'> {
  const [plain] = model.boxes;
  if (plain === undefined) throw new Error('there is a box');
  return {
    boxes: boxes.map((box, index) => ({ ...plain, ...box, key: String(index), tags: [], trouble: null })),
    lines: boxes.slice(1).map((_, index) => ({ from: index, to: index + 1, kind: 'data', times: 1 })),
  };
}

describe('whatever the texts are', () => {
  test('each line of DOT is one statement, each quote is closed, and the texts come back', () => {
    fc.assert(
      fc.property(fc.array(anyBox, { minLength: 1, maxLength: 4 }), (boxes) => {
        const lines = asDot(modelOf(boxes), 'y').split('\n');
        expect(lines).toHaveLength(4 + boxes.length + boxes.length - 1 + 2);
        boxes.forEach(({ title, name }, index) => {
          const [, label = ''] = /^ {2}n\d+ \[label="((?:[^"\\]|\\.)*)", [^"]*(?:"[^"]*")?[^"]*\];$/u.exec(
            lines[4 + index] ?? '',
          ) ?? ['', 'no statement'];
          const first =
            label.replace(/\\(.)/gu, (_, sign: string) => (sign === 'n' ? '\n' : sign)).split('\n')[0] ?? '';
          const plain = title.replace(/\p{Cc}/gu, ' ');
          if (name === null && plain.trim() !== '' && !plain.includes('\\')) expect(first).toBe(plain);
        });
      }),
    );
  });

  test('each line of Mermaid is one statement, and a text holds nothing that means something', () => {
    fc.assert(
      fc.property(fc.array(anyBox, { minLength: 1, maxLength: 4 }), (boxes) => {
        const lines = asMermaid(modelOf(boxes)).split('\n');
        boxes.forEach(({ title, name }, index) => {
          const [, text] =
            /^ {2}n\d+(?:\(|\[\[?|>|\{\{)"([^"`<>\\&;]*(?:(?:#\d+;|<br\/>)[^"`<>\\&;]*)*)"(?:\)|\]\]?|\}\})(?::::\w+)?$/u.exec(
              lines[1 + index] ?? '',
            ) ?? [];
          expect(text, lines[1 + index]).toBeDefined();
          const first = (text ?? '')
            .split('<br/>')[0]
            ?.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
          const plain = title.replace(/\p{Cc}/gu, ' ');
          if (name === null && plain.trim() !== '') expect(first).toBe(plain);
        });
      }),
    );
  });
});
