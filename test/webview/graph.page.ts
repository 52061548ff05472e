// The graph by its grammar: what is told apart and named, folded, found, joined, exported.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness/fixture';

const box = (page: Page, text: string): Locator => page.locator('.box', { hasText: text });
const legend = (page: Page): Locator => page.locator('.graph-legend');
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Find in the graph' });

test.describe('the grammar', () => {
  test('is told by shapes and borders, and the legend names what there is and nothing else', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await expect(legend(page)).toHaveText('leaf that requires gradgrad_fnyour name for a resultoutputview and base');
    await page.getByRole('checkbox', { name: 'Constants' }).click();
    await page.getByRole('checkbox', { name: 'Saved tensors' }).click();
    await expect(legend(page)).toContainText('leaf without gradient');
    await expect(legend(page)).toContainText('saved for backward');
    const dashes = (one: Locator): Promise<string> =>
      one
        .first()
        .locator('.box-frame')
        .evaluate((frame) => getComputedStyle(frame).strokeDasharray);
    expect(await dashes(page.locator('.box-leaf'))).toBe('none');
    const border = await dashes(page.locator('.box-constant'));
    expect(border).not.toBe('none');
    expect(await dashes(page.locator('.box-saved'))).not.toBe(border);
    await expect(page.locator('.box-saved .box-ear')).not.toHaveCount(0);
    await expect(page.locator('.box-output .box-inner')).toHaveCount(1);
  });

  test('a result bears the name that the user gave it', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await expect(box(page, 'ViewBackward0').locator('.box-flag')).toHaveText('flat =');
    await expect(box(page, 'ViewBackward0')).toHaveAttribute('aria-label', /^flat = ViewBackward0/);
  });

  test('what is saved twice is one box, and both lines are dashed without a head', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await page.getByRole('checkbox', { name: 'Saved tensors' }).click();
    await expect(page.locator('.box-saved', { hasText: /^W/ })).toHaveCount(1);
    const path = page.locator('.line-saved .line-path').first();
    expect(await path.evaluate((line) => getComputedStyle(line).markerEnd)).toBe('none');
    expect(await path.evaluate((line) => getComputedStyle(line).strokeDasharray)).not.toBe('none');
  });

  test('switches stay over a reload', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await page.getByRole('checkbox', { name: 'Saved tensors' }).click();
    await expect(page.locator('.box-saved')).not.toHaveCount(0);
    await page.reload();
    await expect(page.locator('.box-saved')).not.toHaveCount(0);
  });
});

test.describe('groups', () => {
  test('a large graph opens folded; the handle unfolds it, and the one at its end folds it again', async ({ open }) => {
    const { page } = await open({ graph: 'hundred' });
    const group = page.locator('.box-group');
    await expect(group).toHaveCount(1);
    await expect(group).toHaveAttribute('aria-label', /for step, 100 times, folded group, 300 nodes/);
    await group.locator('.box-handle').click();
    await expect(box(page, 'for step: iteration 100')).toHaveCount(1);
    await box(page, 'for step: iteration 100').first().focus();
    await page.keyboard.press('g');
    await expect(group).toHaveCount(1);
    await expect(group).toContainText('×100');
  });

  test('are chosen, and the choice stays over a reload', async ({ open }) => {
    const { page } = await open({ graph: 'hundred' });
    const choice = page.locator('.graph-groups vscode-dropdown');
    await choice.click();
    await expect(page.locator('.graph-groups vscode-option')).toHaveText(['no groups', 'by line', 'by iteration']);
    await page.locator('.graph-groups vscode-option', { hasText: 'by line' }).click();
    await expect(box(page, 'lines 14 to 15')).toContainText('×100');
    await expect(box(page, 'line 17: const flat = h.view(-1);')).toHaveCount(1);
    await page.reload();
    await expect(box(page, 'lines 14 to 15')).toContainText('×100');
  });

  test('are none to choose from where there is but one', async ({ open }) => {
    const { page } = await open();
    await expect(page.locator('.box-output')).toBeVisible();
    await expect(page.locator('.graph-groups')).toBeHidden();
  });

  test('details of a group unfold it, those of what is in it fold it', async ({ open }) => {
    const { page } = await open({ graph: 'hundred' });
    await page.locator('.box-group .box-title').click();
    await expect(page.locator('.details')).toContainText('Mm · Add · Relu');
    await page.getByRole('button', { name: 'Unfold for step' }).click();
    await expect(page.locator('.details h2')).toContainText('for step: iteration 100');
    await page.getByTitle('Fold for step', { exact: true }).click();
    await expect(page.locator('.box-group')).toHaveCount(1);
  });
});

