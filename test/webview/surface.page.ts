// f over two variables in the tab Plot: the picture by pointer and keys, paths of gradient descent, and the tables.
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Open, type Opened } from './harness/fixture';

async function surface(open: Open, options: Parameters<Open>[0] = {}): Promise<Opened & { readonly stage: Locator }> {
  const opened = await open({ formula: 'twoVariables', ...options });
  await opened.page.getByRole('tab', { name: 'Plot' }).click();
  await choose(opened.page, 'What the plot shows', 'over u and v');
  return { ...opened, stage: opened.page.locator('.surface-stage') };
}

async function choose(page: Page, dropdown: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: dropdown }).click();
  await page.locator('vscode-option:visible', { hasText: option }).click();
}

const heights = '.surface-heights li';

test('is offered where two numbers vary, with its heights, slices and arrows', async ({ open }) => {
  const { page, stage } = await surface(open);
  await expect(stage.getByRole('img')).toHaveAttribute('aria-label', /the point is at u = 3, v = 4\.$/);
  await expect(page.locator(heights).first()).toHaveText(/^least -?\d/);
  await expect(page.locator(heights).filter({ hasText: 'greatest' })).toHaveText(/^greatest \d/);
  await expect(page.locator('.surface-slice figcaption')).toHaveText([
    'f along u at v = 4: slope 43 at u = 3',
    'f along v at u = 3: slope 20 at v = 4',
  ]);
  await choose(page, 'Variable along x', 'v');
  // The same for both axes: they change places.
  await expect(page.locator('.surface-slice figcaption').first()).toHaveText('f along v at u = 3: slope 20 at v = 4');
});

test('is not offered where one number varies', async ({ open }) => {
  const { page } = await open();
  await page.getByRole('tab', { name: 'Plot' }).click();
  await expect(page.locator('.plot-stage:visible')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'What the plot shows' })).toBeHidden();
});

test('a press starts a path, and the step size decides where it leads', async ({ open }) => {
  const { page, stage } = await surface(open, { formula: 'bowl' });
  await expect(page.locator(heights).first()).toBeVisible();
  await stage.click({ position: { x: 160, y: 90 } });
  const ending = page.locator('.descent-said');
  await expect(page.locator('.descent-list')).toBeVisible();
  await page.getByRole('textbox', { name: 'Step size' }).fill('0.2');
  await page.getByRole('textbox', { name: 'Step size' }).press('Enter');
  await expect(ending).toContainText('Converged after');
  await expect(page.locator('.descent-list tbody tr').first()).toHaveText(/^0/);
  await page.getByRole('textbox', { name: 'Step size' }).fill('1.5');
  await page.getByRole('textbox', { name: 'Step size' }).press('Enter');
  await expect(ending).toContainText('The step size 1.5 is too large here: f grew from');
  await page.getByRole('textbox', { name: 'Step size' }).fill('none');
  await page.getByRole('textbox', { name: 'Step size' }).press('Enter');
  await expect(page.locator('#descent-problem')).toContainText('must be greater than 0');
});

test('a path is walked step by step, and taken away', async ({ open }) => {
  const { page } = await surface(open, { formula: 'bowl' });
  await page.getByRole('button', { name: 'Start at the point' }).click();
  const current = page.locator('.descent-list [aria-current="step"] th');
  await expect(current).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(current).toHaveText('0');
  await page.getByRole('button', { name: 'Step on' }).click();
  await expect(current).toHaveText('1');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Take the path away' }).click();
  await expect(page.locator('.descent-list')).toBeHidden();
});

test('is read by keys, and the point is put where the cross-hair stands', async ({ open }) => {
  const { page, stage, sent } = await surface(open);
  await expect(page.locator(heights).first()).toBeVisible();
  await stage.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  const read = page.locator('.surface .plot-readout');
  await expect(read).toHaveText(/^u = \S+ {3}v = \S+ {3}f = \S+ {3}∂f\/∂u = \S+ {3}∂f\/∂v = \S+$/);
  const text = (await read.textContent()) ?? '';
  const [u = NaN, v = NaN, f = NaN, du = NaN, dv = NaN] = [...text.matchAll(/= (\S+)/g)].map(([, value]) =>
    Number(value),
  );
  expect(f).toBeCloseTo(u ** 3 + v ** 2 + 4 * u * v, 1);
  expect(du).toBeCloseTo(3 * u ** 2 + 4 * v, 1);
  expect(dv).toBeCloseTo(2 * v + 4 * u, 1);
  await page.keyboard.press(' ');
  await expect.poll(async () => (await sent('set-value')).map(({ variable }) => variable)).toEqual(['u', 'v']);
  await page.keyboard.press('Enter');
  await expect(page.locator('.descent-said')).toContainText('f');
  await page.keyboard.press('Escape');
  await expect(read).toHaveText('');
});

test('the point is dragged, the picture zoomed and set back', async ({ open }) => {
  const { page, stage, sent } = await surface(open, { formula: 'bowl' });
  await expect(page.locator(heights).first()).toBeVisible();
  const greatest = page.locator(heights).filter({ hasText: 'greatest' });
  const before = (await greatest.textContent()) ?? '';
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(greatest).not.toHaveText(before);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(greatest).toHaveText(before);
  const box = await stage.boundingBox();
  if (box === null) throw new Error('no stage');
  // The point stands at (1, 0.5); the axes' ends are −1 and 3, −1.5 and 2.5.
  const place = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.surface-stage canvas');
    return canvas === null ? null : { width: canvas.clientWidth, height: canvas.clientHeight };
  });
  if (place === null) throw new Error('no canvas');
  let found = false;
  for (let x = 0.3; x < 0.8 && !found; x += 0.01) {
    await page.mouse.move(box.x + place.width * x, box.y + 10 + (place.height - 50) * 0.5);
    found = await stage.evaluate((element) => element.classList.contains('on-handle'));
    if (!found) continue;
    await page.mouse.down();
    await page.mouse.move(box.x + place.width * x + 40, box.y + 60, { steps: 4 });
    await page.mouse.up();
  }
  expect(found).toBe(true);
  await expect.poll(async () => new Set((await sent('set-value')).map(({ variable }) => variable)).size).toBe(2);
  await expect(page.locator('.descent-list')).toBeHidden();
});

test('the same is there as a table', async ({ open }) => {
  const { page, stage } = await surface(open);
  await page.locator('vscode-checkbox:visible', { hasText: 'Show as table' }).click();
  await expect(stage).toBeHidden();
  const table = page.getByRole('table', { name: 'f over u and v' });
  await expect(table.locator('thead th')).toHaveCount(10);
  await expect(table.locator('tbody tr')).toHaveCount(21);
});

test('of a result from the history says that it must run again', async ({ open }) => {
  const { page } = await surface(open, { state: 'kept' });
  await expect(page.locator('.surface > .plot-message')).toHaveText(
    'This is computed from a live result; here stands one from the history. Run it again to see this.',
  );
});

test('the wheel zooms over the drawing, as it does over a curve', async ({ open }) => {
  const { page, stage } = await surface(open, { formula: 'bowl' });
  await expect(page.locator(heights).first()).toBeVisible();
  const greatest = page.locator(heights).filter({ hasText: 'greatest' });
  const before = (await greatest.textContent()) ?? '';
  await stage.hover({ position: { x: 160, y: 90 } });
  await page.mouse.wheel(0, -200);
  await expect(greatest).not.toHaveText(before);
});
