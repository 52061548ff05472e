// What a user sees and does in the panel. Every test also fails on an error in the page or a stop by its policy.
import { expect, test, type Opened } from './harness/fixture';

test.describe('the head', () => {
  test('shows the formula, the numbers and the verdict first', async ({ open }) => {
    const { page } = await open();
    await expect(page.locator('.formula .katex')).toBeVisible();
    await expect(page.locator('.answers')).toContainText('f = 145');
    await expect(page.locator('.answers')).toContainText('∂f/∂x = 233');
    await expect(page.locator('.answers')).toContainText('agrees with formula and differences ✓');
    await page.getByRole('button', { name: 'notes.ts:12' }).click();
  });

  test('says why a gradient cannot be checked', async ({ open }) => {
    const { page } = await open({ formula: 'kink' });
    await expect(page.locator('.answers')).toContainText('cannot be checked: A kink at x = 1');
  });

  test('posts a typed value and shows what it gives', async ({ open }) => {
    const { page, sent } = await open();
    const field = page.locator('vscode-text-field').first();
    await field.locator('input').fill('3');
    await expect(page.locator('.answers')).toContainText('f = 571');
    expect((await sent('set-value')).at(-1)).toMatchObject({ variable: 'x', value: 3 });
    await field.locator('input').fill('3 + ');
    await expect(page.locator('.variable-problem')).not.toBeEmpty();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('.answers')).toContainText('f = 571');
  });

  test('keeps one value unanswered and then sends the newest only', async ({ open }) => {
    const { page, sent } = await open();
    await page.evaluate(() => {
      window.harness.delay = null;
    });
    const slider = page.getByRole('slider', { name: 'Slider of x' });
    await slider.focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
    expect(await sent('set-value')).toHaveLength(1);
    await page.evaluate(() => {
      window.harness.delay = 0;
      window.harness.postState();
    });
    await expect.poll(async () => (await sent('set-value')).length).toBe(2);
    const [first, second] = await sent('set-value');
    expect(second?.serial).toBeGreaterThan(first?.serial ?? Infinity);
    expect(second?.value).toBe(Number(await slider.inputValue()));
  });

  test('rings only where an evaluation takes long', async ({ open }) => {
    const { page } = await open();
    await page.evaluate(() => {
      window.harness.setStatus('running');
    });
    await expect(page.locator('.ring')).toBeHidden();
    await expect(page.locator('.ring')).toBeVisible({ timeout: 1000 });
    await page.evaluate(() => {
      window.harness.setStatus('fresh');
    });
    await expect(page.locator('.ring')).toBeHidden();
  });

  test('stale: one click runs again', async ({ open }) => {
    const { page, sent } = await open();
    await page.evaluate(() => {
      window.harness.setStatus('stale');
    });
    await expect(page.locator('.banner')).toContainText('The text changed since.');
    await page.getByRole('button', { name: 'Run again' }).click();
    expect(await sent('rerun')).toHaveLength(1);
    await expect(page.locator('.banner')).toHaveCount(0);
  });

  test('failed: what, where and what to do', async ({ open }) => {
    const { page, sent } = await open({ state: 'failed' });
    await expect(page.locator('.banner')).toContainText('exclusive or');
    await expect(page.locator('.banner')).toContainText('Write ** for a power');
    await page.getByRole('button', { name: 'Read ^ as power' }).click();
    await expect(page.getByRole('button', { name: 'Show Log' })).toHaveCount(0);
    await page.locator('.banner .link').click();
    expect(await sent('apply-fix')).toHaveLength(1);
    expect(await sent('reveal')).toEqual([{ type: 'reveal', range: { start: 2, end: 5 } }]);
  });

  test('failed unexpectedly: the log is one click away', async ({ open }) => {
    const { page, sent } = await open({ state: 'unexpected' });
    await page.getByRole('button', { name: 'Show Log' }).click();
    expect(await sent('show-log')).toHaveLength(1);
  });

  test('a field that was emptied shows the value again once it is left', async ({ open }) => {
    const { page, sent } = await open();
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('');
    await field.press('Tab');
    await expect(field).toHaveValue('2');
    expect(await sent('set-value')).toHaveLength(0);
  });

  test('a result without a name is not called as one of its variables', async ({ open }) => {
    const { page } = await open({ formula: 'named' });
    await expect(page.locator('.answers')).toContainText('g = 720');
    await expect(page.locator('.answers')).toContainText('∂g/∂f = 144');
  });

  test('a value says where it came from', async ({ open }) => {
    const { page } = await open();
    await expect(page.locator('.variable-origin').first()).toHaveAttribute('title', /value/);
  });

  for (const formula of ['fractions', 'tall'])
    test(`leaves room for the result below the formula "${formula}"`, async ({ open }) => {
      const { page } = await open({ formula, width: 560 });
      const { formulaHeight, tabsTop } = await page.evaluate(() => ({
        formulaHeight: document.querySelector('.formula')?.getBoundingClientRect().height,
        tabsTop: document.querySelector('vscode-panels')?.getBoundingClientRect().top,
      }));
      expect(formulaHeight).toBeLessThanOrEqual(0.3 * 800 + 1);
      expect(tabsTop).toBeLessThan(500);
    });

  test('empty: says what to do first', async ({ open }) => {
    const { page } = await open({ state: 'empty' });
    await expect(page.locator('.empty')).toContainText('Autograd: Differentiate Selection');
  });
});

