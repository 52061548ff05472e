// Figures of all kinds that a program draws: their axes, their points by keys and pointer, their tables and legends.
import type { Page } from '@playwright/test';
import { expect, test, type Open } from './harness/fixture';

async function figure(open: Open, title: string): Promise<Page> {
  const { page } = await open({ program: 'figures' });
  await page.getByRole('tab', { name: 'Plot' }).click();
  await page.getByRole('combobox', { name: 'What the plot shows' }).click();
  await page.locator('vscode-option:visible', { hasText: title }).click();
  await expect(page.locator('.figure-title')).toHaveText(title);
  return page;
}

const STAGE = 'Points of the figure';

test('a histogram is read bin by bin', async ({ open }) => {
  const page = await figure(open, 'Histogram');
  await page.getByRole('slider', { name: STAGE }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.figure .plot-readout')).toHaveText('h   value 1 to 2   y = 5');
  await page.locator('vscode-checkbox:visible', { hasText: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: 'Histogram' }).locator('tbody tr').nth(1)).toHaveText('1 to 25');
});

test('bars stand above their names, and are found by the pointer anywhere inside', async ({ open }) => {
  const page = await figure(open, 'Bars');
  await expect(page.locator('.figure .plot-legend')).toBeHidden();
  const stage = page.getByRole('slider', { name: STAGE });
  const box = await stage.boundingBox();
  if (box === null) throw new Error('no stage');
  const read = page.locator('.figure .plot-readout');
  // Over the first bars, half of them below their ends.
  await expect
    .poll(async () => {
      const found = new Set<string>();
      for (let part = 0.1; part < 0.95; part += 0.04) {
        await page.mouse.move(box.x + box.width * part, box.y + box.height * 0.42);
        found.add((await read.textContent()) ?? '');
      }
      return [...found].filter((text) => text !== '').sort();
    })
    .toContain('one   x first   y = 3');
});

test('lines keep their limits, marks and dashes, each with its sign in the legend', async ({ open }) => {
  const page = await figure(open, 'Lines');
  const items = page.locator('.figure .legend-item');
  await expect(items).toHaveText(['dashed', 'marked', 'points']);
  await expect(items.nth(0).locator('path')).toHaveAttribute('stroke-dasharray', '7 4');
  // The marked line is a line through its mark.
  await expect(items.nth(1).locator('path')).toHaveCount(2);
  await items.nth(0).click();
  await expect(items.nth(0)).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('slider', { name: STAGE }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.figure .plot-readout')).toHaveText('marked   x = 1   y = 0');
});
