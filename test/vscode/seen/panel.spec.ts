// Numbered line 4 and the panel itself, as it is seen beside the editor: graph, gradients, plot, values that are varied.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';

const SOURCE = 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n';

let file = '';

test.beforeEach(async ({ workbench, openNew }) => {
  file = await openNew('.py', SOURCE);
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('145');
});

test('says the value, the gradient and that differences agree', async ({ workbench }) => {
  const body = workbench.panel.locator('body');
  await expect(body).toContainText('233');
  await expect(body).toContainText(/agrees/i);
  await expect(body).toContainText(`${path.basename(file)}:2`);
  // The formula as it was understood, typeset.
  await expect(workbench.panel.locator('.katex').first()).toBeVisible();
});

test('the graph shows leaf, nodes and output', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Graph' }).click();
  const box = (name: RegExp) => workbench.panel.locator('.graph-frame').getByRole('button', { name });
  await expect(box(/^PowBackward0/)).toHaveCount(3);
  await expect(box(/^MulBackward0/)).toHaveCount(4);
  await expect(box(/^AddBackward0/)).toHaveCount(3);
  await expect(box(/^SubBackward0/)).toHaveCount(1);
  await expect(box(/\bx\b.*leaf/i).first()).toContainText('233');
  await expect(workbench.panel.locator('.box-output')).toContainText('145');
});

test('a box of the graph shows its details and reveals its text', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Graph' }).click();
  await workbench.panel
    .locator('.graph-frame')
    .getByRole('button', { name: /^SubBackward0/ })
    .click();
  await expect(workbench.panel.getByRole('region', { name: /Details of SubBackward0/ })).toBeVisible();
  // The whole formula: the subtraction is its last operation.
  await expect(workbench.page.locator('.statusbar')).toContainText('34 selected');
});

test('the graph is walked with the keyboard', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Graph' }).click();
  const frame = workbench.panel.locator('.graph-frame');
  const focused = (): Promise<string | null> => frame.locator('.box:focus').getAttribute('aria-label');
  await frame.locator('.box[tabindex="0"]').focus();
  await workbench.page.keyboard.press('Home');
  const output = await focused();
  expect(output).toMatch(/145/);
  await workbench.page.keyboard.press('ArrowUp');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('ArrowUp');
  await workbench.page.keyboard.press('Home');
  await workbench.page.keyboard.press('ArrowUp');
  expect(await focused()).not.toBe(output);
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.panel.locator('.details')).toBeVisible();
});

test('pointing at a box marks its text', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Graph' }).click();
  const marks = workbench.editor.page().locator('.editor-instance .view-overlays [class*="TextEditorDecorationType"]');
  const before = await marks.count();
  await workbench.panel
    .locator('.graph-frame')
    .getByRole('button', { name: /^PowBackward0/ })
    .first()
    .hover();
  await expect.poll(() => marks.count()).toBeGreaterThan(before);
});

test('the table of gradients has a row for each variable', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Gradients' }).click();
  const row = workbench.panel.getByRole('row').filter({ hasText: '233' });
  await expect(row).toBeVisible();
  await expect(row).toContainText('x');
  await expect(row).toContainText('2');
  await expect(row).toContainText('float');
});

test('the plot draws, and its table says the same', async ({ workbench }) => {
  await workbench.panel.getByRole('tab', { name: 'Plot' }).click();
  const canvas = workbench.panel.locator('.plot-stage canvas');
  await expect(canvas).toBeVisible();
  const colors = (): Promise<number> =>
    canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let reddish = 0;
      let greenish = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.slice(at, at + 4);
        if (alpha < 128) continue;
        if (red > green + 60 && red > blue + 60) reddish += 1;
        if (green > red + 30 && green > blue + 30) greenish += 1;
      }
      return Math.min(reddish, greenish);
    });
  await expect.poll(colors, 'pixels of the function and of its derivative').toBeGreaterThan(100);
});

test('a value typed into the panel changes the numbers and not the document', async ({ workbench }) => {
  const field = workbench.panel.getByRole('textbox', { name: /\bx\b/ }).first();
  await field.fill('3');
  await field.press('Enter');
  const body = workbench.panel.locator('body');
  await expect(body).toContainText('571');
  await expect(body).toContainText('672');
  await expect(workbench.line('5*x**4')).toHaveText('y = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5');
  expect(readFileSync(file, 'utf8')).toBe(SOURCE);
  await expect(workbench.page.locator('.tab.dirty')).toHaveCount(0);
  // The answer behind the text follows: it is the same result.
  await expect.poll(() => workbench.textsBehind()).toContain('= 571');
});

test('the slider moves the point', async ({ workbench }) => {
  const slider = workbench.panel.getByRole('slider', { name: /\bx\b/ }).first();
  await slider.focus();
  await slider.press('ArrowRight');
  await slider.press('ArrowRight');
  await expect(workbench.panel.locator('body')).not.toContainText('233');
});

test('the tabs are walked with the keyboard', async ({ workbench }) => {
  const tab = (name: string) => workbench.panel.getByRole('tab', { name });
  await tab('Graph').click();
  await workbench.page.keyboard.press('ArrowRight');
  await expect(tab('Gradients')).toHaveAttribute('aria-selected', 'true');
  await workbench.page.keyboard.press('ArrowRight');
  await expect(tab('Plot')).toHaveAttribute('aria-selected', 'true');
});

test('an edit makes the result stale, and it can be run again', async ({ workbench }) => {
  await workbench.focusEditor();
  await workbench.moveTo(2, 5);
  await workbench.page.keyboard.type('1 + ');
  const body = workbench.panel.locator('body');
  await expect(body).toContainText(/edited|changed|stale/i);
  await workbench.panel.getByRole('button', { name: /again/i }).first().click();
  await expect(body).toContainText('146');
});
