// The numbers of a tensor of any size: as a grid by keys and slices, as a heat map with a voice, filtered, and copied.
import type { Locator, Page } from '@playwright/test';
import { findings, OF_COLORS } from './harness/axe';
import { expect, test, type Open, type Opened } from './harness/fixture';

const spoken = (page: Page): Locator => page.locator('#app > .for-screen-readers');

/** Opens the tensor of the first row. */
async function opened(open: Open, options: Parameters<Open>[0]): Promise<Opened> {
  const at = await open(options);
  const { page } = at;
  await page.getByRole('tab', { name: 'Gradients' }).click();
  await page.locator('.gradients-table .row').first().focus();
  await page.keyboard.press('t');
  await expect(page.locator('.tensor h2')).toBeVisible();
  return at;
}

async function show(page: Page, name: string): Promise<void> {
  await page.locator('.tensor').getByRole('radio', { name, exact: true }).check({ force: true });
}

async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test.describe('a tensor with more numbers than the page holds', () => {
  test('says its shape first, then where its numbers lie, and reads on demand what is scrolled to', async ({
    open,
  }) => {
    const { page, sent } = await opened(open, { formula: 'weights' });
    await expect(page.locator('.tensor h2')).toHaveText('Wfloat64 [48, 64] · requires_grad');
    await expect(page.locator('.tensor-summary').first()).toContainText(/norm 55\.\d+ zeros 1 /);
    const grid = page.getByRole('grid', { name: 'Values of W' });
    await expect(grid).toHaveAttribute('aria-rowcount', '49');
    await expect(grid.locator('.tensor-cell').first()).toHaveText('0');
    await grid.focus();
    await page.keyboard.press('Shift+End');
    const last = Math.sin(3071 / 7) * Math.cos(3071 / 61) * 2;
    const gradient = 9 * (1 - Math.tanh(last) ** 2);
    const text = new RegExp(`^W\\[47, 63\\] = ${last.toFixed(12)}\\d*, gradient ${gradient.toFixed(9)}\\d*$`);
    await expect(page.locator('.tensor-readout')).toHaveText(text);
    await expect(spoken(page)).toHaveText(text);
    // Only what is seen is there, in both grids.
    expect(await page.locator('.tensor-cell').count()).toBeLessThan(500);
    await expect(page.getByRole('grid', { name: 'Gradient of W' }).locator('[aria-selected]')).toHaveCount(1);
    const asked = (await sent('request')).filter(({ request }) => request.kind === 'elements');
    expect(asked.length).toBeGreaterThanOrEqual(4);
    expect(asked.length).toBeLessThan(20);
  });

  test('filters and sorts in the run, and leads from an element to its place', async ({ open }) => {
    const { page, sent } = await opened(open, { formula: 'weights' });
    await show(page, 'List');
    const rows = page.locator('.tensor-list tbody tr');
    await expect(rows).toHaveCount(100);
    const filter = page.getByRole('textbox', { name: 'Filter' }).last();
    await filter.fill('> 1.9 and |grad| < oops');
    await filter.press('Enter');
    await expect(page.locator('.tensor-problem')).toContainText('“oops” is not understood here');
    await filter.fill('> 1.99');
    await filter.press('Enter');
    await expect(page.locator('.tensor-problem')).toBeHidden();
    await expect(page.locator('.tensor-list')).toContainText(/1–\d+ of \d+ that pass, of 3,072/);
    await choose(page, 'Sort by', 'value');
    await page.getByRole('checkbox', { name: 'Largest first' }).click();
    await expect(rows.first().locator('td').first()).toHaveText(/^1\.999/);
    expect(
      (await sent('request')).map(({ request }) => request).findLast(({ kind }) => kind === 'listing'),
    ).toMatchObject({
      ask: { order: 'value', descending: true, filter: [[{ of: 'value', test: '>', than: 1.99 }]] },
    });
    const place = await rows.first().locator('.link').textContent();
    await rows.first().locator('.link').click();
    await expect(page.locator('.tensor-readout')).toHaveText(new RegExp(`^W\\${place ?? ''} = 1\\.999`));
    await expect(page.getByRole('grid', { name: 'Values of W' })).toBeFocused();
  });

  test('shows what was kept of it, and says so', async ({ open }) => {
    const { page } = await opened(open, { formula: 'weights', state: 'kept' });
    await expect(page.locator('.tensor')).toContainText('The first 1,000 of 3,072 numbers were kept');
    const grid = page.getByRole('grid', { name: 'Values of W' });
    await grid.focus();
    await page.keyboard.press('Shift+End');
    await expect(page.locator('.tensor-readout')).toHaveText('W[47, 63] = —, gradient —');
  });
});

