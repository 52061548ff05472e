// The graph at scale: only what is seen is drawn, from far away it is painted, keys, map and marks reach all of it.
import type { Page } from '@playwright/test';
import { expect, test, type Open } from './harness/fixture';

// Thousands of boxes on a busy machine.
test.describe.configure({ timeout: 90_000 });

/** About 9,900 boxes: a product of 150 sines, 33 times. */
const TEN_THOUSAND = 'long&times=33';
/** About 3,600: as much is out of sight, in a third of the time. */
const THOUSANDS = 'long&times=12';

/** Waits for the layout, which on a busy machine takes its time. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator('.box').first()).toBeVisible({ timeout: 20_000 });
}

async function view(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  const transform = (await page.locator('.graph-content').getAttribute('transform')) ?? '';
  const [x = NaN, y = NaN, zoom = NaN] = [...transform.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
  return { x, y, zoom };
}

/** How many pixels of the canvas behind the graph are painted. */
function painted(page: Page, canvas: string): Promise<number> {
  return page.locator(canvas).evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return -1;
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}

test.describe('a graph of thousands of boxes', () => {
  test('of ten thousand: is laid out beside the page, and only what is seen is drawn', async ({ open }) => {
    const { page } = await open({ formula: TEN_THOUSAND });
    await drawn(page);
    await expect(page.locator('.graph-frame')).toHaveAttribute('aria-label', /9,\d{3} boxes/);
    await expect(page.locator('[data-key="output"]')).toBeInViewport();
    const first = await page.locator('.box').count();
    expect(first).toBeGreaterThan(1);
    expect(first).toBeLessThan(400);
    const before = await view(page);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 900);
    await expect.poll(async () => (await view(page)).zoom).toBeLessThan(before.zoom);
    expect(await page.locator('.box').count()).toBeLessThan(400);
  });

  test('keys walk to boxes that were not drawn', async ({ open }) => {
    const { page } = await open({ formula: THOUSANDS });
    await drawn(page);
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 25; step += 1) await page.keyboard.press('ArrowUp');
    const far = page.locator('.box:focus');
    await expect(far).toBeInViewport();
    await expect(far).not.toHaveAttribute('data-key', 'output');
    await expect(page.locator('.box[tabindex="0"]')).toHaveCount(1);
    // The one that was left long ago is gone.
    await expect(page.locator('[data-key="output"]')).toHaveCount(0);
    await page.keyboard.press('Home');
    await expect(page.locator('[data-key="output"]')).toBeFocused();
  });

  test('fits whole, painted; a click in it picks a box, and zooming in draws boxes again', async ({ open }) => {
    const { page } = await open({ formula: THOUSANDS });
    await drawn(page);
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('0');
    await expect(page.locator('.graph-frame')).toHaveClass(/is-far/);
    await expect.poll(() => painted(page, '.scene-overview')).toBeGreaterThan(200);
    expect(await page.locator('.box').count()).toBeLessThan(5);
    await expect(page.locator('.minimap')).toBeHidden();
    const output = await page.locator('[data-key="output"]').boundingBox();
    await page.mouse.click((output?.x ?? 0) + 0.5, (output?.y ?? 0) + 0.5);
    await expect(page.locator('.details, .graph-side:not([hidden])').first()).toBeVisible();
    await page.keyboard.press('Escape');
    for (let step = 0; step < 16; step += 1) await page.keyboard.press('+');
    await expect(page.locator('.graph-frame')).not.toHaveClass(/is-far/);
    await expect.poll(() => page.locator('.box').count()).toBeGreaterThan(1);
    await expect(page.locator('.box:focus')).toBeInViewport();
  });

  test('has a map that leads anywhere, and can be switched off', async ({ open }) => {
    const { page } = await open({ formula: THOUSANDS });
    await drawn(page);
    const map = page.locator('.minimap');
    await expect(map).toBeVisible();
    expect(await painted(page, '.minimap-picture')).toBeGreaterThan(50);
    const before = await view(page);
    await map.click({ position: { x: 4, y: 4 } });
    await expect.poll(async () => (await view(page)).x).toBeGreaterThan(before.x);
    expect((await view(page)).zoom).toBeCloseTo(before.zoom, 6);
    await page.getByRole('button', { name: /^Map of the whole/ }).click();
    await expect(map).toBeHidden();
    await page.reload();
    await drawn(page);
    await expect(map).toBeHidden();
  });
});

test.describe('a graph that does not fit', () => {
  test('is fitted whole on demand in a narrow window, and stays so when that changes', async ({ open }) => {
    const { page } = await open({ formula: 'eightVariables', width: 330 });
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('0');
    const isWhole = (): Promise<boolean> =>
      page.evaluate(() => {
        const [content, frame] = ['.graph-content', '.graph-frame'].map((name) =>
          document.querySelector(name)?.getBoundingClientRect(),
        );
        if (content === undefined || frame === undefined) return false;
        return content.left >= frame.left - 6 && content.right <= frame.right + 6 && content.bottom <= frame.bottom + 6;
      });
    await expect.poll(isWhole).toBe(true);
    await page.setViewportSize({ width: 300, height: 620 });
    await expect.poll(isWhole).toBe(true);
    await expect(page.locator('.minimap')).toBeHidden();
  });
});

/** The tests share a tab, in which a script stays: it acts where this test's own mark is, which the fixture clears. */
async function marked(open: Open, mark: string): Promise<Page> {
  const { page } = await open();
  await page.evaluate((name) => {
    sessionStorage.setItem(name, 'yes');
  }, mark);
  return page;
}

test('where no worker can be made the graph is laid out all the same', async ({ open }) => {
  const bare = await marked(open, 'no-worker');
  await bare.addInitScript(() => {
    if (sessionStorage.getItem('no-worker') !== null) Reflect.deleteProperty(window, 'Worker');
  });
  const { page } = await open({ formula: THOUSANDS });
  await drawn(page);
  await expect(page.locator('.graph-frame')).toHaveAttribute('aria-label', /3,\d{3} boxes/);
});

test('what takes long says so and can be stopped, and drawn after all', async ({ open }) => {
  const bare = await marked(open, 'slow-worker');
  // A worker that never ends; the next one is a real one.
  await bare.addInitScript(() => {
    if (sessionStorage.getItem('slow-worker') === null) return;
    const real = window.Worker;
    const slow = class extends EventTarget {
      postMessage(): void {
        window.Worker = real;
      }
      terminate(): void {
        document.body.dataset['terminated'] = 'yes';
      }
    };
    window.Worker = slow as unknown as typeof Worker;
  });
  const { page } = await open({ formula: THOUSANDS });
  const busy = page.locator('.scene-busy');
  await expect(busy).toContainText(/has 3,\d{3} boxes; they are being placed/);
  await busy.getByRole('button', { name: 'Stop placing the boxes' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-terminated', 'yes');
  await expect(busy).toContainText('placing them was stopped');
  await busy.getByRole('button', { name: 'Draw the graph' }).click();
  await drawn(page);
  await expect(busy).toBeHidden();
});