test.describe('find', () => {
  test('marks and counts, goes through the hits, and unfolds where they are', async ({ open }) => {
    const { page } = await open({ graph: 'hundred' });
    await page.locator('.box-output').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('relu');
    await expect(page.locator('.find-count')).toHaveText('100 found');
    await expect(page.locator('.box.is-found')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.locator('.find-count')).toHaveText('1 of 100');
    await expect(box(page, 'for step: iteration 2')).not.toHaveCount(0);
    await page.keyboard.press('Shift+Enter');
    await expect(page.locator('.find-count')).toHaveText('100 of 100');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.box.is-found')).toHaveCount(0);
  });

  test('properties are offered, and all words must fit', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await field(page).focus();
    await page.keyboard.type('le');
    await expect(page.getByRole('option', { name: /^leaf/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('leaf ');
    await page.keyboard.type('[4, 4]');
    await expect(page.locator('.find-count')).toHaveText('1 found');
    await page.keyboard.type(' nan');
    await expect(page.locator('.find-count')).toHaveText('nothing found');
  });
});

test.describe('links', () => {
  test('along edges, with the way to the output marked', async ({ open }) => {
    const { page } = await open({ graph: 'loop' });
    await box(page, 'PowBackward0').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.box.is-way')).toHaveCount(3);
    await page.getByTitle('Go to flat = ViewBackward0').first().click();
    await expect(page.locator('.details h2')).toHaveText('flat = ViewBackward0');
    await expect(page.locator('.box.is-way')).toHaveCount(4);
  });

  test('from a leaf to its row and back, and to its plot', async ({ open }) => {
    const { page } = await open({ formula: 'twoVariables' });
    await page.locator('.box-leaf', { hasText: /^v/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByTitle('Show v in the table of gradients').click();
    await expect(page.locator('.gradients-table .row:focus')).toContainText('v');
    await page.keyboard.press('ArrowRight');
    await page.getByTitle('Show v in the graph').click();
    await expect(page.locator('.details h2')).toHaveText('v');
    await page.getByTitle('Plot along v').click();
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Plot');
    await expect(page.locator('.plot-stage:visible')).toBeVisible();
  });
});

test.describe('export', () => {
  const choose = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  test('as SVG: whole, with its looks as numbers, and well-formed', async ({ open }) => {
    const { page, sent } = await open({ graph: 'loop' });
    await choose(page, 'SVG, as shown…');
    await choose(page, 'SVG, for print…');
    const [shown, print] = await sent('save');
    expect(shown?.name).toBe('graph-loss.svg');
    const read = await page.evaluate((text) => {
      const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        error: drawing.querySelector('parsererror')?.textContent ?? null,
        texts: [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent),
        styled: drawing.querySelectorAll('[class], [style], [role], [tabindex]').length,
      };
    }, shown?.text ?? '');
    expect(read.error).toBeNull();
    expect(read.texts).toContain('ViewBackward0');
    expect(read.styled).toBe(0);
    expect(shown?.text).not.toMatch(/var\(|color-mix|color\(/);
    expect(shown?.text).toMatch(/^<svg[^>]*><rect[^>]*fill="#1f1f1f"/);
    expect(print?.text).toMatch(/^<svg[^>]*><rect[^>]*fill="#ffffff"/);
    await expect(page.locator('.graph-export')).toHaveCount(0);
  });

  test('as PNG of twice the size', async ({ open }) => {
    const { page, sent } = await open({ graph: 'loop' });
    await choose(page, 'PNG, for print…');
    await expect.poll(async () => (await sent('save')).length).toBe(1);
    const [file] = await sent('save');
    expect(file?.name).toBe('graph-loss.png');
    const bytes = Buffer.from(file?.base64 ?? '', 'base64');
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(400);
  });

  test('what is too large for a PNG is said, and stays until it is closed', async ({ open }) => {
    test.setTimeout(90_000);
    const { page, sent } = await open({ graph: 'deep' });
    await page.getByRole('button', { name: 'Unfold all groups' }).click();
    await expect(page.locator('.box-group')).toHaveCount(0);
    await choose(page, 'PNG, as shown…');
    const told = page.locator('.graph-told');
    await expect(told).toContainText('too large for a PNG');
    await told.getByRole('button', { name: 'Close' }).click();
    await expect(told).toBeHidden();
    expect(await sent('save')).toEqual([]);
  });

  test('as text, saved and copied, as it is folded; the trace whole', async ({ open }) => {
    const { page, sent } = await open({ graph: 'hundred' });
    await choose(page, 'DOT (Graphviz)…');
    await choose(page, 'JSON of the whole trace…');
    await choose(page, 'Copy Mermaid');
    const [dot, json] = await sent('save');
    expect(dot?.text).toContain('for step ×100 (300 nodes)');
    expect(json?.name).toBe('graph-loss.json');
    expect(JSON.parse(json?.text ?? '')).toMatchObject({ version: 1, text: expect.stringContaining('for (let step') });
    expect((await sent('copy'))[0]?.text).toMatch(/^flowchart TD\n/);
  });

  test('by keyboard alone, and closed by Escape', async ({ open }) => {
    const { page, sent } = await open({ graph: 'loop' });
    await page.getByRole('button', { name: 'Export' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sent('copy')).length).toBe(1);
  });
});
