// What a user sees and does in the panel when a program ran. Every test also fails on an error in the page.
import { expect, test } from './harness/fixture';

const FIRST_LINE = { start: 0, end: 51 };

test.describe('the head of a program', () => {
  test('says what ran and how it stands, and shows the output that is differentiated', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await expect(page.locator('.program-title')).toHaveText('notes.ts14 lines');
    await expect(page.locator('.program-state')).toHaveText('finished');
    await expect(page.locator('.answers')).toContainText('loss = ');
    await expect(page.locator('.formula')).toBeHidden();
  });

  test('lists the lines that ran beside the selection, each linked', async ({ open }) => {
    const { page, sent } = await open({ program: 'selection' });
    await expect(page.locator('.program-title code')).toHaveText('const Y = w * x ** 2 + b;');
    await expect(page.locator('.program-ran')).toHaveText('ran lines 1, 5, 7–14');
    await page.locator('.program-ran').getByRole('button', { name: '1', exact: true }).click();
    expect((await sent('reveal')).at(-1)?.range).toEqual(FIRST_LINE);
  });

  test('runs: with a clock and a button that stops it', async ({ open }) => {
    const { page, sent } = await open({ program: 'running' });
    await expect(page.locator('.program-state')).toHaveText('running');
    await expect(page.locator('.ring')).toBeVisible();
    await expect(page.locator('.program-time')).toHaveText(/^1\.\d s$/);
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await sent('stop')).toHaveLength(1);
    await expect(page.locator('.program-state')).toHaveText('stopped by you');
    await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden();
    await expect(page.locator('.banner')).toContainText('What it printed and recorded until then is shown.');
  });

  test('an error stands with its line, its hint and a way on', async ({ open }) => {
    const { page, sent } = await open({ program: 'failed' });
    const banner = page.getByRole('alert').filter({ hasText: 'RuntimeError' });
    await expect(banner).toContainText('The size of tensor a (3) must match the size of tensor b (4)');
    await expect(banner).toContainText('unsqueeze(1)');
    await banner.getByRole('button', { name: 'Show in the editor' }).or(banner.getByText('line 7')).first().click();
    expect(await sent('reveal')).toHaveLength(1);
    await banner.getByRole('button', { name: 'Run again' }).click();
    expect(await sent('rerun')).toHaveLength(1);
  });

  test('a limit is named with its setting, which can be opened', async ({ open }) => {
    const { page, sent } = await open({ program: 'stopped' });
    await expect(page.locator('.banner')).toContainText('autogradLens.limits.time');
    await page.getByRole('button', { name: 'Open Setting autogradLens.limits.time' }).click();
    expect(await sent('open-setting')).toEqual([{ type: 'open-setting', setting: 'autogradLens.limits.time' }]);
    await expect(page.locator('.banner')).toContainText('line 9');
    await expect(page.locator('.answers')).toContainText('loss = ');
  });

  test('a process that ended by itself, a syntax error, and a program that waits to be run again', async ({ open }) => {
    const { page, sent } = await open({ program: 'crashed' });
    await expect(page.locator('.banner')).toContainText('ended by itself');
    await page.evaluate(() => {
      window.harness.setProgram('syntax');
    });
    await expect(page.locator('.banner')).toContainText('Unexpected token');
    await expect(page.locator('.banner')).toContainText('line 14');
    await page.evaluate(() => {
      window.harness.setProgram('notRun');
    });
    await expect(page.locator('.banner')).toContainText('not run again by itself');
    await page.getByRole('tab', { name: 'Graph' }).click();
    await expect(page.locator('.view-why:visible')).toContainText('has not run yet');
    await page.getByRole('button', { name: 'Run again' }).click();
    expect(await sent('rerun')).toHaveLength(1);
  });

  test('what is varied is said, and can be taken back', async ({ open }) => {
    const { page, sent } = await open({ program: 'training', formula: 'twoVariables' });
    await expect(page.locator('.program-varied')).toBeHidden();
    await page.locator('.slider').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.program-varied')).toContainText(/^u = 3\.05 instead of 3: the recorded operations ran/);
    await page.getByRole('button', { name: 'Back to the run' }).click();
    expect(await sent('reset-values')).toHaveLength(1);
    await expect(page.locator('.program-varied')).toBeHidden();
  });

  test('of a network folds its parameters, and tells tensors by their size', async ({ open }) => {
    const { page } = await open({ program: 'network' });
    await expect(page.locator('.variable:visible')).toHaveCount(4);
    await expect(page.locator('.variable').first()).toContainText('16×32, -0.25 to 0.24');
    // The gradients stand in the rows, by their size too: in large type they would say nothing.
    await expect(page.locator('.answers')).not.toContainText('∂');
    await expect(page.locator('.variable-gradient').first()).toHaveText('grad -0.25 to 0.24');
    await page.getByText('8 more variables').click();
    await expect(page.locator('.variable:visible')).toHaveCount(12);
  });
});