test.describe('the graph', () => {
  test('is fitted between the tabs and the line at its foot', async ({ open }) => {
    for (const formula of ['polynomial', 'twoVariables', 'trouble']) {
      const { page } = await open({ formula, width: 600 });
      const { content, foot, frame } = await page.evaluate(() => {
        const place = (selector: string): DOMRect | undefined =>
          document.querySelector(selector)?.getBoundingClientRect();
        return { content: place('.graph-content'), foot: place('.graph-foot'), frame: place('.graph-frame') };
      });
      expect(content?.bottom).toBeLessThanOrEqual(foot?.top ?? 0);
      expect(content?.top).toBeGreaterThanOrEqual((frame?.top ?? Infinity) - 1);
    }
  });

  test('is one stop of the Tab key, and its tools are more', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Export' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.locator('.box-output')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.box'))).toBeNull();
  });

  test('a click goes to the text, a key stays in the graph', async ({ open }) => {
    const { page, sent } = await open();
    await page.locator('.box', { hasText: 'SubBackward0' }).click();
    expect((await sent('reveal')).at(-1)).not.toHaveProperty('keepFocus');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect((await sent('reveal')).at(-1)).toHaveProperty('keepFocus', true);
  });

  test('has a box for each leaf, each grad_fn and the output', async ({ open }) => {
    const { page } = await open({ formula: 'twoVariables' });
    await expect(page.locator('.box-leaf')).toHaveCount(2);
    await expect(page.locator('.box-node')).toHaveCount(6);
    await expect(page.locator('.box-output')).toHaveCount(1);
    await expect(page.locator('[data-key="leaf:0"]')).toHaveAttribute(
      'aria-label',
      /^u, leaf, requires grad, value 3, gradient 43/,
    );
  });

  test('is walked by keys; Enter shows details and reveals the text', async ({ open }) => {
    const { page, sent } = await open();
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await expect(page.locator('[data-key="output"]')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('.box:focus')).toContainText('SubBackward0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.locator('.details')).toContainText('AddBackward0');
    await expect(page.locator('.details .rule .katex').first()).toBeVisible();
    await expect(page.locator('.details')).toContainText('local derivative');
    expect((await sent('reveal')).at(-1)).toEqual({ type: 'reveal', range: { start: 0, end: 15 }, keepFocus: true });
    await page.keyboard.press('Escape');
    await expect(page.locator('.details')).toBeHidden();
    await expect(page.locator('.box:focus')).toContainText('AddBackward0');
  });

  test('a leaf has details too', async ({ open }) => {
    const { page } = await open({ formula: 'twoVariables' });
    await page.locator('[data-key="leaf:0"]').click();
    await expect(page.locator('.details')).toContainText('tensor(3., requires_grad=True)');
    await expect(page.locator('.details .tag')).toHaveText(['leaf', 'requires_grad', 'float64']);
    await page.locator('.box', { hasText: 'u^3' }).first().click();
    await expect(page.locator('.details')).toContainText('_saved_self');
    await expect(page.locator('.details .rule .katex').first()).toBeVisible();
  });

  test('of several hundred boxes begins at the output, in readable size', async ({ open }) => {
    const { page } = await open({ formula: 'long' });
    await expect(page.locator('[data-key="output"]')).toBeInViewport();
    expect((await page.locator('[data-key="output"]').boundingBox())?.height).toBeGreaterThan(30);
  });

  test('exactly one box is in the tab order', async ({ open }) => {
    const { page } = await open();
    await expect(page.locator('.box[tabindex="0"]')).toHaveCount(1);
  });

  test('zooms by keys, buttons and wheel, moves by dragging, fits by 0', async ({ open }) => {
    const { page } = await open();
    const transform = async (): Promise<string | null> => page.locator('.graph-content').getAttribute('transform');
    const fitted = await transform();
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('+');
    const enlarged = await transform();
    expect(enlarged).not.toBe(fitted);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    expect(await transform()).not.toBe(enlarged);
    await page.mouse.move(120, 600);
    await page.mouse.wheel(0, -300);
    await expect.poll(transform).not.toBe(enlarged);
    const before = await transform();
    await page.mouse.down();
    await page.mouse.move(200, 640, { steps: 4 });
    await page.mouse.up();
    expect(await transform()).not.toBe(before);
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('0');
    const again = await transform();
    await page.keyboard.press('0');
    expect(await transform()).toBe(again);
  });

  test('hovering a box marks its text, the caret marks its box', async ({ open }) => {
    const { page, sent } = await open();
    await page.locator('.box', { hasText: '5*x**4' }).first().hover();
    expect((await sent('hover')).at(-1)).toEqual({ type: 'hover', range: { start: 0, end: 6 } });
    await page.evaluate(() => {
      window.harness.post({ type: 'highlight', range: { start: 1, end: 1 } });
    });
    await expect(page.locator('.box.is-marked')).toHaveCount(1);
    await expect(page.locator('.box.is-marked')).toContainText('MulBackward0');
    await page.evaluate(() => {
      window.harness.post({ type: 'highlight', range: null });
    });
    await expect(page.locator('.box.is-marked')).toHaveCount(0);
  });

  test('stands still while values vary', async ({ open }) => {
    const { page } = await open();
    const place = await page.locator('[data-key="output"]').getAttribute('transform');
    await page.getByRole('slider', { name: 'Slider of x' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-key="leaf:0"]')).toContainText('2.05');
    expect(await page.locator('[data-key="output"]').getAttribute('transform')).toBe(place);
  });

  test('marks where the first NaN came from', async ({ open }) => {
    const { page } = await open({ formula: 'trouble' });
    await expect(page.locator('.box.has-trouble')).toHaveCount(1);
    await expect(page.locator('.box.has-trouble')).toContainText('DivBackward0');
  });

  test('constants are drawn on demand', async ({ open }) => {
    const { page } = await open({ formula: 'vector' });
    await expect(page.locator('.box-constant')).toHaveCount(0);
    await page.getByRole('checkbox', { name: 'Constants' }).click();
    await expect(page.locator('.box-constant')).toHaveCount(1);
  });

  test('a graph beyond the limit is explained, not drawn', async ({ open }) => {
    const { page } = await open({ formula: 'long&times=40' });
    await expect(page.locator('.graph-message')).toContainText('up to 10,000 are drawn');
  });
});

