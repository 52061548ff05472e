// The tab Formula, as a user sees and works it, on the real derivatives of the formula behind the page.
import type { Page } from '@playwright/test';
import { expect, test, type Open, type Opened } from './harness/fixture';

async function openTab(open: Open, options: Parameters<Open>[0] = {}): Promise<Opened> {
  const opened = await open(options);
  await opened.page.getByRole('tab', { name: 'Formula' }).click();
  return opened;
}

/** KaTeX holds each formula as MathML too; the label is what a reader hears. */
const derivative = (page: Page): ReturnType<Page['locator']> => page.locator('.derivative');
const steps = (page: Page): ReturnType<Page['locator']> => page.getByRole('treeitem');

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.locator(`vscode-dropdown[aria-label="${label}"]`).click();
  await page.locator('vscode-option', { hasText: option }).click();
}

async function asDerived(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'As derived' }).check();
}

test.describe('the derivative', () => {
  test('stands with the numbers put in as by hand; the formula itself stands in the head', async ({ open }) => {
    const { page } = await openTab(open);
    await asDerived(page);
    await expect(page.locator('.formula .katex')).toBeVisible();
    await expect(derivative(page)).toHaveAttribute('aria-label', "f'(x) = 5·4x³ + 3·3x² + 7·2x + 9");
    await expect(page.locator('.derivative-numbers')).toHaveAttribute('aria-label', '= 5·4·2³ + 3·3·2² + 7·2·2 + 9');
    await expect(page.locator('.derivative-value')).toHaveText('= 233');
  });

  test('is simplified as soon as that is done', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(derivative(page)).toHaveAttribute('aria-label', "f'(x) = 20x³ + 9x² + 14x + 9");
    await expect(page.locator('.derivative-numbers')).toHaveAttribute('aria-label', '= 20·2³ + 9·2² + 14·2 + 9');
    await expect(page.locator('.derivative-value')).toHaveText('= 233');
    await expect(page.locator('.derivative-remark')).toBeEmpty();
  });

  test('while the simpler form is awaited, stands as derived and says so quietly', async ({ open }) => {
    const { page } = await openTab(open, { answers: 'slow' });
    await expect(page.locator('.derivative-remark')).toHaveText('simplifying…');
    await expect(derivative(page)).toHaveAttribute('aria-label', /5·4x³/);
    await expect(derivative(page)).toHaveAttribute('aria-label', /20x³/, { timeout: 4000 });
  });

  test('says why nothing simpler is shown', async ({ open }) => {
    const { page } = await openTab(open, { answers: 'gives-up' });
    await expect(page.locator('.derivative-remark')).toHaveText('Nothing simpler was found within 2 seconds.');
    await expect(derivative(page)).toHaveAttribute('aria-label', /5·4x³/);
  });

  test('of one variable goes up to the fourth', async ({ open }) => {
    const { page } = await openTab(open);
    await choose(page, 'Derivative', 'f⁗(x)');
    await expect(derivative(page)).toHaveAttribute('aria-label', 'f⁽⁴⁾(x) = 120');
    await expect(page.locator('.derivative-value')).toHaveText('120');
  });

  test('a program has none: the tab is not offered', async ({ open }) => {
    const { page } = await open({ program: 'training' });
    await expect(page.getByRole('tab', { name: 'Graph' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Formula' })).toBeHidden();
  });

  test('a refusal says what and what to do', async ({ open }) => {
    const { page } = await openTab(open, { answers: 'refused' });
    await expect(page.locator('.formula-message')).toContainText('too long to write down');
    await expect(page.locator('.formula-message')).toContainText('Differentiate a part of it.');
    await expect(page.locator('.formula-answer')).toBeHidden();
  });
});

test.describe('of several variables', () => {
  test('the gradient is a column whose entries are chosen by keys and explained', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twoVariables' });
    const entries = page.getByRole('radiogroup', { name: /^gradient ∇f/ }).getByRole('radio');
    await expect(entries).toHaveCount(2);
    await expect(entries.nth(0)).toContainText('= 43');
    await expect(entries.nth(1)).toContainText('= 20');
    await expect(derivative(page)).toHaveAttribute('aria-label', /^∂f\/∂u = /);
    await entries.nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await expect(entries.nth(1)).toBeFocused();
    await expect(entries.nth(1)).toBeChecked();
    await expect(derivative(page)).toHaveAttribute('aria-label', /^∂f\/∂v = /);
    await expect(page.locator('.derivative-value')).toHaveText('= 20');
  });

  test('the Hessian is a matrix with the value of each entry', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twoVariables' });
    await choose(page, 'Derivative', 'Hessian');
    const entries = page.getByRole('radiogroup', { name: /^Hessian/ }).getByRole('radio');
    await expect(entries).toHaveCount(4);
    // 6u, 4, 4 and 2 at u = 3.
    await expect(page.locator('.entry-number')).toHaveText(['= 18', '= 4', '= 4', '= 2']);
    await entries.nth(3).click();
    await expect(derivative(page)).toHaveAttribute('aria-label', /∂²f\/∂v²/);
  });

  test('one partial derivative alone', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twoVariables' });
    await choose(page, 'Derivative', '∂f/∂v');
    await expect(page.locator('.matrix')).toBeHidden();
    await expect(page.locator('.derivative-value')).toHaveText('= 20');
  });

  test('an array is differentiated for each of its elements, and element by element', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'vector' });
    await expect(derivative(page)).toHaveAttribute('aria-label', /x/);
    await choose(page, 'Derivative', '∂Y/∂x[3]');
    // 4 x² at 20.
    await expect(page.locator('.derivative-value')).toHaveText('= 160');
  });
});