test.describe('choosing', () => {
  test('an output or a backward pass differentiates it', async ({ open }) => {
    const { page, sent } = await open({ program: 'training' });
    await page.getByRole('combobox', { name: 'Output to differentiate' }).click();
    await page.locator('vscode-option', { hasText: 'Y (20)' }).click();
    expect((await sent('focus')).at(-1)).toEqual({ type: 'focus', focus: { output: 7, weights: null } });
    await page.getByRole('combobox', { name: 'Backward pass' }).click();
    await page.locator('vscode-option', { hasText: 'pass 1 of 10,000 (first)' }).click();
    expect((await sent('focus')).at(-1)).toEqual({ type: 'focus', focus: { output: 100, weights: null } });
  });

  test('says what is looked at when another program is shown', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    const output = page.getByRole('combobox', { name: 'Output to differentiate' }).locator('.selected-value');
    await expect(output).toHaveText(/^\s*loss/);
    await page.evaluate(() => {
      window.harness.setProgram('others');
    });
    await expect(output).toHaveText(/^\s*total/);
    await page.evaluate(() => {
      window.harness.setProgram('training');
    });
    await expect(output).toHaveText(/^\s*loss/);
  });

  test('is not offered where there is one of each', async ({ open }) => {
    const { page } = await open({ program: 'silent' });
    await expect(page.locator('.program-choices')).toBeHidden();
  });
});

test.describe('the output', () => {
  test('comes first after a run that printed, with signs, words and places', async ({ open }) => {
    const { page, sent } = await open({ program: 'training' });
    await expect(page.getByRole('tab', { name: 'Output' })).toHaveAttribute('aria-selected', 'true');
    const warning = page.locator('.log-warn');
    await expect(warning.locator('.log-text')).toHaveText('warningthe learning rate is small');
    await expect(warning.locator('svg')).toBeVisible();
    await warning.hover();
    const range = (await sent('hover')).at(-1)?.range;
    await warning.getByRole('button', { name: 'Line 13' }).click();
    expect(range).toBeDefined();
    expect((await sent('reveal')).at(-1)?.range).toEqual(range);
  });

  test('is walked by keys, Enter shows the place', async ({ open }) => {
    const { page, sent } = await open({ program: 'training' });
    await page.locator('.log-row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.log-row:focus')).toContainText('learning rate');
    await page.keyboard.press('Enter');
    expect(await sent('reveal')).toHaveLength(1);
    await page.keyboard.press('End');
    await expect(page.locator('.log-row:focus')).toContainText('UserWarning');
    await expect(page.locator('.log-row[tabindex="0"]')).toHaveCount(1);
  });

  test('ends with the error and its calls; all of it can be copied', async ({ open }) => {
    const { page, sent } = await open({ program: 'failed' });
    await expect(page.locator('.log-failure')).toContainText('RuntimeError: The size of tensor a');
    await expect(page.locator('.log-call')).toHaveText([/^in step\s*line 7$/, /^at the top level\s*line 14$/]);
    await page.getByRole('button', { name: 'Copy all' }).click();
    const [copied] = await sent('copy');
    expect(copied?.text).toContain('tensor([[1., 2.],\n        [3., 4.]])\n');
    expect(copied?.text).toContain('at non-singleton dimension 0 (line 7)\n');
  });

  test('shows text as text', async ({ open }) => {
    const { page } = await open({ program: 'hostile' });
    await expect(page.locator('.log-text').first()).toHaveText('<img src=x onerror="document.title=1"><b>bold</b>');
    await expect(page.locator('.log img, .log b')).toHaveCount(0);
  });

  test('of ten thousand lines is there at once and whole, and grows without being drawn anew', async ({ open }) => {
    const { page } = await open({ program: 'many' });
    await page
      .locator('.log-row')
      .first()
      .evaluate((row) => {
        row.dataset['mark'] = 'kept';
      });
    const took = await page.evaluate(async () => {
      window.harness.setProgram('long');
      const began = performance.now();
      while (document.querySelectorAll('.log-row').length < 400) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    });
    expect(took).toBeLessThan(1000);
    await expect(page.locator('.log-row')).toHaveCount(10_000);
    await expect(page.locator('.log-row').first()).toContainText('step 0');
    await page.locator('.log-row').first().focus();
    await page.keyboard.press('End');
    await expect(page.locator('.log-row:focus')).toContainText('step 9999');
    await expect(page.locator('.log-row:focus')).toBeInViewport();
  });

  test('that is empty says so', async ({ open }) => {
    const { page } = await open({ program: 'silent' });
    await expect(page.getByRole('tab', { name: 'Graph' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('tab', { name: 'Output' }).click();
    await expect(page.locator('.log-empty')).toContainText('This program printed nothing.');
  });

  test('is no tab of an expression', async ({ open }) => {
    const { page } = await open();
    await expect(page.getByRole('tab')).toHaveCount(4);
    await expect(page.locator('#tab-output')).toBeHidden();
  });

  test('gives way to the tab that was chosen, after a reload too', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true');
    await page.evaluate(() => {
      window.harness.setProgram('running');
      window.harness.setProgram('failed');
    });
    await expect(page.getByRole('tab', { name: 'Output' })).toHaveAttribute('aria-selected', 'true');
  });
});

test.describe('without anything to differentiate', () => {
  test('each tab says how to get there', async ({ open }) => {
    const { page } = await open({ program: 'silent' });
    for (const tab of ['Graph', 'Gradients', 'Plot']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.locator('.view-why:visible')).toContainText(
        'No tensor with requires_grad = true reached an output.',
      );
    }
  });

  test('or why it cannot be; figures are shown all the same', async ({ open }) => {
    const { page } = await open({ program: 'why' });
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await expect(page.locator('.view-why:visible')).toContainText('more operations than the tape keeps');
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.figure .legend-item')).toHaveText(['Function', 'Derivative']);
  });
});

