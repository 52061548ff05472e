// The gradients table by choice of columns, order and filter, and the Jacobian and Hessian beside it.
import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';

const tab = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Gradients' }).click();
};
const view = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
};
const column = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('checkbox', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
};
const names = (page: Page): Promise<string[]> => page.locator('.row .name-cell .link').allTextContents();

test.describe('the columns', () => {
  test('are chosen, explain themselves, and are remembered over a reload', async ({ open }) => {
    const { page } = await open({ formula: 'twoVariables' });
    await tab(page);
    await column(page, 'x·∂y/∂x');
    await column(page, '∂²y/∂x²');
    await column(page, 'dtype');
    const heading = page.getByRole('button', { name: 'x·∂y/∂x', exact: true });
    await expect(heading).toHaveAttribute('aria-description', /Input times gradient/);
    await expect(page.locator('td.column-score')).toHaveText(['129', '80', '91']);
    // ∂²f/∂u² = 6u; of what is computed there is none.
    await expect(page.locator('td.column-second')).toHaveText(['18', '2', '—']);
    await expect(page.locator('td.column-dtype')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('td.column-second').first()).toHaveText('18');
    await expect(page.locator('td.column-dtype')).toHaveCount(0);
  });

  test('of a vector are short in the row, and stand with each element below', async ({ open }) => {
    const { page, sent } = await open({ formula: 'vector' });
    await tab(page);
    await column(page, '∂²y/∂x²');
    await expect(page.locator('td.column-second').first()).toHaveText('[1, 2, 4, 8]');
    await page.getByRole('button', { name: 'More of x' }).click();
    await expect(page.locator('.elements-table tbody tr').last()).toHaveText('[3]201608');
    await page.getByRole('button', { name: 'Copy as text' }).click();
    const lines = (await sent('copy')).at(-1)?.text.split('\n') ?? [];
    expect(lines[0]?.split('\t').slice(0, 4)).toEqual(['name', 'value', 'gradient', '∂²y/∂x²']);
    expect(lines[1]).toContain('[1, 2, 4, 8]');
  });

  test('that have no number say why', async ({ open }) => {
    const { page } = await open({ formula: 'corner' });
    await tab(page);
    await column(page, '(x/y)·∂y/∂x');
    await page.getByRole('button', { name: 'Why? (x/y)·∂y/∂x of x' }).click();
    await expect(page.locator('.why')).toHaveText('The result is 0 here, and nothing is a share of it.');
  });

  test('of a result from the history say that it needs to run again', async ({ open }) => {
    const { page } = await open({ state: 'kept' });
    await tab(page);
    await column(page, '∂²y/∂x²');
    await page.getByRole('button', { name: 'Why? ∂²y/∂x² of x' }).click();
    await expect(page.locator('.why')).toContainText('Run it again to see this.');
  });
});

test.describe('the rows', () => {
  test('are sorted by a heading: up, down, and as the text has them', async ({ open }) => {
    const { page } = await open({ formula: 'threeVariables' });
    await tab(page);
    const heading = page.getByRole('columnheader', { name: 'gradient' });
    const before = await names(page);
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await expect(heading.getByRole('button')).toBeFocused();
    const shown = (await page.locator('td.column-gradient').allTextContents()).map(Number);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    await page.keyboard.press('Enter');
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    await page.keyboard.press('Enter');
    await expect(heading).not.toHaveAttribute('aria-sort', /./);
    expect(await names(page)).toEqual(before);
  });

  test('are filtered by name, shape and property', async ({ open }) => {
    const { page } = await open({ program: 'network' });
    await tab(page);
    const rows = page.locator('tr.row');
    const all = await rows.count();
    const filter = page.getByRole('textbox', { name: 'Filter' });
    await filter.fill('leaf 16x32');
    await expect(rows).toHaveCount(6);
    await filter.fill('layer 3');
    await expect(rows).toHaveCount(1);
    await filter.fill('grad:nan');
    await expect(page.getByText('No row fits the filter.')).toBeVisible();
    await expect(page.locator('[role=status]').filter({ hasText: `0 of ${String(all)} rows` })).toBeAttached();
    await filter.fill('');
    await expect(rows).toHaveCount(all);
  });
});

test.describe('the matrices', () => {
  test('Hessian: numbers, eigenvalues and what they say, walked on by keys', async ({ open }) => {
    const { page } = await open({ formula: 'valley' });
    await tab(page);
    await view(page, 'Hessian');
    const grid = page.getByRole('grid', { name: 'Hessian of f by x and y, 2×2' });
    await expect(grid.getByRole('gridcell')).toHaveText(['', '1102', '-200', '-200', '200']);
    await expect(page.locator('.spectrum')).toContainText('the function curves upwards in every direction');
    await expect(page.locator('.spectrum')).toContainText('this is not the minimum.');
    await expect(page.locator('.spectrum')).toContainText('condition number');
    await grid.getByRole('gridcell', { name: '1102' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(grid.locator(':focus')).toHaveText('200');
    await page.keyboard.press('Home');
    await expect(grid.locator(':focus')).toHaveText('-200');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('The matrix ends here.')).toBeAttached();
  });

  test('follow the values, and are copied as text, CSV and LaTeX', async ({ open }) => {
    const { page, sent } = await open({ formula: 'valley' });
    await tab(page);
    await view(page, 'Hessian');
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('1');
    await field.press('Enter');
    const second = page.getByRole('textbox', { name: 'Value of y' });
    await second.fill('1');
    await second.press('Enter');
    await expect(page.locator('.spectrum')).toContainText('The gradient is zero here (|∇f| = 0): this is a minimum.');
    for (const name of ['Copy as text', 'Copy as CSV', 'Copy as LaTeX'])
      await page.getByRole('button', { name }).click();
    expect((await sent('copy')).map(({ text }) => text)).toEqual([
      '\tx\ty\nx\t802\t-400\ny\t-400\t200',
      ',x,y\r\nx,802,-400\r\ny,-400,200',
      '\\begin{pmatrix}\n  802 & -400 \\\\\n  -400 & 200\n\\end{pmatrix}',
    ]);
  });

  test('Jacobian: a row for each element of the output, of chosen variables', async ({ open }) => {
    const { page } = await open({ formula: 'matrixProduct' });
    await tab(page);
    await view(page, 'Jacobian');
    const grid = page.getByRole('grid');
    await expect(grid.getByRole('columnheader')).toHaveText([
      'W[0, 0]',
      'W[0, 1]',
      'W[1, 0]',
      'W[1, 1]',
      'x[0]',
      'x[1]',
    ]);
    await expect(grid.getByRole('rowheader')).toHaveCount(2);
    await page.getByRole('checkbox', { name: 'W', exact: true }).click();
    await expect(grid.getByRole('columnheader')).toHaveText(['x[0]', 'x[1]']);
    await page.reload();
    await expect(page.getByRole('grid').getByRole('columnheader')).toHaveText(['x[0]', 'x[1]']);
  });

  test('that are too large say what to do, and gradients of no use say why', async ({ open }) => {
    const { page } = await open({ formula: 'linspace' });
    await tab(page);
    await view(page, 'Hessian');
    await expect(page.locator('.matrix-refused')).toContainText('a matrix of at most 64 columns is shown.');
    const { page: dead } = await open({ formula: 'dead' });
    await tab(dead);
    await dead.getByRole('button', { name: 'Why? the gradient of x' }).click();
    await expect(dead.locator('.why')).toContainText('relu is saturated at x = -1');
  });
});