test.describe('the check', () => {
  test('says in one line that all three agree, with the numbers on demand', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(page.locator('.part-check > .verdict')).toHaveText('✓ rule, autograd and differences agree');
    await expect(page.locator('.check-numbers')).toBeHidden();
    const compared = page.locator('.check-details summary');
    await expect(compared).toHaveText(/^(\d+) of \1 points from −[\d.]+ to [\d.]+ agree/);
    await compared.click();
    await expect(page.locator('.check-numbers')).toContainText('autograd233');
    await expect(page.locator('.check-numbers')).not.toContainText('left out');
  });

  test('warns where they part, and puts the point into the variables', async ({ open }) => {
    const { page, sent } = await openTab(open, { answers: 'differs' });
    await expect(page.locator('.part-check .verdict-differs')).toContainText('the rule gives 233, autograd 232');
    await expect(page.locator('.part-apart')).toContainText('At x = 1.5: by rule 118.75, otherwise 117.75.');
    await page.getByRole('button', { name: 'Put x = 1.5 in' }).click();
    expect((await sent('set-value')).at(-1)).toMatchObject({ variable: 'x', value: 1.5 });
    await expect(page.getByRole('textbox', { name: 'Value of x' })).toHaveValue('1.5');
  });

  test('says why it cannot be made', async ({ open }) => {
    const { page } = await openTab(open, { answers: 'unchecked' });
    await expect(page.locator('.part-check .verdict-unchecked')).toContainText('A kink at x = 1');
  });

  test('is in the head’s verdict', async ({ open }) => {
    const { page } = await open();
    await expect(page.locator('.answers')).toContainText('agrees with formula and differences ✓');
  });
});

