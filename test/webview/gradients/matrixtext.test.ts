// A matrix of derivatives as text: labels, tabs, CSV, LaTeX.
import { expect, test } from 'vitest';
import { asCsv, asLatex, asText, placeText } from '../../../webview/gradients/matrixtext';

const MATRIX = {
  rows: [
    { name: null, index: [0] },
    { name: null, index: [1] },
  ],
  columns: [
    { name: 'x', index: [] },
    { name: 'W', index: [1, 0] },
  ],
  values: [
    [1e-12, null],
    [NaN, -Infinity],
  ],
};

test('places are named as they are indexed', () => {
  expect([{ name: null, index: [] }, ...MATRIX.columns].map((place) => placeText(place, 'loss'))).toEqual([
    'loss',
    'x',
    'W[1, 0]',
  ]);
});

test('nothing stays nothing, in each notation in its way', () => {
  expect(asText(MATRIX, 'y')).toBe('\tx\tW[1, 0]\ny[0]\t1e-12\t—\ny[1]\tnan\t-inf');
  expect(asCsv(MATRIX, 'y')).toBe(',x,"W[1, 0]"\r\ny[0],1e-12,\r\ny[1],nan,-inf');
  expect(asLatex(MATRIX)).toBe(
    '\\begin{pmatrix}\n  1 \\cdot 10^{-12} & \\text{—} \\\\\n  \\mathrm{nan} & -\\infty\n\\end{pmatrix}',
  );
});
