// “Why?” beside gradients, in the tab Gradients. Every test also fails on an error in the page.
import { expect, test } from './harness/fixture';

const GRADIENTS = { name: 'Gradients' } as const;

test.describe('a gradient of an expression', () => {
  test('that is zero or NaN says why, with its place and what to write', async ({ open }) => {
    const { page, sent } = await open({ formula: 'dead' });
    await page.getByRole('tab', GRADIENTS).click();
    const button = page.getByRole('button', { name: 'Why? the gradient of x' });
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    const why = page.locator('.why').first();
    await expect(why).toContainText('relu is saturated at x = -1: its derivative there is 0.');
    await why.getByRole('button', { name: 'torch.relu(x)' }).click();
    expect((await sent('reveal')).at(-1)?.range).toEqual({ start: 4, end: 17 });

    await page.getByRole('button', { name: 'Why? the gradient of z' }).click();
    const nan = page.locator('.why').nth(1);
    await expect(nan).toContainText('The derivative of sqrt is infinite at z = 0, and times the 0 that arrives there');
    await expect(nan.locator('code')).toHaveText('torch.sqrt(z + 1e-12)');
    await nan.getByRole('button', { name: 'Copy torch.sqrt(z + 1e-12)' }).click();
    expect((await sent('copy')).at(-1)?.text).toBe('torch.sqrt(z + 1e-12)');

    await button.click();
    await expect(page.locator('.why')).toHaveCount(1);
  });

  test('that is an ordinary number has nothing to ask', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', GRADIENTS).click();
    await expect(page.locator('.gradients-table .row').first()).toBeVisible();
    await expect(page.locator('.why-button')).toHaveCount(0);
  });

  test('of a result in between is not kept in .grad, which the unfolded row explains', async ({ open }) => {
    const { page } = await open();
    await page.getByRole('tab', GRADIENTS).click();
    await page.getByText('Intermediate results').click();
    await page.getByRole('button', { name: 'More of x**4', exact: true }).click();
    await page.getByRole('button', { name: 'Why? x**4.grad is None' }).click();
    await expect(page.locator('.why')).toContainText('is not a leaf (it is the result of pow)');
  });

  test('is asked about with the keyboard, and the focus stays', async ({ open }) => {
    const { page } = await open({ formula: 'dead' });
    await page.getByRole('tab', GRADIENTS).click();
    const button = page.getByRole('button', { name: 'Why? the gradient of x' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.why-reasons')).toBeVisible();
    await expect(button).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Why? the gradient of z' })).not.toBeFocused();
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.why')).toHaveCount(0);
  });

  test('is closed by Escape, wherever in it the focus is, which goes back to the button', async ({ open }) => {
    const { page } = await open({ formula: 'dead' });
    await page.getByRole('tab', GRADIENTS).click();
    const button = page.getByRole('button', { name: 'Why? the gradient of x' });
    await button.click();
    await page.locator('.why').getByRole('button', { name: 'torch.relu(x)' }).focus();
    await page.keyboard.press('Escape');
    await expect(page.locator('.why')).toHaveCount(0);
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  test('is looked for, can be given up, and is asked again when values change', async ({ open }) => {
    const { page, sent } = await open({ formula: 'dead', answers: 'slow' });
    await page.getByRole('tab', GRADIENTS).click();
    const button = page.getByRole('button', { name: 'Why? the gradient of x' });
    await button.click();
    await expect(page.locator('.why')).toContainText('Looking for the reason…');
    await button.click();
    await expect(page.locator('.why')).toHaveCount(0);
    expect(await sent('cancel')).toHaveLength(1);
    await button.click();
    await expect(page.locator('.why-reasons')).toBeVisible();
    const asked = (await sent('request')).length;
    await page.evaluate(() => {
      window.harness.postState();
    });
    await expect(page.locator('.why')).toContainText('Looking for the reason…');
    expect((await sent('request')).length).toBe(asked + 1);
  });

  test('whose reason is not to be had says so', async ({ open }) => {
    const { page } = await open({ formula: 'dead', answers: 'refused' });
    await page.getByRole('tab', GRADIENTS).click();
    await page.getByRole('button', { name: 'Why? the gradient of x' }).click();
    await expect(page.locator('.why-refused')).toHaveText(
      'There is nothing to explain here: what was recorded is gone.',
    );
    await expect(page.locator('.why')).toContainText('Run it again, and ask again.');
  });
});

test.describe('a program', () => {
  test('lists names whose .grad is of no use, each with its reason', async ({ open }) => {
    const { page, sent } = await open({ program: 'puzzles' });
    await page.getByRole('tab', GRADIENTS).click();
    const list = page.locator('.puzzles');
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(list).toContainText('lr.grad');
    await expect(list.locator('.puzzle-state')).toHaveText(['None', 'nan']);
    await list.getByRole('button', { name: 'Why? lr.grad is None' }).click();
    const request = (await sent('request')).at(-1)?.request;
    expect(request).toEqual({ kind: 'why', ask: { kind: 'recorded', tensor: 1 } });
    await expect(list.locator('.why li')).toHaveCount(2);
    await expect(list.locator('.why')).toContainText('line 8: (Y - 3 * x ** 2).square()');
    // What a program is called or says is text.
    await expect(list.locator('.why')).toContainText('loss does not depend on <b>');
  });

  test('whose backward() was refused explains it from the banner', async ({ open }) => {
    const { page, sent } = await open({ program: 'refusedBackward' });
    await page.locator('.banner').getByRole('button', { name: 'Why?' }).click();
    await expect(page.getByRole('tab', GRADIENTS)).toHaveAttribute('aria-selected', 'true');
    expect((await sent('request')).at(-1)?.request).toEqual({ kind: 'why', ask: { kind: 'failure' } });
    await expect(page.locator('.puzzles .why')).toContainText('Y was detached here');
    await expect(page.locator('.puzzles').getByRole('listitem').first()).toBeVisible();
  });

  test('whose backward() was refused explains it where the message in the editor was answered so', async ({ open }) => {
    const { page } = await open({ program: 'refusedBackward' });
    await page.evaluate(() => {
      window.harness.post({ type: 'show-tab', tab: 'gradients', show: 'failure' });
    });
    await expect(page.getByRole('tab', GRADIENTS)).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.puzzles .why')).toContainText('Y was detached here');
  });
});

for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const)
  for (const width of [900, 300])
    test(`fits ${theme} at ${String(width)} pixels`, async ({ open }) => {
      const { page } = await open({ formula: 'dead', theme, width });
      await page.getByRole('tab', GRADIENTS).click();
      await page.getByRole('button', { name: 'Why? the gradient of x' }).click();
      await page.getByRole('button', { name: 'Why? the gradient of z' }).click();
      await expect(page.locator('.why-code')).toHaveCount(2);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      const inside = await page
        .locator('.why')
        .evaluateAll((boxes) =>
          boxes.map(
            (box) => box.getBoundingClientRect().right <= window.innerWidth && box.scrollWidth <= box.clientWidth,
          ),
        );
      expect(inside).toEqual([true, true]);
      const folder = process.env['SCREENSHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/why-${theme}-${String(width)}.png` });
    });