test.describe('figures', () => {
  test('come first in the plot; the output and histories can be chosen', async ({ open }) => {
    const { page, sent } = await open({ program: 'training' });
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.figure .legend-item')).toHaveText(['Function', 'Derivative']);
    expect(await sent('request')).toHaveLength(0);
    const show = page.getByRole('combobox', { name: 'What the plot shows' });
    await show.click();
    await page.locator('vscode-option', { hasText: 'loss, 10,000 evaluations' }).click();
    await expect(page.locator('.figure .legend-item')).toHaveText(['loss']);
    await show.click();
    await page.locator('vscode-option', { hasText: 'loss and its derivative' }).click();
    // Each is asked for once: the samples, and then what is to be found among them.
    await expect
      .poll(async () => (await sent('request')).map(({ request }) => request.kind))
      .toEqual(['plot', 'landmarks']);
    await page.reload();
    await expect(page.locator('.plot-range')).toBeVisible();
  });

  test('of the editor’s choice: the history that a hover leads to', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await page.evaluate(() => {
      window.harness.post({ type: 'show-tab', tab: 'plot', show: 'history:loss' });
    });
    await expect(page.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.figure .legend-item')).toHaveText(['loss']);
    await expect(page.getByRole('combobox', { name: 'What the plot shows' }).locator('.selected-value')).toHaveText(
      /^\s*loss, 10,000 evaluations/,
    );
  });

  test('are shown at first where the program printed nothing', async ({ open }) => {
    const { page } = await open({ program: 'plotted' });
    await expect(page.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.figure .legend-item')).toHaveText(['Function', 'Derivative']);
  });

  test('lead from the output to the plot', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await page.locator('.log-shows').first().click();
    await expect(page.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.figure')).toBeVisible();
  });

  test('are read out point by point, and equal a table', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await page.getByRole('tab', { name: 'Plot' }).click();
    const stage = page.locator('.figure .plot-stage');
    await page.locator('.figure .legend-item').last().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(stage).toHaveAttribute('aria-valuetext', 'Function, x = -4.9, y = 24.01');
    await page.keyboard.press('ArrowDown');
    await expect(stage).toHaveAttribute('aria-valuetext', 'Derivative, x = -4.9, y = -9.8');
    await page.locator('.plot-show vscode-checkbox').click();
    await expect(page.locator('.plot-table thead')).toHaveText('xFunctionDerivative');
    await expect(page.locator('.plot-table tbody tr')).toHaveCount(101);
    await expect(page.locator('.plot-table')).toContainText('undefined');
  });

  test('draw both sides of a gap, in colours that can be seen', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await page.getByRole('tab', { name: 'Plot' }).click();
    const greenBeyondTheGap = `(() => {
      const canvas = document.querySelector('.figure canvas');
      const half = Math.round(canvas.width * 0.65);
      const { data } = canvas.getContext('2d').getImageData(half, 0, canvas.width - half, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (Math.abs(data[at] - 0x89) + Math.abs(data[at + 1] - 0xd1) + Math.abs(data[at + 2] - 0x85) < 30) count += 1;
      return count;
    })()`;
    await expect.poll(() => page.evaluate(greenBeyondTheGap)).toBeGreaterThan(50);
  });
});

test('a condition that flips is marked below the plot, with its place and a way on', async ({ open }) => {
  const { page, sent } = await open({ program: 'flips', formula: 'twoVariables' });
  await page.getByRole('tab', { name: 'Plot' }).click();
  await expect(page.locator('.plot .note-warning')).toHaveCount(2);
  await expect(page.locator('.plot .note-warning').first()).toContainText('At u = 1');
  await page.locator('.plot .notes').getByText('Run again').click();
  expect(await sent('rerun')).toHaveLength(1);
});

for (const program of ['training', 'failed', 'selection', 'network'] as const) {
  for (const width of [300, 700]) {
    test(`${program} fits into ${String(width)} pixels without scrolling sideways`, async ({ open }) => {
      const { page } = await open({ program, width, formula: 'twoVariables' });
      for (const tab of ['Gradients', 'Plot', 'Output', 'Graph']) {
        await page.getByRole('tab', { name: tab }).click();
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider).toBe(0);
      }
    });
  }
}