test.describe('slices of many dimensions', () => {
  test('are stepped through by button, field and key, and remembered over a reload', async ({ open }) => {
    const { page } = await opened(open, { formula: 'slices' });
    await page.getByRole('button', { name: 'Next slice in dimension 1' }).click();
    await expect(page.locator('.tensor-cell').first()).toHaveText('0');
    await page.getByRole('spinbutton', { name: 'Index in dimension 0 of 2' }).fill('1');
    await page.getByRole('spinbutton', { name: 'Index in dimension 0 of 2' }).press('Enter');
    await expect(page.locator('.tensor-cell').first()).toHaveText('60');
    await page.locator('.tensor-grid').first().focus();
    await page.keyboard.press(']');
    await expect(spoken(page)).toHaveText('Slice [1, 2]');
    await page.keyboard.press(']');
    await expect(spoken(page)).toHaveText('There is no further slice.');
    await show(page, 'Heat map');
    await page.reload();
    await expect(page.getByRole('img', { name: 'Heat map of T', exact: true })).toBeVisible();
    await expect(page.getByRole('spinbutton', { name: 'Index in dimension 1 of 3' })).toHaveValue('2');
    await page.keyboard.press('Escape');
    await expect(page.locator('.tensor')).toHaveCount(0);
  });
});

test.describe('what is no number', () => {
  test('is told in the summary, the heat map and its words, and left out of the bars', async ({ open }) => {
    const { page } = await opened(open, { formula: 'odd' });
    await expect(page.locator('.tensor-summary').first()).toContainText('NaN 1 infinite 2');
    await show(page, 'Heat map');
    const heat = page.getByRole('img', { name: 'Heat map of M', exact: true });
    await heat.focus();
    for (const [key, text] of [
      ['ArrowRight', 'M[0, 1] = nan, gradient 2'],
      ['ArrowDown', 'M[1, 1] = 0, gradient 2'],
      ['End', 'M[1, 2] = -inf, gradient 2'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(spoken(page)).toHaveText(text);
    }
    await page.keyboard.press('End');
    await expect(spoken(page)).toHaveText('That is the edge of the tensor.');
    await expect(page.locator('.tensor-legend').first()).toContainText('-2.5');
    await show(page, 'Histogram');
    await expect(page.locator('.tensor')).toContainText('Not in the bars: 1 NaN, 2 infinite.');
    await page.getByText('As a table').first().click();
    await expect(page.locator('.tensor-bins tbody tr').first()).toHaveText(/^-2\.5.*1$/);
    await page.locator('.tensor-bars').first().focus();
    await page.keyboard.press('End');
    await expect(spoken(page)).toHaveText(/ to 1: one number$/);
  });
});

test('numbers are copied and saved as what is chosen', async ({ open }) => {
  const { page, sent } = await opened(open, { formula: 'slices' });
  const copy = page.locator('.tensor-copying').getByRole('button', { name: 'Copy' });
  await copy.click();
  await expect.poll(async () => (await sent('copy')).at(-1)?.text).toMatch(/^tensor\(\[\[\[\[-20\., -19\./);
  await choose(page, 'How much of it', 'this slice');
  await choose(page, 'As what', 'Python: torch.tensor');
  await copy.click();
  await expect
    .poll(async () => (await sent('copy')).at(-1)?.text)
    .toMatch(/^torch\.tensor\(\[\[-20\.0, -19\.0, .*dtype=torch\.float64\)$/s);
  await page.locator('.tensor-copying').getByRole('radio', { name: 'Gradient' }).check({ force: true });
  await choose(page, 'As what', 'As PyTorch prints it');
  await copy.click();
  await expect.poll(async () => (await sent('copy')).at(-1)?.text).toMatch(/^tensor\(\[\[-20\., -19\., [^\]]*\],\n/);
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect.poll(async () => (await sent('save')).at(-1)).toMatchObject({ name: 'gradient-T.csv' });
  expect((await sent('save')).at(-1)?.text).toMatch(/^-20,-19,-18,-17,-16\n-15,/);
});

test('the graph’s details lead to all numbers of a box', async ({ open }) => {
  const { page } = await open({ formula: 'weights' });
  await page.locator('.box', { hasText: 'TanhBackward0' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'View tensor' }).click();
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Gradients');
  await expect(page.locator('.tensor h2')).toContainText('float64 [48, 64]');
});

for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const)
  test(`axe finds nothing in any view of a tensor, ${theme}`, async ({ open }) => {
    test.setTimeout(90_000);
    const { page } = await opened(open, { formula: 'odd', theme });
    for (const view of ['Heat map', 'Histogram', 'List', 'Grid']) {
      await show(page, view);
      await page.waitForTimeout(200);
      if (view === 'Histogram') await page.getByText('As a table').first().click();
      expect(await findings(page, theme === 'light' ? undefined : OF_COLORS), view).toEqual([]);
    }
  });