test.describe('the gradients', () => {
  test('are a table that unfolds and can be copied', async ({ open }) => {
    const { page, sent } = await open({ formula: 'vector' });
    await page.getByRole('tab', { name: 'Gradients' }).click();
    const row = page.getByRole('row', { name: /^▸ x/ }).or(page.locator('.row-variable')).first();
    await expect(row).toContainText('✓ agrees');
    await expect(row).toContainText('(4,)');
    await page.getByRole('button', { name: 'More of x' }).click();
    await expect(page.locator('.elements-table tbody tr')).toHaveCount(4);
    await expect(page.locator('.unfolded')).toContainText('PyTorch prints');
    await page.getByRole('button', { name: 'Copy as text' }).click();
    const [copied] = await sent('copy');
    expect(copied?.text.split('\n').map((line) => line.split('\t')[0])).toEqual(['name', 'x', 'Y', 'sum(Y)']);
  });

  test('show intermediate results on demand', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await expect(page.locator('tr.row')).toHaveCount(2);
    await page.locator('.gradients vscode-checkbox').click();
    await expect(page.locator('tr.row')).toHaveCount(12);
  });
});

test.describe('the plot', () => {
  /** Which samples were asked for; landmarks are asked for after them. */
  const asked = async (sent: Opened['sent']) =>
    (await sent('request')).map(({ request }) => request).filter(({ kind }) => kind === 'plot');

  /** How many pixels of the canvas are near a colour. */
  const pixels = (red: number, green: number, blue: number): string => `(() => {
    const canvas = document.querySelector('.plot-stage canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if (Math.abs(data[at] - ${red}) + Math.abs(data[at + 1] - ${green}) + Math.abs(data[at + 2] - ${blue}) < 30 && data[at + 3] > 200) count += 1;
    return count;
  })()`;

  test('draws function and derivative in the theme’s red and green, and again when the theme changes', async ({
    open,
  }) => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect.poll(() => page.evaluate(pixels(0xf1, 0x4c, 0x4c))).toBeGreaterThan(200);
    expect(await page.evaluate(pixels(0x89, 0xd1, 0x85))).toBeGreaterThan(100);
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-charts-red', '#0000ff');
      document.body.className = 'vscode-light';
    });
    await expect.poll(() => page.evaluate(pixels(0, 0, 255))).toBeGreaterThan(200);
    expect(await page.evaluate(pixels(0xf1, 0x4c, 0x4c))).toBe(0);
  });

  test('has a legend whose entries hide their series', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.legend-item')).toHaveText(['f', '∂f/∂x', 'tangent']);
    await expect.poll(() => page.evaluate(pixels(0xf1, 0x4c, 0x4c))).toBeGreaterThan(200);
    await page.locator('.legend-item').first().click();
    await expect.poll(() => page.evaluate(pixels(0xf1, 0x4c, 0x4c))).toBe(0);
  });

  test('asks for the range that was entered, and refuses one that is none', async ({ open }) => {
    const { page, sent } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect.poll(async () => (await asked(sent)).length).toBe(1);
    const [from, to] = [page.locator('.plot-range input').first(), page.locator('.plot-range input').last()];
    await from.fill('-1');
    await to.fill('1.5');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect
      .poll(async () => (await asked(sent)).at(-1))
      .toMatchObject({ ask: { variable: 'x', from: -1, to: 1.5 } });
    await from.fill('2');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.locator('.plot-message')).toContainText('must be less');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(async () => (await asked(sent)).at(-1)).toMatchObject({ ask: { from: null, to: null } });
  });

  test('is traced by keys, in words', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.plot-stage')).toHaveAttribute('aria-valuemax', /./);
    await page.locator('.plot-stage').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.plot-stage')).toHaveAttribute(
      'aria-valuetext',
      /^x = 2\.015, f = 148\.\d+, ∂f\/∂x = 237\.\d+$/,
    );
    await page.keyboard.press('Home');
    await expect(page.locator('.plot-readout')).toContainText('x = -1');
  });

  test('equals a table', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await page.locator('.plot-toolbar vscode-checkbox').click();
    await expect(page.locator('.plot-table tbody tr')).toHaveCount(41);
    await expect(page.locator('.plot-table')).toContainText('145');
    await expect(page.locator('.plot-stage')).toBeHidden();
  });

  test('with several variables, one is chosen', async ({ open }) => {
    const { page, sent } = await open({ formula: 'twoVariables' });
    await page.getByRole('tab', { name: 'Plot' }).click();
    await page.locator('.plot-along vscode-dropdown').click();
    await page.locator('.plot-along vscode-option', { hasText: 'v' }).click();
    await expect.poll(async () => (await asked(sent)).at(-1)).toMatchObject({ ask: { variable: 'v' } });
    await expect(page.locator('.legend-item').nth(1)).toHaveText('∂f/∂v');
  });

  test('only the point moves while x varies: the curve is not asked for again', async ({ open }) => {
    const { page, sent } = await open();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect.poll(async () => (await asked(sent)).length).toBe(1);
    await page.getByRole('slider', { name: 'Slider of x' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.plot-stage canvas')).toHaveAttribute('aria-label', /x = 2\.05/);
    await page.waitForTimeout(300);
    expect(await asked(sent)).toHaveLength(1);
  });
});

