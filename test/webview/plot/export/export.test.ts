/** What is saved of a plot: an SVG to the letter, and numbers that spreadsheets read. */
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../webview/plot/export/csv';
import { pictureOf, type Drawing } from '../../../../webview/plot/export/picture';
import { svgOf } from '../../../../webview/plot/export/svg';

const drawing: Drawing = {
  title: '',
  width: 200,
  height: 120,
  x: { label: 'x', scale: 'linear', from: 0, to: 2, ticks: [{ at: 1, label: '1' }] },
  y: { label: '', scale: 'log', from: 1, to: 100, ticks: [{ at: 10, label: '10' }] },
  series: [
    {
      label: 'a < "b"',
      color: '#f00',
      width: 2,
      dash: [7, 4],
      mark: null,
      joined: true,
      x: [0, 1, 1.5, 2],
      y: [1, 10, NaN, 100],
    },
  ],
  uprights: [{ x: 1, label: 'x = 1', color: '#555', dash: [8, 5] }],
  signs: [{ x: 1, y: 10, shape: 'diamond', color: '#000' }],
  ink: { background: '#fff', text: '#000', muted: '#555', grid: '#ddd', font: 'serif' },
};

describe('an SVG of a plot', () => {
  it('has axes, ticks, lines, legend, asymptotes and signs', () => {
    expect(svgOf(pictureOf(drawing))).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120" font-family="serif">
      <defs><clipPath id="frame"><rect x="26.76" y="36" width="157.24" height="42"/></clipPath></defs>
      <path d="M0 0L200 0L200 120L0 120Z" fill="#fff"/>
      <path d="M105.38 36L105.38 78" fill="none" stroke="#ddd" stroke-width="1" stroke-linejoin="round"/>
      <text x="105.38" y="94" font-size="11" text-anchor="middle" fill="#555">1</text>
      <path d="M26.76 57L184 57" fill="none" stroke="#ddd" stroke-width="1" stroke-linejoin="round"/>
      <text x="20.76" y="61" font-size="11" text-anchor="end" fill="#555">10</text>
      <path d="M26.76 36L26.76 78L184 78" fill="none" stroke="#555" stroke-width="1" stroke-linejoin="round"/>
      <text x="105.38" y="112" font-size="12" text-anchor="middle" fill="#000">x</text>
      <path d="M16 20L42 20" fill="none" stroke="#f00" stroke-width="2" stroke-linejoin="round" stroke-dasharray="7 4"/>
      <text x="48" y="24" font-size="12" text-anchor="start" fill="#000">a &lt; &quot;b&quot;</text>
      <path d="M26.76 78L105.38 57" fill="none" stroke="#f00" stroke-width="2" stroke-linejoin="round" stroke-dasharray="7 4" clip-path="url(#frame)"/>
      <path d="M186 36L185.85 36.77L185.41 37.41L184.77 37.85L184 38L183.23 37.85L182.59 37.41L182.15 36.77L182 36L182.15 35.23L182.59 34.59L183.23 34.15L184 34L184.77 34.15L185.41 34.59L185.85 35.23Z" fill="#f00" clip-path="url(#frame)"/>
      <path d="M105.38 36L105.38 78" fill="none" stroke="#555" stroke-width="1" stroke-linejoin="round" stroke-dasharray="8 5" clip-path="url(#frame)"/>
      <text x="109.38" y="47" font-size="11" text-anchor="start" fill="#000">x = 1</text>
      <path d="M105.38 51.6L110.78 57L105.38 62.4L99.98 57Z" fill="#fff" stroke="#000" stroke-width="1.8" clip-path="url(#frame)"/>
      </svg>
      "
    `);
  });

  it('breaks the legend where it is full, and thins what is dense', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({
      ...(drawing.series[0] ?? { label: '', color: '', width: 1, dash: [], mark: null, joined: true }),
      label: `a long name ${String(index)}`,
      x: Float64Array.from({ length: 100_000 }, (_value, at) => at / 50_000),
      y: Float64Array.from({ length: 100_000 }, (_value, at) => 1 + (at % 90)),
    }));
    const text = svgOf(pictureOf({ ...drawing, series: many }));
    expect(text.length).toBeLessThan(120_000);
    expect(text.match(/a long name/g)).toHaveLength(8);
  });
});

describe('numbers as CSV', () => {
  it('quotes what must be, and leaves gaps empty', () => {
    const text = csvOf([
      { head: 'x, "y"', values: [1, -0, NaN] },
      { head: '=SUM(A1)', values: [Infinity, -Infinity] },
      { head: 'series', values: ['a\nb', 'c'] },
    ]);
    expect(text).toBe('"x, ""y""",\'=SUM(A1),series\r\n1,inf,"a\nb"\r\n-0,-inf,c\r\n,,\r\n');
  });
});