test.describe('the head', () => {
  test('warns where the rule parts from autograd', async ({ open }) => {
    const { page } = await open({ state: 'rule-differs' });
    await expect(page.locator('.answers .verdict-differs')).toHaveText(
      '✗ the formula by rule gives 234, though differences agree (autograd gives 233)',
    );
    await page.getByRole('tab', { name: 'Gradients' }).click();
    await expect(page.locator('.row-variable .verdict')).toHaveText('✗ differs');
  });

  test('lists formulas that are put in, leads to their text, and takes them as variables', async ({ open }) => {
    const { page, sent } = await open({ state: 'bindings' });
    const binding = page.locator('.binding');
    await expect(binding.locator('.katex')).toBeVisible();
    await binding.getByRole('button', { name: 'assigned' }).click();
    expect(await sent('reveal')).toEqual([{ type: 'reveal', range: { start: 6, end: 15 } }]);
    await binding.getByRole('button', { name: 'treat as a variable' }).focus();
    await page.keyboard.press('Enter');
    await expect(binding.getByRole('button', { name: 'put its formula in' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await sent('substitute')).toEqual([
      { type: 'substitute', name: 'a', substituted: false },
      { type: 'substitute', name: 'a', substituted: true },
    ]);
  });

  test('says which values come from a debugger', async ({ open }) => {
    const { page } = await open({ state: 'debugger' });
    await expect(page.locator('.variable-origin')).toHaveText('debugger');
    await expect(page.locator('.variable-origin')).toHaveAttribute('title', /the debugger has paused/);
  });
});

test.describe('the steps', () => {
  test('are unfolded and folded to the depth one wants', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(steps(page)).toHaveCount(6);
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await expect(steps(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'One level more' }).click();
    await expect(steps(page)).toHaveCount(6);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    const all = await steps(page).count();
    expect(all).toBeGreaterThan(9);
    await page.getByRole('button', { name: 'One level less' }).click();
    expect(await steps(page).count()).toBeLessThan(all);
    await expect(steps(page).first()).toContainText('Sum rule');
    await expect(steps(page).first().locator('.step-law .katex')).toBeVisible();
    await expect(steps(page).first().locator('.step-formula .katex')).toBeVisible();
  });

  test('are walked by arrow keys as a tree is, as one stop of the Tab key', async ({ open }) => {
    const { page, sent } = await openTab(open);
    await expect(page.locator('.step[tabindex="0"]')).toHaveCount(1);
    await steps(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(steps(page).nth(1)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(steps(page).nth(1)).toHaveAttribute('aria-expanded', 'true');
    await expect(steps(page).nth(1)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(steps(page).nth(2)).toBeFocused();
    await expect(steps(page).nth(2)).toHaveAttribute('aria-level', '3');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(steps(page).nth(1)).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    expect((await sent('reveal')).at(-1)).toEqual({ type: 'reveal', range: { start: 0, end: 6 }, keepFocus: true });
    await page.keyboard.press('Home');
    await expect(steps(page).first()).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(steps(page)).toHaveCount(1);
  });

  test('mark their part of the text, by pointer and by key; a click on the formula shows it', async ({ open }) => {
    const { page, sent } = await openTab(open);
    const range = { start: 0, end: 6 };
    await steps(page).nth(1).hover();
    expect((await sent('hover')).at(-1)).toEqual({ type: 'hover', range });
    await page.locator('.derivative').hover();
    expect((await sent('hover')).at(-1)).toEqual({ type: 'hover', range: null });
    await steps(page).first().focus();
    await page.keyboard.press('ArrowDown');
    expect((await sent('hover')).at(-1)).toEqual({ type: 'hover', range });
    await steps(page).nth(1).locator('.step-formula .katex').click();
    expect((await sent('reveal')).at(-1)).toEqual({ type: 'reveal', range });
    await expect(steps(page)).toHaveCount(6);
    await steps(page).nth(1).locator('.step-rule').click();
    expect(await steps(page).count()).toBeGreaterThan(6);
  });

  test('of two hundred terms are listed some at a time, and not all at once', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'fractions' });
    await expect(steps(page)).toHaveCount(41);
    await page.getByRole('button', { name: '40 more of 160 parts' }).click();
    await expect(steps(page)).toHaveCount(81);
  });
});

test.describe('while a value moves', () => {
  test('the numbers follow; what is unfolded, chosen and scrolled to stays', async ({ open }) => {
    const { page } = await openTab(open, { width: 560 });
    await asDerived(page);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await steps(page).nth(1).locator('.step-rule').click();
    const count = await steps(page).count();
    const scrolled = (): Promise<number> => page.locator('.formula-tab').evaluate(({ scrollTop }) => scrollTop);
    await page.locator('.formula-tab').evaluate((tab) => {
      tab.scrollTop = 150;
    });
    const before = await scrolled();
    expect(before).toBeGreaterThan(50);
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('3');
    await expect(page.locator('.derivative-value')).toHaveText('= 672');
    await expect(page.locator('.derivative-numbers')).toHaveAttribute('aria-label', /5·4·3³/);
    await expect(steps(page)).toHaveCount(count);
    expect(await scrolled()).toBe(before);
  });

  test('nothing flickers: the simplified form is never taken back', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(derivative(page)).toHaveAttribute('aria-label', /20x³/);
    await page.evaluate(() => {
      const seen: (string | null)[] = [];
      Object.assign(window, { seen });
      const watched = document.querySelector('.derivative');
      if (watched === null) throw new Error('no derivative');
      new MutationObserver(() => seen.push(watched.getAttribute('aria-label'))).observe(watched, { attributes: true });
    });
    await page.getByRole('slider', { name: 'Slider of x' }).focus();
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
    await expect(page.locator('.derivative-numbers')).toHaveAttribute('aria-label', /20·2\.4³/);
    const seen = await page.evaluate(() => (window as unknown as { seen: (string | null)[] }).seen);
    expect([...new Set(seen)].filter((label) => label?.includes('5·4'))).toEqual([]);
  });
});

