// The function's plot: its orders, its point, its ranges by gestures, logarithmic axes, landmarks, and what is saved of it.
import { expect, test, type Opened } from './harness/fixture';

type Page = Opened['page'];

async function plot(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Plot' }).click();
  await expect(page.locator('.plot-stage')).toHaveAttribute('aria-valuemax', /[1-9]/);
}

/** A place in the stage by its values, as the chart of the polynomial from -1 to 5 lies: read off its axes. */
async function stageBox(page: Page) {
  const box = await page.locator('.plot-stage').boundingBox();
  if (box === null) throw new Error('no stage');
  return box;
}

/** The range of x that the page asked for last. */
async function asked(sent: Opened['sent']) {
  const plots = (await sent('request')).flatMap(({ request }) => (request.kind === 'plot' ? [request.ask] : []));
  return plots.at(-1);
}

async function range(page: Page): Promise<[number, number]> {
  const stage = page.locator('.plot-stage');
  return [Number(await stage.getAttribute('aria-valuemin')), Number(await stage.getAttribute('aria-valuemax'))];
}

test('higher derivatives are lines, columns and remembered', async ({ open, page }) => {
  await open();
  await plot(page);
  await page.getByRole('combobox', { name: 'Highest derivative' }).click();
  await page.getByRole('option', { name: 'f‴' }).click();
  const legend = page.locator('.plot-legend');
  await expect(legend.getByRole('button', { name: '∂³f/∂x³' })).toBeVisible();
  await page.locator('.plot-stage').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.plot-readout')).toHaveText(
    'x = 2   f = 145   ∂f/∂x = 233   ∂²f/∂x² = 290   ∂³f/∂x³ = 258',
  );
  await page.reload();
  await plot(page);
  await expect(legend.getByRole('button', { name: '∂²f/∂x²' })).toBeVisible();
  await page.locator('.plot-toolbar vscode-checkbox').click();
  await expect(page.locator('.plot-table thead th')).toHaveText(['x', 'f', '∂f/∂x', '∂²f/∂x²', '∂³f/∂x³']);
});

test('the point is dragged along the curve, and its slope stands in words', async ({ open, page }) => {
  const { sent } = await open({ formula: 'pole' });
  await plot(page);
  await expect(page.locator('.plot-slope')).toHaveText(
    'At x = 2 the slope is -0.25: for a small step to the right f falls about 0.25 times as much.',
  );
  const stage = page.locator('.plot-stage');
  const box = await stageBox(page);
  // Along the stage until the pointer is on the handle.
  let found: { x: number; y: number } | null = null;
  for (let x = box.x + box.width / 2; x < box.x + box.width && found === null; x += 10)
    for (let y = box.y + 10; y < box.y + box.height && found === null; y += 12) {
      await page.mouse.move(x, y);
      if (await stage.evaluate((element) => element.classList.contains('on-handle'))) found = { x, y };
    }
  if (found === null) throw new Error('the handle is nowhere');
  await page.mouse.down();
  await page.mouse.move(found.x + 20, found.y);
  await page.mouse.move(found.x + 60, found.y);
  await page.mouse.up();
  await expect.poll(async () => Number((await sent('set-value')).at(-1)?.value)).toBeGreaterThan(2.2);
  await expect(page.getByRole('textbox', { name: 'Value of x' })).not.toHaveValue('2');
  await expect(page.locator('.plot-slope')).not.toContainText(/At x = 2 the/);
  // The range stays where it was: nothing was moved but the point.
  expect((await asked(sent))?.from).toBeNull();
});

test('wheel, drag, box and double click change the range', async ({ open, page }) => {
  const { sent } = await open();
  await plot(page);
  const box = await stageBox(page);
  const [left, right] = await range(page);
  await page.mouse.move(box.x + box.width / 4, box.y + 40);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await asked(sent))?.to ?? Infinity).toBeLessThan(right);
  const near = await asked(sent);
  expect((near?.to ?? 0) - (near?.from ?? 0)).toBeLessThan(right - left);

  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4 + 40, box.y + 45);
  await page.mouse.move(box.x + box.width / 4 + 120, box.y + 45);
  await page.mouse.up();
  await expect.poll(async () => (await asked(sent))?.from ?? Infinity).toBeLessThan(near?.from ?? 0);

  await page.keyboard.down('Control');
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + 90);
  await page.mouse.move(box.x + box.width / 2 + 160, box.y + 160);
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect(page.getByRole('checkbox', { name: 'Hold y' })).toBeChecked();

  await page.mouse.dblclick(box.x + box.width / 4, box.y + 40);
  await expect.poll(async () => (await asked(sent))?.from).toBeNull();
  await expect(page.getByRole('checkbox', { name: 'Hold y' })).not.toBeChecked();
  await expect.poll(() => range(page)).toEqual([left, right]);
});

test('logarithmic axes ask for samples by factors and tell what they cannot show', async ({ open, page }) => {
  const { sent } = await open();
  await plot(page);
  await page.getByRole('checkbox', { name: 'log x' }).click();
  await expect.poll(async () => (await asked(sent))?.scale).toBe('log');
  await expect.poll(() => range(page)).toEqual([0.01, 1000]);
  await page.getByRole('checkbox', { name: 'log y' }).click();
  await expect(page.locator('.plot .notes')).toContainText(/values of f are not above 0/);
});

test('landmarks are listed, lead the cross-hair, and are spoken', async ({ open, page }) => {
  await open({ formula: 'pole' });
  await plot(page);
  await expect(
    page.getByRole('button', { name: 'Pole at x = 0: f tends to −∞ from the left and to ∞ from the right' }),
  ).toBeVisible();
  await open();
  await plot(page);
  const root = page.getByRole('button', { name: 'Root at x = 0.397686', exact: true });
  await root.click();
  await expect(page.locator('.plot-readout')).toContainText('Root at x = 0.397686   x = 0.397686   f = 0');
  await expect(page.locator('[aria-live="polite"]').first()).toHaveText('Root at x = 0.397686');
  await page.getByRole('checkbox', { name: 'Landmarks' }).click();
  await expect(root).toHaveCount(0);
});

test('the plot is saved as picture and numbers', async ({ open, page }) => {
  const { sent } = await open({ formula: 'pole' });
  await plot(page);
  await expect(page.locator('.landmark').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save…' }).click();
  for (const name of ['Save as PNG, twice as large', 'Save as SVG', 'Save the numbers as CSV'])
    await page.getByRole('button', { name }).click();
  await expect.poll(async () => (await sent('save')).length).toBe(3);
  const [png, svg, csv] = await sent('save');
  expect([png?.name, svg?.name, csv?.name]).toEqual(['plot-f.png', 'plot-f.svg', 'plot-f.csv']);
  expect(svg?.text).toContain('<text');
  expect(svg?.text).toContain('x = 0');
  expect(csv?.text?.split('\r\n')[0]).toBe('x,f,∂f/∂x');
  const size = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    return image.width;
  }, png?.base64 ?? '');
  expect(size).toBeGreaterThan(1200);
});
