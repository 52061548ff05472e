// Stepping through backward on the graph, by mouse, keys and slider; how gradients came about; gradients by their size.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness/fixture';

// Each draws a graph several times, which on a busy machine takes its time.
test.describe.configure({ timeout: 90_000 });

const spoken = (page: Page): Locator => page.locator('#app > .for-screen-readers');
const pane = (page: Page): Locator => page.locator('.backward-step');
const begin = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Step through backward (B)' }).click();
  await expect(pane(page)).toBeVisible();
};
const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next step (.)' }).click();

test.describe('stepping through backward', () => {
  test('goes node by node, says each step and lets the leaf grow', async ({ open }) => {
    const { page, sent } = await open({ formula: 'twoVariables' });
    await begin(page);
    await expect(page.locator('.backward-direction')).toHaveText('↑ Gradients flow up, from f to the leaves.');
    await expect(page.locator('.graph-frame')).toHaveAttribute('aria-label', /backward: gradients flow up/);
    await expect(page.locator('.box.is-stepped')).toContainText('u^3 + v^2 + 4uv');
    await expect(page.locator('.box-leaf .box-badge')).toHaveText(['—', '—']);
    await next(page);
    await expect(pane(page)).toContainText('Step 2 of 8');
    await expect(spoken(page)).toHaveText('Step 2 of 8: MulBackward0, 4uv. 1 arrives, on go 4 to 4u and 12 to v.');
    await expect(page.locator('.box-leaf .box-badge')).toHaveText(['—', '12 (1 of 2)']);
    // Its place in the text is marked in the editor.
    const hovers = await sent('hover');
    expect(hovers.at(-1)?.range).toEqual({ start: 22, end: 25 });
    await page.getByRole('button', { name: 'Last step (>)' }).click();
    await expect(page.locator('.box-leaf .box-badge')).toHaveText(['43', '20']);
    await expect(page.locator('.box.is-done')).toHaveCount(8);
    await page.getByRole('button', { name: 'Previous step (,)' }).click();
    await expect(pane(page)).toContainText('Step 7 of 8');
    await page.keyboard.press('Escape');
    await expect(pane(page)).toHaveCount(0);
    await expect(page.locator('.box.is-stepped, .box.is-done, .box-badge')).toHaveCount(0);
  });

  test('by the slider, by a box that is clicked, and by what a formula names', async ({ open }) => {
    const { page } = await open();
    await begin(page);
    const slider = page.getByRole('slider', { name: 'Step of backward' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect(pane(page).locator('h2')).toHaveText('x.grad');
    await expect(pane(page)).toContainText('from x**4: 160');
    await page.locator('.box', { hasText: '3*x**3' }).filter({ hasText: 'MulBackward0' }).click();
    await expect(pane(page)).toContainText('Step 8 of 12');
    await pane(page).getByTitle('Go to the step of x**3').first().click();
    await expect(pane(page).locator('h2')).toHaveText('PowBackward0');
    await expect(page.locator('.box.is-stepped')).toContainText('x**3');
  });

  test('plays to the end, and begins anew', async ({ open }) => {
    const { page } = await open({ formula: 'sumOfSquares' });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await begin(page);
    await page.locator('.backward-speed').click();
    await page.getByRole('option', { name: '4×' }).click();
    await page.getByRole('button', { name: 'Play (A)' }).click();
    await expect(page.locator('.backward-count')).toHaveText('step 3 of 3', { timeout: 15_000 });
    await expect(page.getByRole('button', { name: 'Play (A)' })).toBeVisible({ timeout: 15_000 });
    const moving = await page
      .locator('.line.is-stepped .line-path')
      .first()
      .evaluate((line) => getComputedStyle(line).animationName);
    expect(moving).toBe('none');
  });

  test('stays where it is while values vary, and over a reload', async ({ open }) => {
    const { page } = await open();
    await begin(page);
    for (let step = 0; step < 5; step += 1) await next(page);
    const before = await pane(page).innerText();
    await page.locator('.variables input[type=range]').first().press('ArrowRight');
    await expect.poll(() => pane(page).innerText()).not.toBe(before);
    await expect(pane(page)).toContainText('Step 6 of 12');
    await page.reload();
    await expect(pane(page)).toContainText('Step 6 of 12');
  });

  test('follows an element of a vector', async ({ open }) => {
    const { page } = await open({ formula: 'vector' });
    await begin(page);
    await next(page);
    await expect(pane(page).locator('.backward-element')).toContainText('element [0] of 4');
    await expect(pane(page)).toContainText('local derivative 0.5');
    await pane(page).getByRole('button', { name: 'Next element' }).click();
    await expect(pane(page).locator('.backward-element')).toContainText('element [1] of 4');
    await expect(pane(page)).toContainText('local derivative 1');
  });
});

test.describe('how a gradient came about', () => {
  test('is the sum of the products along its paths, each shown in the picture', async ({ open }) => {
    const { page } = await open();
    await page.locator('.box-leaf').click();
    await page.locator('.details').getByRole('button', { name: 'How did this gradient come about? (O)' }).click();
    const paths = page.locator('.backward-paths');
    await expect(paths.getByRole('heading', { level: 2 })).toHaveText('How ∂f/∂x came about');
    await expect(paths.locator('li')).toHaveCount(4);
    await expect(paths.locator('.backward-total')).toHaveAttribute('aria-label', '∂f/∂x = 160 + 36 + 28 + 9 = 233');
    await expect(paths.locator('.verdict')).toHaveText('✓ 233: what backward gave.');
    await paths.getByRole('button', { name: 'Show path 4 in the graph' }).click();
    await expect(page.locator('.box.is-path')).toHaveCount(5);
    await page.keyboard.press('Escape');
    await expect(paths).toHaveCount(0);
    await expect(page.locator('.box.is-path')).toHaveCount(0);
    await expect(page.locator('.details h2')).toHaveText('x');
  });

  test('is asked in the table of gradients too', async ({ open }) => {
    const { page } = await open({ formula: 'twoVariables' });
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await page.locator('.gradients-table .row').nth(1).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByTitle('Show how the gradient of v came about, path by path').click();
    await expect(page.locator('.backward-paths h2')).toHaveText('How ∂f/∂v came about');
  });
});

test('gradients by their size: lines, bars, what they mean, and what is not finite', async ({ open }) => {
  const { page } = await open({ formula: 'trouble' });
  await page.getByRole('checkbox', { name: 'Gradient size' }).click();
  await expect(page.locator('.size-legend')).toContainText('NaN or infinite');
  await expect(page.locator('.line.is-infinite')).toHaveCount(3);
  await expect(page.locator('.box-bar').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('.size-legend')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Gradient size' }).click();
  await expect(page.locator('.line.is-infinite, .box-bar')).toHaveCount(0);
});
