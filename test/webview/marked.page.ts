// Every text of ours between brackets: what stands outside of them came past the table of texts, or is a name, a number, a
// formula or the user's own code.
import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';

/** What is data in the page: PyTorch's names and prints, formulas, code, the program's output and names. */
const DATA = [
  'code',
  '.katex',
  '.mono',
  '.formula',
  '.box-title',
  '.box-subtitle',
  '.box-flag',
  '.box-tag',
  '.details-head h2',
  '.details-doc',
  '.facts dd',
  '.link',
  '.variable-name',
  '.answer-name',
  '.entry-label',
  '.mine-left',
  '.program-title strong',
  '.log-text',
  '.log-shows',
  '.gradients-table td:not(.column-check)',
  '.figure-title',
  '.plot-readout',
  '.plot-table',
  '.legend-item',
  'vscode-option',
  'style',
  'script',
].join(', ');

/** Words outside of those that are the same in every language. */
const NAMES =
  /\b(?:grad|grad_fn|requires_grad|is_leaf|dtype|shape|None|nan|inf|NaN|True|False|float\d\d|autograd|sum|torch|backward|LaTeX|Markdown|loss|notes|ts|RuntimeError|AccumulateGrad|[A-Z]\w*Backward\d|autogradLens\.[\w.]+)\b|\.grad\b/g;

/** The words that are seen or spoken outside of the brackets, each with where it stands. */
async function escaped(page: Page): Promise<string[]> {
  const found = await page.evaluate((data) => {
    const outside = (text: string): string => {
      let rest = text;
      for (let before = ''; before !== rest;) {
        before = rest;
        rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
      }
      // A sentence with an element in it is several texts.
      return rest
        .replace(/⟦[^⟧]*$/, '')
        .replace(/^[^⟦]*⟧/, '')
        .trim();
    };
    const place = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const texts: [text: string, place: string][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() !== true || parent.closest(data) !== null) continue;
      texts.push([outside(node.textContent ?? ''), place(parent)]);
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (!element.checkVisibility() || element.closest('.katex') !== null) continue;
      // A formula and a box are read as they are written, a value is shown again where it is cut off.
      if (element.matches(`[role="math"], .box, .figure canvas, .mono, code, .gradients-table td, ${data} [title]`))
        continue;
      for (const name of ['aria-label', 'title', 'placeholder'])
        texts.push([outside(element.getAttribute(name) ?? ''), `${place(element)} ${name}`]);
    }
    return texts;
  }, DATA);
  return found.flatMap(([text, where]) => (/\p{L}{2,}/u.test(text.replace(NAMES, '')) ? [`${text} (${where})`] : []));
}

async function throughTheTabs(page: Page, names: readonly string[]): Promise<void> {
  expect(await escaped(page)).toEqual([]);
  for (const name of names) {
    await page.getByRole('tab', { name }).click();
    await page.waitForTimeout(300);
    expect(await escaped(page), name).toEqual([]);
  }
}

test('an expression, in all of its tabs', async ({ open }) => {
  const { page } = await open({ marked: true });
  await expect(page.locator('.answers')).toContainText('⟦agrees with formula and differences ✓⟧');
  await throughTheTabs(page, ['Gradients', 'Plot', 'Formula', 'Graph']);
});

test('a box of the graph, an unfolded row, and a reason', async ({ open }) => {
  const { page } = await open({ marked: true, formula: 'dead' });
  await page.locator('.box').first().click();
  expect(await escaped(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Gradients' }).click();
  await page.locator('.unfold').first().click();
  await page.locator('.why-button').first().click();
  await expect(page.locator('.why-reason').first()).toContainText('⟦relu is saturated at');
  expect(await escaped(page)).toEqual([]);
});

test('a graph of which all is drawn, found in, stepped through and explained', async ({ open }) => {
  const { page } = await open({ marked: true, graph: 'loop' });
  for (const name of ['⟦Constants⟧', '⟦Saved tensors⟧', '⟦Gradient size⟧'])
    await page.getByRole('checkbox', { name }).click();
  await page.getByRole('button', { name: '⟦Export⟧' }).click();
  expect(await escaped(page), 'the menu of exports').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '⟦Find in the graph⟧' }).focus();
  await page.keyboard.type('le');
  await expect(page.locator('.find-hint').first()).toBeVisible();
  expect(await escaped(page), 'found, with hints').toEqual([]);
  await open({ marked: true });
  await page.getByRole('button', { name: '⟦Step through backward (B)⟧' }).click();
  for (const name of ['⟦Next step (.)⟧', '⟦Last step (>)⟧']) {
    await page.getByRole('button', { name }).click();
    expect(await escaped(page), name).toEqual([]);
  }
  await page.locator('.backward-step').getByRole('button', { name: '⟦How did this gradient come about?' }).click();
  await expect(page.locator('.backward-paths li')).toHaveCount(4);
  expect(await escaped(page), 'paths').toEqual([]);
});

test('what failed, what is stale, and nothing yet', async ({ open }) => {
  const { page } = await open({ marked: true, state: 'failed' });
  await expect(page.locator('.banner')).toBeVisible();
  expect(await escaped(page)).toEqual([]);
  await open({ marked: true, state: 'stale' });
  await expect(page.locator('.banner')).toContainText('⟦The text changed since.⟧');
  expect(await escaped(page)).toEqual([]);
  await open({ marked: true, state: 'empty' });
  await expect(page.locator('.empty')).toBeVisible();
  expect(await escaped(page)).toEqual([]);
});

test('a program: what it printed, its figures and its gradients', async ({ open }) => {
  const { page } = await open({ marked: true, program: 'training' });
  await throughTheTabs(page, ['Output', 'Gradients', 'Plot', 'Graph']);
});