test.describe('check my derivative', () => {
  const field = (page: Page): ReturnType<Page['locator']> => page.getByRole('textbox', { name: 'Your derivative' });

  test('a right one agrees wherever it was compared, and shows how it was read', async ({ open }) => {
    const { page, sent } = await openTab(open);
    await field(page).fill('20*x**3 + 9*x**2 + 14*x + 9');
    await field(page).press('Enter');
    await expect(page.locator('.mine .verdict-agrees')).toBeVisible();
    await expect(page.locator('.mine-formula')).toHaveAttribute('aria-label', '20x³ + 9x² + 14x + 9');
    const asked = (await sent('request')).map(({ request }) => request);
    expect(asked.at(-1)).toEqual({ kind: 'compare', ask: { by: ['x'], text: '20*x**3 + 9*x**2 + 14*x + 9' } });
  });

  test('a wrong one comes with a point, which can be put into the variables', async ({ open }) => {
    const { page, sent } = await openTab(open);
    // Right at x = 2, where the variable stands.
    await field(page).fill('20*x**3 + 9*x**2 + 16*x + 5');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.locator('.mine .verdict-differs')).toContainText('At x = ');
    await page.getByRole('button', { name: /^Put x = .* in$/ }).click();
    const [value] = await sent('set-value');
    expect(value).toMatchObject({ type: 'set-value', variable: 'x' });
    await expect(page.locator('.answers')).not.toContainText('f = 145');
    await expect(page.locator('.mine .verdict-differs')).toBeVisible();
  });

  test('what cannot be read is marked, with what to do', async ({ open }) => {
    const { page } = await openTab(open);
    await field(page).fill('20x');
    await field(page).press('Enter');
    await expect(page.locator('.mine-problem')).toHaveText('A product needs its sign here.');
    await expect(page.locator('.mine-answer')).toContainText('Write 20*x.');
    await expect(page.locator('.mine vscode-text-field')).toHaveAttribute('aria-invalid', 'true');
    await field(page).fill('20');
    await expect(page.locator('.mine vscode-text-field')).not.toHaveAttribute('aria-invalid', 'true');
  });

  test('an answer about another derivative is taken away', async ({ open }) => {
    const { page } = await openTab(open);
    await field(page).fill('20');
    await field(page).press('Enter');
    await expect(page.locator('.mine .verdict-differs')).toBeVisible();
    await choose(page, 'Derivative', 'f″(x)');
    await expect(page.locator('.mine-answer')).toBeEmpty();
    await expect(field(page)).toHaveValue('20');
  });
});

