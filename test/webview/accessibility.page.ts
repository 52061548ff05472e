// What axe-core finds in the page, in VS Code's four kinds of theme: nothing, in every tab of every state. Every test also
// fails on an error in the page.
import type { Page } from '@playwright/test';
import { findings, OF_COLORS } from './harness/axe';
import { expect, test, type Open } from './harness/fixture';
import type { ThemeName } from './harness/themes';

type Options = NonNullable<Parameters<Open>[0]>;

const TABS = ['Graph', 'Gradients', 'Plot', 'Formula', 'Output'] as const;
type Tab = (typeof TABS)[number];

/** Unfolds what a tab has to unfold. */
const UNFOLDED: Readonly<Record<Tab, (page: Page) => Promise<void>>> = {
  Graph: async (page) => {
    if ((await page.locator('.box').count()) === 0) return;
    await page.locator('.box').nth(1).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.details')).toBeVisible();
  },
  Gradients: async (page) => {
    const closed = page.locator('.unfold[aria-expanded="false"]:visible, .why-button[aria-expanded="false"]:visible');
    for (let left = 3; left > 0 && (await closed.count()) > 0; left -= 1) await closed.first().click();
    await expect(page.locator('.why-asked')).toHaveCount(0);
    await derivativesAsMatrix(page);
  },
  Plot: async (page) => {
    const table = page.getByRole('checkbox', { name: 'Show as table' }).filter({ visible: true });
    if ((await table.count()) === 0) return;
    // What was chosen is remembered from one state to the next.
    if (!(await table.isChecked())) await table.click();
    if (!(await page.locator('.plot-message.is-error').isVisible()))
      await expect(page.locator('.plot-table')).toBeVisible();
  },
  Formula: async (page) => {
    const all = page.getByRole('button', { name: 'Unfold all' });
    if ((await all.isVisible()) && (await all.isEnabled())) await all.click();
  },
  Output: () => Promise.resolve(),
};

/** All columns and the Hessian, and then the table again. */
async function derivativesAsMatrix(page: Page): Promise<void> {
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  if ((await page.locator('.gradients-table .row-variable:visible').count()) === 0) return;
  const columns = page.getByRole('button', { name: 'Columns', exact: true });
  await columns.click();
  const scores = page.getByRole('checkbox', { name: 'x·∂y/∂x', exact: true });
  if (!(await scores.isChecked())) await scores.click();
  expect(await findings(page), 'the columns').toEqual([]);
  await columns.click();
  await view('Hessian');
  await expect(page.locator('.matrix-cell:visible, .matrix-refused:visible').first()).toBeVisible();
  await expect(page.locator('.matrices')).not.toHaveAttribute('aria-busy', 'true');
  expect(await findings(page), 'the Hessian').toEqual([]);
  await view('Table');
}

/** What is no matter of colours is the same in every theme. */
async function expectNothing(page: Page, where: string, theme: ThemeName): Promise<void> {
  expect(await findings(page, theme === 'light' ? undefined : OF_COLORS), where).toEqual([]);
}

/** Through all tabs that there are, each with what it has to unfold. */
async function throughTabs(page: Page, state: Options, theme: ThemeName): Promise<void> {
  const offered = await page.getByRole('tab').filter({ visible: true }).allTextContents();
  if (offered.length === 0) await expectNothing(page, JSON.stringify(state), theme);
  for (const name of TABS.filter((tab) => offered.includes(tab))) {
    await page.getByRole('tab', { name }).click();
    // Samples and derivatives are asked for when they are looked at.
    await page.waitForTimeout(300);
    await UNFOLDED[name](page);
    await expectNothing(page, `${JSON.stringify(state)} ${name}`, theme);
  }
}

const GROUPS: Readonly<Record<string, readonly Options[]>> = {
  'a formula': [{ formula: 'polynomial' }],
  'a formula with gradients that ask for a reason': [{ formula: 'dead' }],
  'a program': [{ program: 'training' }],
  'what failed': [{ state: 'failed' }, { state: 'failed-first' }, { program: 'refusedBackward' }],
  'what is stale, running or empty': [{ state: 'stale' }, { program: 'running' }, { state: 'empty' }],
};

