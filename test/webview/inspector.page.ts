// The buttons of the inspector itself, what is from the history, and pages that are low or narrow. Every test also fails
// on an error in the page.
import type { Page } from '@playwright/test';
import type { InspectorManner } from '../../src/inspector/protocol';
import { expect, test } from './harness/fixture';

const tell = (page: Page, manner: Partial<InspectorManner>): Promise<void> =>
  page.evaluate((said) => {
    window.harness.post({ type: 'manner', manner: { place: 'editor', pinned: false, follows: true, ...said } });
  }, manner);

test.describe('the inspector’s own buttons', () => {
  test('pin, pause and open the history; each says what it does next', async ({ open }) => {
    const { page, sent } = await open();
    await tell(page, {});
    await page.getByRole('button', { name: 'Pin to this text' }).click();
    expect(await sent('pin')).toHaveLength(1);
    await tell(page, { pinned: true });
    const pin = page.getByRole('button', { name: /^Unpin/ });
    await expect(pin).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: /following/ })).toHaveCount(0);

    await tell(page, {});
    await page.getByRole('button', { name: 'Pause following the caret' }).click();
    expect(await sent('follow')).toEqual([{ type: 'follow', on: false }]);
    await tell(page, { follows: false });
    await page.getByRole('button', { name: 'Follow the caret' }).click();
    expect((await sent('follow')).at(-1)).toEqual({ type: 'follow', on: true });

    await page.getByRole('button', { name: 'History' }).click();
    expect(await sent('show-history')).toHaveLength(1);
  });

  test('are the editor’s in a view, and there before the first result in a tab', async ({ open }) => {
    const { page } = await open();
    await tell(page, { place: 'sideBar' });
    await expect(page.getByRole('button', { name: 'Pin to this text' })).toHaveCount(0);
    await open({ state: 'empty' });
    await tell(page, {});
    await expect(page.getByRole('button', { name: 'History' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pin to this text' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Keys (?)' }).click();
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  });

  test('what is pinned is remembered, and whether the page has the keyboard is told', async ({ open }) => {
    const { page, sent } = await open();
    await tell(page, { pinned: true });
    await expect.poll(() => page.evaluate(() => window.harness.saved?.manner?.pinned)).toBe(true);
    await page.evaluate(() => {
      window.dispatchEvent(new Event('blur'));
      window.dispatchEvent(new Event('focus'));
    });
    expect((await sent('has-focus')).slice(-2).map(({ focused }) => focused)).toEqual([false, true]);
  });
});

test.describe('a result from the history', () => {
  test('says from when it is and what was not kept, and offers to run it again', async ({ open }) => {
    const { page, sent } = await open({ state: 'kept' });
    const banner = page.locator('.banner-kept');
    await expect(banner).toContainText(/From history, .*2024.*14:10/);
    await expect(banner).toContainText('Of large tensors the first values were kept.');
    await banner.getByRole('button', { name: 'Run again' }).click();
    expect(await sent('rerun')).toHaveLength(1);
  });

  test('shows its numbers and its graph, and cannot be varied', async ({ open }) => {
    const { page } = await open({ state: 'kept' });
    await expect(page.locator('.answers')).toContainText('233');
    await expect(page.locator('.graph-frame').getByRole('button', { name: /^PowBackward0/ })).toHaveCount(3);
    await expect(page.getByRole('slider')).toHaveCount(0);
    // Out of reach of pointer, keys and screen readers, which roles in a test do not tell.
    await expect(page.locator('.variables')).toHaveJSProperty('inert', true);
    await page.keyboard.press('v');
    await expect(page.locator('.for-screen-readers').filter({ hasText: 'There is no value to change.' })).toHaveCount(
      1,
    );
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.plot-message')).toContainText('here stands one from the history');
  });
});

for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const)
  test(`in ${theme} a narrow page and a low one hold what there is`, async ({ open }) => {
    const { page } = await open({ state: 'kept', theme, width: 300 });
    await tell(page, {});
    const within = (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    expect(await within()).toBe(true);
    await page.setViewportSize({ width: 1100, height: 260 });
    expect(await within()).toBe(true);
    // Head and tabs stand side by side, and both are in sight.
    const head = await page.locator('.head').boundingBox();
    const views = await page.locator('.views').boundingBox();
    expect(views?.x).toBeGreaterThanOrEqual((head?.x ?? 0) + (head?.width ?? 0));
    expect(views?.y).toBe(0);
    expect(views?.height).toBeLessThanOrEqual(260);
  });