test.describe('taken out of the panel', () => {
  test('as LaTeX, as Markdown, as plain text', async ({ open }) => {
    const { page, sent } = await openTab(open);
    await asDerived(page);
    await expect(page.locator('.derivative-value')).toBeVisible();
    for (const form of ['LaTeX', 'Markdown', 'plain text'])
      await page.getByRole('button', { name: `Copy as ${form}` }).click();
    const [latex, markdown, text] = (await sent('copy')).map((copied) => copied.text);
    expect(latex).toMatch(/^f'\(x\) = 5 ?\\cdot 4/);
    expect(markdown).toBe(`$$\n${String(latex)}\n$$`);
    expect(text).toBe("f'(x) = 5·4x³ + 3·3x² + 7·2x + 9");
    await expect(page.locator('.export-told')).toHaveText('Copied as plain text');
  });

  test('a gradient as one column, a line for each in plain text', async ({ open }) => {
    const { page, sent } = await openTab(open, { formula: 'twoVariables' });
    await asDerived(page);
    await expect(page.locator('.derivative-value')).toBeVisible();
    await page.getByRole('button', { name: 'Copy as LaTeX' }).click();
    await page.getByRole('button', { name: 'Copy as plain text' }).click();
    const [latex, text] = (await sent('copy')).map((copied) => copied.text);
    expect(latex).toMatch(/^\\nabla f = \\begin\{pmatrix\} .* \\\\ .* \\end\{pmatrix\}$/);
    expect(text?.split('\n').map((line) => line.slice(0, 8))).toEqual(['∂f/∂u = ', '∂f/∂v = ']);
  });

  test('as code in the language of the file', async ({ open }) => {
    const { page, sent } = await openTab(open);
    await asDerived(page);
    await page.getByRole('button', { name: /^Copy as code/ }).click();
    await expect.poll(async () => (await sent('copy')).length).toBe(1);
    const [copied] = await sent('copy');
    // As TypeScript it gives the derivative's value.
    const value = await page.evaluate((code) => String(code).includes('**'), copied?.text);
    expect(value).toBe(true);
    expect((await sent('request')).at(-1)?.request).toEqual({
      kind: 'code',
      ask: { by: [['x']], form: 'expression', simplified: false },
    });
  });

  test('into the document, as a value or as a function', async ({ open }) => {
    const { page, sent } = await openTab(open);
    await expect(page.locator('.derivative-value')).toBeVisible();
    await page.getByRole('button', { name: 'Insert as Code' }).click();
    await choose(page, 'Form of the inserted code', 'as a function');
    await asDerived(page);
    await page.getByRole('button', { name: 'Insert as Code' }).click();
    expect(await sent('insert-derivative')).toEqual([
      { type: 'insert-derivative', request: { by: [['x']], form: 'value', simplified: true } },
      { type: 'insert-derivative', request: { by: [['x']], form: 'function', simplified: false } },
    ]);
  });
});

test.describe('the tab', () => {
  test('is as it was after a reload', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twoVariables' });
    await choose(page, 'Derivative', 'Hessian');
    await page.locator('.entry').nth(3).click();
    await asDerived(page);
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Formula' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.entry').nth(3)).toBeChecked();
    await expect(page.getByRole('radio', { name: 'As derived' })).toBeChecked();
    await expect(steps(page)).toHaveCount(1);
  });

  test('shows of a stale result what there was', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(page.locator('.derivative-value')).toHaveText('= 233');
    await page.evaluate(() => {
      window.harness.setStatus('stale');
    });
    await expect(page.locator('.banner')).toContainText('The text changed since.');
    await expect(page.locator('.derivative-value')).toHaveText('= 233');
  });

  test('is reached by the Tab key in the order in which it is read', async ({ open }) => {
    const { page } = await openTab(open);
    await expect(page.locator('.derivative-value')).toBeVisible();
    await page.getByRole('tab', { name: 'Formula' }).focus();
    const order: string[] = [];
    for (let press = 0; press < 14; press += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const active = document.activeElement;
        return active?.getAttribute('aria-label') ?? active?.getAttribute('value') ?? active?.className ?? '';
      });
      order.push(name);
    }
    const wanted = ['Derivative', 'simplified', 'Insert as Code', 'Form of the inserted code', 'Fold all', 'step'];
    const places = wanted.map((name) => order.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  for (const width of [300, 700])
    for (const formula of ['polynomial', 'twoVariables', 'tall', 'fractions', 'vector'])
      test(`"${formula}" fits into ${String(width)} pixels: wide formulas scroll in their boxes`, async ({ open }) => {
        const { page } = await openTab(open, { formula, width });
        await expect(page.locator('.derivative .katex, .derivative code').first()).toBeVisible();
        const wider = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.formula-tab')].map(
            ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
          ),
        );
        expect(wider).toEqual([0, 0]);
      });

  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const)
    test(`can be read in ${theme}`, async ({ open }) => {
      const { page } = await openTab(open, { theme, formula: 'twoVariables' });
      await expect(page.locator('.derivative .katex')).toBeVisible();
      const contrasts = await page.evaluate(() => {
        const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
        const luminance = (color: string): number => {
          const [red = 0, green = 0, blue = 0] = channels(color).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ground = luminance(getComputedStyle(document.body).backgroundColor);
        return ['.derivative', '.derivative-value', '.step-rule', '.step-law', '.form-choice'].map((one) => {
          const found = document.querySelector(one);
          if (found === null) throw new Error(`no ${one}`);
          const text = luminance(getComputedStyle(found).color);
          return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
        });
      });
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
    });
});

test.describe('the graph and the formula', () => {
  test('a step leads to its box, and a box to its step', async ({ open }) => {
    const { page } = await openTab(open);
    const cubic = steps(page)
      .filter({ has: page.locator('.step-sign') })
      .nth(2);
    await cubic.hover();
    await cubic.getByRole('button', { name: 'Show in graph' }).click();
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Graph');
    await expect(page.locator('.box.is-selected')).toContainText('3*x**3');
    await page.getByTitle('Show the step of the derivation for MulBackward0').click();
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Formula');
    await expect(page.locator('.step:focus')).toHaveAttribute('data-path', '1');
    await page.keyboard.press('g');
    await expect(page.locator('.box.is-selected')).toContainText('3*x**3');
  });

  test('a leaf leads to the derivative by it; a step that is folded is unfolded', async ({ open }) => {
    const { page } = await open({ formula: 'threeVariables' });
    await page.locator('[data-key="leaf:1"]').focus();
    await page.keyboard.press('Enter');
    await page.getByTitle('Show the step of the derivation for y').click();
    await expect(page.locator('.derivative')).toHaveAttribute('aria-label', /^∂f\/∂y/);
    await expect(page.locator('.step:focus')).toHaveCount(1);
  });
});