test.describe('the plot of what is not defined', () => {
  test('says so, and promises no tangent', async ({ open }) => {
    const { page } = await open({ formula: 'undefined' });
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.plot-message')).toContainText('no value in this range');
    await expect(page.locator('.legend-item')).toHaveText(['f', '∂f/∂x']);
  });
});

test.describe('the page', () => {
  test('is as it was after a reload', async ({ open }) => {
    const { page } = await open();
    await page.locator('.box', { hasText: 'PowBackward0' }).first().click();
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('tab', { name: 'Graph' }).click();
    await expect(page.locator('.details')).toContainText('PowBackward0');
  });

  test('shows the tab that a command asks for', async ({ open }) => {
    const { page } = await open();
    await page.evaluate(() => {
      window.harness.post({ type: 'show-tab', tab: 'plot' });
    });
    await expect(page.locator('.plot-stage')).toBeVisible();
  });

  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const) {
    test(`has text that can be read in ${theme}`, async ({ open }) => {
      const { page } = await open({ theme, formula: 'twoVariables' });
      const [text, background] = await page.evaluate(() => {
        const style = getComputedStyle(document.body);
        return [style.color, style.backgroundColor];
      });
      expect(text).not.toBe(background);
      for (const tab of ['Gradients', 'Plot', 'Formula', 'Graph']) await page.getByRole('tab', { name: tab }).click();
      await expect(page.locator('.box-leaf').first()).toBeVisible();
    });
  }

  for (const width of [300, 320, 700, 1200]) {
    test(`fits into ${width} pixels without scrolling sideways`, async ({ open }) => {
      const { page } = await open({ formula: 'twoVariables', width });
      for (const tab of ['Gradients', 'Plot', 'Formula', 'Graph']) {
        await page.getByRole('tab', { name: tab }).click();
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider).toBe(0);
      }
    });
  }
});