/** What is done with a graph: folded and exported, found in, stepped through, explained path by path. */
async function throughGraphs(open: Open, theme: ThemeName): Promise<void> {
  const { page } = await open({ graph: 'hundred', theme });
  await expect(page.locator('.box-group')).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Saved tensors' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('menu', { name: 'Export' })).toBeVisible();
  await expectNothing(page, 'folded, with the menu of exports', theme);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Find in the graph' }).focus();
  await page.keyboard.type('le');
  await expect(page.getByRole('listbox', { name: 'Properties' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expectNothing(page, 'hints of find', theme);
  await page.keyboard.press('Enter');
  await expect(page.locator('.box.is-found')).not.toHaveCount(0);
  await expectNothing(page, 'what was found', theme);

  await open({ theme });
  await page.getByRole('checkbox', { name: 'Gradient size' }).click();
  await page.getByRole('button', { name: 'Step through backward (B)' }).click();
  for (const name of ['Next step (.)', 'Last step (>)']) {
    await page.getByRole('button', { name }).click();
    await expectNothing(page, `backward, ${name}`, theme);
  }
  await page.locator('.backward-step').getByRole('button', { name: 'How did this gradient come about?' }).click();
  await page.getByRole('button', { name: 'Show path 4 in the graph' }).click();
  await expect(page.locator('.box.is-path')).not.toHaveCount(0);
  await expectNothing(page, 'paths', theme);
}

/** f over two variables with a path of gradient descent, drawn and as tables; and all of its derivatives. */
async function overTwo(open: Open, theme: ThemeName): Promise<void> {
  const { page } = await open({ formula: 'bowl', theme });
  await page.getByRole('tab', { name: 'Plot' }).click();
  await page.getByRole('combobox', { name: 'What the plot shows' }).click();
  await page.locator('vscode-option:visible', { hasText: 'over u and v' }).click();
  await expect(page.locator('.surface-heights li').first()).toBeVisible();
  await page.getByRole('button', { name: 'Start at the point' }).click();
  await expect(page.locator('.descent-list tbody tr').first()).toBeVisible();
  await expectNothing(page, 'a path', theme);
  await page.locator('vscode-checkbox:visible', { hasText: 'Show as table' }).click();
  await expectNothing(page, 'a path, as tables', theme);
  await page.getByRole('tab', { name: 'Gradients' }).click();
  await page.getByRole('radio', { name: 'Jacobian' }).check({ force: true });
  await expect(page.locator('.matrix-cell:visible').first()).toBeVisible();
  await expectNothing(page, 'the Jacobian', theme);
}

/** What differs by its structure alone needs one theme. */
const MORE: Readonly<Record<string, readonly Options[]>> = {
  'formulas with many variables': [{ formula: 'twelveVariables' }, { formula: 'threeVariables', answers: 'differs' }],
  'formulas with trouble': [{ formula: 'trouble' }, { formula: 'undefined' }],
  'formulas put in, and a narrow panel': [{ formula: 'function', state: 'bindings', width: 320 }],
  'large tables': [{ formula: 'linspace' }, { program: 'network' }],
  'programs that ended otherwise': [{ program: 'stopped' }, { program: 'syntax' }],
  'programs without a result': [{ program: 'silent' }, { program: 'notRun' }],
  'programs with more to say': [{ program: 'puzzles' }, { program: 'many', width: 320 }],
};

const THEME_NAMES: readonly ThemeName[] = ['light', 'dark', 'hc-light', 'hc-dark'];

for (const theme of THEME_NAMES) {
  test.describe(`axe-core, ${theme}`, () => {
    const groups = theme === 'light' ? { ...GROUPS, ...MORE } : GROUPS;
    for (const [name, states] of Object.entries(groups)) {
      test(name, async ({ open }) => {
        test.setTimeout(120_000);
        for (const state of states) {
          const { page } = await open({ ...state, theme });
          await throughTabs(page, state, theme);
        }
      });
    }

    // All numbers of a tensor are looked at in every theme where they are tried.
    for (const [name, through] of [
      ['what is done with a graph', throughGraphs],
      ['two variables', overTwo],
    ] as const)
      test(name, async ({ open }) => {
        test.setTimeout(120_000);
        await through(open, theme);
      });

    test('the sheet of the keys', async ({ open }) => {
      const { page } = await open({ theme });
      await page.getByRole('button', { name: 'Keys (?)' }).click();
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await expectNothing(page, 'the sheet', theme);
    });
  });
}

test.describe('with little room, with other colours, without movement', () => {
  const PLACES: readonly Options[] = [{ formula: 'threeVariables' }, { program: 'training' }, { state: 'failed' }];

  test('nothing reaches beyond 300 pixels, nor covers another', async ({ open }) => {
    test.setTimeout(60_000);
    for (const state of PLACES) {
      const { page } = await open({ ...state, width: 300 });
      const names = await page.getByRole('tab').filter({ visible: true }).allTextContents();
      for (const name of names) {
        await page.getByRole('tab', { name }).click();
        await page.waitForTimeout(200);
        const { over, tabs } = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const boxes = [...document.querySelectorAll<HTMLElement>('vscode-panel-tab:not([hidden])')].map((tab) =>
            tab.getBoundingClientRect(),
          );
          return { over: scrollWidth - clientWidth, tabs: boxes.map(({ left, right, top }) => ({ left, right, top })) };
        });
        expect(over, `${JSON.stringify(state)} ${name}`).toBeLessThanOrEqual(0);
        expect(Math.max(...tabs.map(({ right }) => right))).toBeLessThanOrEqual(300);
        tabs.forEach((tab, index) => {
          const before = tabs[index - 1];
          if (before?.top === tab.top) expect(tab.left).toBeGreaterThanOrEqual(before.right);
        });
      }
    }
  });

  test('a tab that is not offered leaves no gap', async ({ open }) => {
    for (const state of [{ formula: 'polynomial' }, { program: 'training' }]) {
      const { page } = await open(state);
      const gaps = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll<HTMLElement>('vscode-panel-tab:not([hidden])')].map((tab) =>
          tab.getBoundingClientRect(),
        );
        return boxes.slice(1).map(({ left }, index) => Math.round(left - (boxes[index]?.right ?? 0)));
      });
      expect(gaps).toHaveLength(3);
      expect(new Set(gaps).size, gaps.join()).toBe(1);
    }
  });

  test('at 200 % all of it can be scrolled to', async ({ open }) => {
    const { page } = await open({ formula: 'twelveVariables', width: 450 });
    await page.setViewportSize({ width: 450, height: 400 });
    await page.getByRole('tab', { name: 'Gradients' }).click();
    const last = page.locator('.gradients-table .row').last();
    await last.focus();
    await expect(last).toBeInViewport();
  });

  test('with the system’s own colours the chosen tab and the focus are seen', async ({ open, page: bare }) => {
    await bare.emulateMedia({ forcedColors: 'active' });
    const { page } = await open();
    const edge = (name: string): Promise<string> =>
      page.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
    expect(await edge('Graph')).not.toBe(await edge('Plot'));
    // The graph is drawn in them too: axe-core does not see colours that the system forces.
    const drawn = await page.locator('.box-leaf').evaluate((box) => {
      const style = (part: string): CSSStyleDeclaration => getComputedStyle(box.querySelector(part) ?? box);
      return { frame: style('.box-frame').fill, text: style('.box-title').fill };
    });
    expect(drawn).toEqual({ frame: 'rgb(255, 255, 255)', text: 'rgb(0, 0, 0)' });
  });

  test('nothing moves for those who asked for that', async ({ open, page: bare }) => {
    await bare.emulateMedia({ reducedMotion: 'reduce' });
    const { page } = await open({ state: 'running' });
    await expect(page.locator('.ring-still')).toBeVisible();
    await expect(page.locator('vscode-progress-ring')).toBeHidden();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await page.waitForTimeout(300);
    const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running'));
    expect(moving).toEqual([]);

    await bare.emulateMedia({ reducedMotion: 'no-preference' });
    await expect(page.locator('vscode-progress-ring')).toBeVisible();
    await page.evaluate(() => {
      document.body.classList.add('vscode-reduce-motion');
    });
    await expect(page.locator('.ring-still')).toBeVisible();
    await expect(page.locator('vscode-progress-ring')).toBeHidden();
  });

  test('with a screen reader plots begin as tables, with what they show in sentences', async ({ open }) => {
    const { page } = await open();
    await page.evaluate(() => {
      document.body.classList.add('vscode-using-screen-reader');
    });
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.plot-table')).toBeVisible();
    await expect(page.locator('.plot-course')).toContainText(/rises|falls/);
    await page.getByRole('checkbox', { name: 'Show as table' }).click();
    await expect(page.locator('.plot-stage')).toBeVisible();
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.getByRole('tab', { name: 'Plot' }).click();
    await expect(page.locator('.plot-stage')).toBeVisible();
    await expect(page.locator('.plot-stage')).toHaveAccessibleDescription(/rises|falls/);
  });

  test('a result is said once, when the numbers stand still', async ({ open }) => {
    const { page } = await open();
    const spoken = page.locator('#app > .for-screen-readers');
    await expect(spoken).toContainText('233');
    await spoken.evaluate((region) => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => {
        if (region.textContent !== '') said.push(region.textContent);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    });
    const slider = page.getByRole('slider', { name: 'Slider of x' });
    await slider.focus();
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
    await expect(spoken).not.toContainText('233');
    await page.waitForTimeout(900);
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toHaveLength(1);
  });
});
