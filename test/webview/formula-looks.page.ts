// The tab Formula as a demanding reader sees it: nothing jumps, nothing queues, what is copied can be used, keys are not lost.
import type { Page } from '@playwright/test';
import katex from 'katex';
import { expect, test, type Open, type Opened } from './harness/fixture';

async function openTab(open: Open, options: Parameters<Open>[0] = {}): Promise<Opened> {
  const opened = await open(options);
  await opened.page.getByRole('tab', { name: 'Formula' }).click();
  await expect(opened.page.locator('.derivative .katex, .derivative code').first()).toBeVisible();
  return opened;
}

async function choose(page: Page, option: string): Promise<void> {
  await page.locator('vscode-dropdown[aria-label="Derivative"]').click();
  await page.locator('vscode-option', { hasText: option }).first().click();
}

const topOf = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((found) => Math.round(found.getBoundingClientRect().top));

test.describe('nothing jumps', () => {
  for (const width of [300, 560])
    test(`when the simpler form comes, or none, at ${String(width)} pixels`, async ({ open }) => {
      const { page } = await openTab(open, { width, answers: 'slow' });
      await expect(page.locator('.derivative-remark')).toHaveText('simplifying…');
      const before = [await topOf(page, '.derivative'), await topOf(page, '.export')];
      await expect(page.locator('.derivative-remark')).toBeEmpty({ timeout: 4000 });
      expect([await topOf(page, '.derivative'), await topOf(page, '.export')]).toEqual(before);
    });

  test('a simpler form that is there at once is the first that is shown', async ({ open }) => {
    const { page } = await open();
    await page.evaluate(() => {
      const seen: (string | null)[] = [];
      Object.assign(window, { seen });
      // The tab is made when it is first shown.
      const look = (): number => seen.push(document.querySelector('.derivative')?.getAttribute('aria-label') ?? null);
      new MutationObserver(look).observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    await page.getByRole('tab', { name: 'Formula' }).click();
    await expect(page.locator('.derivative')).toHaveAttribute('aria-label', /20x³/);
    const seen = await page.evaluate(() => (window as unknown as { seen: (string | null)[] }).seen);
    expect(seen.filter((label) => label?.includes('5·4'))).toEqual([]);
  });

  test('another derivative of the same formula comes into the place of the one before', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twoVariables', width: 560 });
    await page.evaluate(() => {
      const hidden: boolean[] = [];
      Object.assign(window, { hidden });
      const watched = document.querySelector<HTMLElement>('.formula-answer');
      if (watched === null) throw new Error('no answer');
      new MutationObserver(() => hidden.push(watched.hasAttribute('hidden'))).observe(watched, {
        attributeFilter: ['hidden'],
      });
    });
    await choose(page, '∂f/∂v');
    await expect(page.locator('.derivative-value')).toHaveText('= 20');
    expect(await page.evaluate(() => (window as unknown as { hidden: boolean[] }).hidden)).toEqual([]);
  });

  test('while a value moves, the steps stay where they are', async ({ open }) => {
    const { page } = await openTab(open, { width: 560 });
    await expect(page.locator('.derivative')).toHaveAttribute('aria-label', /20x³/);
    const place = async (): Promise<number> =>
      (await topOf(page, '.steps-place')) - (await topOf(page, '.formula-tab'));
    const before = await place();
    await page.getByRole('slider', { name: 'Slider of x' }).focus();
    for (let press = 0; press < 7; press += 1) await page.keyboard.press('ArrowRight');
    await expect(page.locator('.derivative-numbers')).toHaveAttribute('aria-label', /20·2\.35³/);
    expect(await place()).toBe(before);
  });
});

test('a slider that is dragged at sixty events a second asks one question at a time and keeps the page alive', async ({
  open,
}) => {
  const { page } = await openTab(open);
  const seen = await page.evaluate(async (duration) => {
    const { harness } = window;
    const pending = new Map<number, string>();
    let most = 0;
    const receive = harness.receive.bind(harness);
    harness.receive = (data) => {
      receive(data);
      const sent = harness.sent.at(-1);
      if (sent?.type === 'request') pending.set(sent.id, sent.request.kind);
      if (sent?.type === 'cancel') pending.delete(sent.id);
      const kinds = [...pending.values()];
      most = Math.max(most, ...kinds.map((kind) => kinds.filter((other) => other === kind).length));
    };
    const post = harness.post.bind(harness);
    harness.post = (message) => {
      if (message.type === 'reply') pending.delete(message.id);
      post(message);
    };
    const slider = document.querySelector<HTMLInputElement>('.slider');
    if (slider === null) throw new Error('no slider');
    let events = 0;
    let slowest = 0;
    let last = performance.now();
    const shown = new Set<string>();
    const end = last + duration;
    for (let now = last; now < end; now = performance.now()) {
      slider.value = String(1 + 2 * Math.abs(Math.sin(events / 40)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      events += 1;
      await new Promise((next) => setTimeout(next, 1000 / 60));
      slowest = Math.max(slowest, performance.now() - last);
      last = performance.now();
      shown.add(document.querySelector('.derivative-value')?.textContent ?? '');
    }
    return { most, events, slowest, shown: shown.size, value: slider.value };
  }, 1500);
  test.info().annotations.push({ type: 'dragged', description: JSON.stringify(seen) });
  expect(seen.most).toBe(1);
  // The numbers follow while it moves, not only when it rests.
  expect(seen.shown).toBeGreaterThan(5);
  expect(seen.slowest).toBeLessThan(500);
  const x = Number(seen.value);
  const value = 20 * x ** 3 + 9 * x ** 2 + 14 * x + 9;
  await expect
    .poll(async () => Number((await page.locator('.derivative-value').textContent())?.replace('= ', '')))
    .toBeCloseTo(value, 5);
});

test.describe('what is copied', () => {
  for (const formula of ['polynomial', 'threeVariables', 'quotient', 'tangent', 'names', 'matrixProduct', 'function'])
    test(`of "${formula}" is LaTeX that can be typeset, the same in Markdown, and a line for each derivative`, async ({
      open,
    }) => {
      const { page, sent } = await openTab(open, { formula });
      for (const derived of ['Simplified', 'As derived']) {
        await page.getByRole('radio', { name: derived }).check();
        for (const form of ['LaTeX', 'Markdown', 'plain text'])
          await page.getByRole('button', { name: `Copy as ${form}` }).click();
        const [latex = '', markdown, text = ''] = (await sent('copy')).slice(-3).map((copied) => copied.text);
        expect(() => katex.renderToString(latex, { throwOnError: true, strict: 'error' })).not.toThrow();
        expect(markdown).toBe(`$$\n${latex}\n$$`);
        const entries = await page.locator('.entry:visible').count();
        expect(text.split('\n')).toHaveLength(Math.max(1, entries));
        expect(text).not.toMatch(/\\|undefined|NaN/);
      }
    });
});

test.describe('several variables', () => {
  test('a gradient is as compact as a table: a line for each entry', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'eightVariables', width: 560 });
    const heights = await page.locator('.entry').evaluateAll((all) => all.map((entry) => entry.clientHeight));
    expect(heights).toHaveLength(8);
    expect(Math.max(...heights)).toBeLessThan(60);
    const columns = await page
      .locator('.entry-value')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(columns).size).toBe(1);
  });

  test('twelve variables stand in two columns where there is room, and leave the tab its place', async ({ open }) => {
    const { page } = await openTab(open, { formula: 'twelveVariables', width: 1100 });
    const lefts = await page
      .locator('.variable vscode-text-field')
      .evaluateAll((all) => all.map((field) => Math.round(field.getBoundingClientRect().left)));
    expect(new Set(lefts).size).toBe(2);
    for (const width of [1100, 560, 300]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.locator('.formula-tab').evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(230);
    }
  });

  for (const [formula, derivative] of [
    ['eightVariables', 'Hessian'],
    ['names', 'gradient'],
    ['quotient', 'f′(x)'],
    ['function', 'Hessian'],
  ] as const)
    test(`${derivative} of "${formula}" never moves the page sideways`, async ({ open }) => {
      const { page } = await openTab(open, { formula, width: 300 });
      await choose(page, derivative);
      await page.getByRole('radio', { name: 'As derived' }).check();
      await expect(page.locator('.derivative .katex')).toBeVisible();
      const outside = await page.evaluate(() => {
        const tab = document.querySelector('.formula-tab');
        return [
          document.documentElement.scrollWidth - innerWidth,
          tab === null ? 1 : tab.scrollWidth - tab.clientWidth,
        ];
      });
      expect(outside).toEqual([0, 0]);
    });
});

test('a control of the steps that has done all it can keeps the focus', async ({ open }) => {
  const { page } = await openTab(open);
  const more = page.getByRole('button', { name: 'One level more' });
  await more.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-disabled', 'true');
  await expect(more).toBeFocused();
});
