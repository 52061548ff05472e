// Each key of the table does what the table says: the compiler asks for a check of every action. And the sheet that shows
// them, typing, dead ends, and where the focus goes.
import type { Locator, Page } from '@playwright/test';
import { BINDINGS, type Binding, type Scope } from '../../webview/keys/bindings';
import { expect, test, type Open, type Opened } from './harness/fixture';

type NameOf<One> = One extends Binding ? `${One['scope']} ${One['action']}` : never;
type Name = NameOf<Binding>;

/** Presses the key and expects what it is for. */
type Check = (at: Opened, key: string) => Promise<void>;

const spoken = (page: Page): Locator => page.locator('#app > .for-screen-readers');
const selected = (page: Page): Locator => page.getByRole('tab', { selected: true });

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key === ' ' ? 'Space' : key);
}

/** A message of this type goes to the host, one more than before. */
const sends =
  (type: 'reveal' | 'rerun' | 'stop' | 'copy' | 'pin' | 'follow' | 'show-history' | 'set-value'): Check =>
  async ({ page, sent }, key) => {
    const before = (await sent(type)).length;
    await press(page, key);
    await expect.poll(async () => (await sent(type)).length).toBe(before + 1);
  };

/** The focus goes from the one of these to the other; `from` and `to` count them, from the end where negative. */
const moves =
  (all: string, from: number, to: number): Check =>
  async ({ page }, key) => {
    const one = (index: number): Locator => (index < 0 ? page.locator(all).last() : page.locator(all).nth(index));
    await one(from).focus();
    await press(page, key);
    await expect(one(to)).toBeFocused();
  };

/** The key leads to this step of backward, after these keys. */
const stepsTo =
  (step: number, before: readonly string[]): Check =>
  async ({ page }, key) => {
    await page.locator('.box-output').focus();
    // Where another check stood is remembered.
    await press(page, 'b');
    await press(page, '<');
    for (const one of before) await press(page, one);
    await press(page, key);
    await expect(page.locator('.backward-count')).toHaveText(`step ${String(step)} of 12`);
    await press(page, 'b');
  };

/** A number of the stage grows or shrinks by so much. */
const traces =
  (by: number): Check =>
  async ({ page }, key) => {
    const { stage, index } = await traced(page);
    await press(page, key);
    await expect.poll(() => index(stage)).toBe(200 + by);
  };

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The cross-hair over two variables goes from one place to another. */
const crosses =
  (is: (now: Spot, before: Spot) => boolean): Check =>
  async ({ page }, key) => {
    const read = async (): Promise<Spot> => {
      const text = (await page.locator('.surface .plot-readout').textContent()) ?? '';
      const [x = NaN, y = NaN] = [...text.matchAll(/= (\S+)/g)].map(([, number]) => Number(number));
      return { x, y };
    };
    await page.locator('.surface-stage').focus();
    // There and back: the cross-hair is there, at a place where something was computed.
    for (const arrow of ['ArrowUp', 'ArrowDown']) await page.keyboard.press(arrow);
    await expect.poll(async () => (await read()).x).not.toBeNaN();
    const before = await read();
    await press(page, key);
    await expect.poll(async () => is(await read(), before)).toBe(true);
  };

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The picture over two variables is asked for over another range. */
const asksSurface =
  (is: (now: { x: Range; y: Range }, before: { x: Range; y: Range }) => boolean): Check =>
  async ({ page, sent }, key) => {
    const last = async (): Promise<{ x: Range; y: Range }> => {
      const asked = (await sent('request')).flatMap(({ request }) => (request.kind === 'surface' ? [request.ask] : []));
      const { x, y } = asked.at(-1) ?? {};
      // Around the point (1, 0.5).
      return {
        x: { from: x?.from ?? -1, to: x?.to ?? 3 },
        y: { from: y?.from ?? -1.5, to: y?.to ?? 2.5 },
      };
    };
    await page.locator('.surface-stage').focus();
    const before = await last();
    await press(page, key);
    await expect.poll(async () => is(await last(), before)).toBe(true);
  };

const widthOf = ({ from, to }: Range): number => to - from;

/** The plot's stage with its trace put at the 200th of 400 steps. */
async function traced(page: Page): Promise<{ stage: Locator; index: (stage: Locator) => Promise<number> }> {
  const stage = page.locator('.plot-stage:visible');
  const index = (one: Locator): Promise<number> =>
    one.evaluate((element) => {
      const read = (name: string): number => Number(element.getAttribute(`aria-value${name}`));
      return Math.round(((read('now') - read('min')) / (read('max') - read('min'))) * 400);
    });
  await stage.focus();
  await page.keyboard.press('Home');
  for (let page40 = 0; page40 < 5; page40 += 1) await page.keyboard.press('PageUp');
  await expect.poll(() => index(stage)).toBe(200);
  return { stage, index };
}

/** The range that is asked for next, compared with what was plotted. */
const asks =
  (is: (range: { from: number | null; to: number | null }, before: { from: number; to: number }) => boolean): Check =>
  async ({ page, sent }, key) => {
    const { stage } = await traced(page);
    const before = {
      from: Number(await stage.getAttribute('aria-valuemin')),
      to: Number(await stage.getAttribute('aria-valuemax')),
    };
    // Landmarks are asked for after each plot.
    const asked = async () => (await sent('request')).filter(({ request }) => request.kind === 'plot');
    const count = (await asked()).length;
    await press(page, key);
    await expect.poll(async () => (await asked()).length).toBe(count + 1);
    const request = (await asked()).at(-1)?.request;
    expect(request?.kind === 'plot' && is(request.ask, before), JSON.stringify({ request, before })).toBe(true);
    // The stage follows before the next key is tried.
    await page.waitForTimeout(150);
  };

/** From all lines that are read, at the point, to what is read after the key. */
const readsLine =
  (expected: RegExp): Check =>
  async ({ page }, key) => {
    const { stage } = await traced(page);
    await press(page, key);
    await expect(stage).toHaveAttribute('aria-valuetext', expected);
    await press(page, key === 'ArrowUp' ? 'ArrowDown' : 'ArrowUp');
  };

/** From the middle of what is plotted to a landmark. */
const landsOn =
  (expected: RegExp): Check =>
  async ({ page }, key) => {
    await expect(page.locator('.landmark').first()).toBeVisible();
    const stage = page.locator('.plot-stage:visible');
    await stage.focus();
    await page.keyboard.press(key === 'l' ? 'Home' : 'End');
    for (let times = 0; times < 2; times += 1) await press(page, key);
    await expect(stage).toHaveAttribute('aria-valuetext', expected);
  };

const movesPoint =
  (is: (to: number) => boolean): Check =>
  async ({ page, sent }, key) => {
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('2');
    await field.press('Enter');
    await page.locator('.plot-stage:visible').focus();
    await expect(page.locator('.plot-slope')).toContainText('At x = 2 the');
    const count = (await sent('set-value')).length;
    await press(page, key);
    await expect.poll(async () => (await sent('set-value')).length).toBe(count + 1);
    const value = (await sent('set-value')).at(-1)?.value;
    expect(typeof value === 'number' && is(value), String(value)).toBe(true);
  };

/** From the point of a figure at this place to that one; both count from 1. */
const figures =
  (from: number, to: number): Check =>
  async ({ page }, key) => {
    const stage = page.locator('.plot-stage:visible');
    await stage.focus();
    await page.keyboard.press('Home');
    for (let at = 1; at < from; at += 1) await page.keyboard.press('ArrowRight');
    await press(page, key);
    await expect(stage).toHaveAttribute('aria-valuenow', String(to));
  };

const changesValue =
  (is: (now: number) => boolean): Check =>
  async ({ page }, key) => {
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('2');
    await field.press(key);
    await expect.poll(async () => is(Number(await field.inputValue()))).toBe(true);
  };

const walksGraph =
  (from: string, to: string): Check =>
  async ({ page }, key) => {
    await page.locator('.box', { hasText: from }).first().focus();
    await press(page, key);
    await expect(page.locator('.box:focus')).toContainText(to);
  };

/** Along a layer and back: from its left end. */
const walksLayer: Check = async ({ page }, key) => {
  const name = (): Promise<string | null> => page.locator('.box:focus').getAttribute('data-key');
  await page.locator('.box', { hasText: '5*x**4' }).first().focus();
  for (let left = 0; left < 6; left += 1) await page.keyboard.press('ArrowLeft');
  const [end] = [await name()];
  if (key === 'ArrowRight') {
    await press(page, key);
    expect(await name()).not.toBe(end);
  } else {
    await page.keyboard.press('ArrowRight');
    expect(await name()).not.toBe(end);
    await press(page, key);
    expect(await name()).toBe(end);
  }
};

/** While a graph is shown that is large enough to be folded. */
async function withGroups(page: Page, then: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    window.harness.setGraph('hundred');
  });
  await expect(page.locator('.box-group')).toHaveCount(1);
  await then();
  await page.evaluate(() => {
    window.harness.setGraph(null);
  });
  await expect(page.locator('.box', { hasText: 'SubBackward0' })).toHaveCount(1);
}

const zooms =
  (is: (now: number, before: number) => boolean): Check =>
  async ({ page }, key) => {
    const zoom = async (): Promise<number> => Number.parseInt(await page.locator('.zoom-text').innerText(), 10);
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('0');
    await page.keyboard.press('-');
    const before = await zoom();
    await press(page, key);
    expect(is(await zoom(), before)).toBe(true);
  };

/** Folds or unfolds what has the focus. */
const folds =
  (item: string, prepare: string | null, expanded: boolean): Check =>
  async ({ page }, key) => {
    const one = page.locator(item).first();
    await one.focus();
    if (prepare !== null) await page.keyboard.press(prepare);
    await expect(one).toHaveAttribute('aria-expanded', String(!expanded));
    await press(page, key);
    await expect(one).toHaveAttribute('aria-expanded', String(expanded));
    await expect(one).toBeFocused();
    if (expanded) await page.keyboard.press('ArrowLeft');
  };

const focused =
  (all: string, then: Check): Check =>
  async (at, key) => {
    await at.page.locator(all).first().focus();
    await then(at, key);
  };

const ROW = '.gradients-table .row';
/** Of a Hessian by three numbers, row by row. */
const CELL = '.matrix-cell';
const LINE = '.log-row';
const STEP = '.step';

/** Opens the first tensor, where none is open, and goes to its numbers as a grid or a heat map. */
async function toNumbers(page: Page, view: 'grid' | 'heat'): Promise<void> {
  if (!(await page.locator('.tensor').isVisible())) {
    await page.locator(ROW).first().focus();
    await page.keyboard.press('t');
  }
  await page.locator(`.tensor input[value="${view}"]`).check({ force: true });
  await page.locator(`.tensor-${view}`).first().focus();
}

/** From where another key leads, to the number at these indices. */
const looks =
  (start: string, then: string): Check =>
  async ({ page }, key) => {
    await toNumbers(page, 'grid');
    await page.keyboard.press(start);
    await press(page, key);
    await expect(page.locator('.tensor-readout')).toHaveText(new RegExp(`^T\\[${then}\\] = -?\\d`));
    await expect(page.locator('.tensor-grid').first()).toBeFocused();
  };

/** The heat map is wider or narrower than after another key. */
const heats =
  (start: string, is: (now: number, before: number) => boolean): Check =>
  async ({ page }, key) => {
    await toNumbers(page, 'heat');
    const width = (): Promise<number> =>
      page
        .locator('.tensor-extent')
        .first()
        .evaluate((extent) => extent.clientWidth);
    await page.keyboard.press(start);
    const before = await width();
    await press(page, key);
    await expect.poll(async () => is(await width(), before)).toBe(true);
  };

const CHECKS: Readonly<Record<Name, Check>> = {
  'page keys': async ({ page }, key) => {
    await press(page, key);
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
  'page tab': async ({ page }, key) => {
    await press(page, key);
    await expect(
      page
        .getByRole('tab')
        .filter({ visible: true })
        .nth(Number(key) - 1),
    ).toBeFocused();
    await expect(selected(page)).toBeFocused();
  },
  'page values': async ({ page }, key) => {
    await page.locator('body').focus();
    await press(page, key);
    await expect(page.getByRole('textbox', { name: 'Value of x' })).toBeFocused();
    await selected(page).focus();
  },
  'page source': sends('reveal'),
  'page rerun': sends('rerun'),
  'page stop': async (at, key) => {
    await at.page.evaluate(() => {
      window.harness.setProgram('running');
    });
    await expect(at.page.locator('.program-state')).toHaveText('running');
    await sends('stop')(at, key);
    await at.page.evaluate(() => {
      window.harness.program = null;
      window.harness.postState();
    });
  },
  'page next-gradient': async ({ page }, key) => {
    await press(page, key);
    await expect(selected(page)).toHaveText('Gradients');
    await expect(page.locator(ROW).first()).toBeFocused();
    await press(page, key);
    await expect(page.locator(ROW).nth(1)).toBeFocused();
  },
  'page previous-gradient': moves(ROW, 1, 0),
  'page why': async ({ page }, key) => {
    await press(page, key);
    await expect(page.locator('.why-reasons')).toBeVisible();
  },
  'page pin': sends('pin'),
  'page follow': sends('follow'),
  'page history': sends('show-history'),
  'page copy': sends('copy'),
  'page close': async ({ page }, key) => {
    await page.getByRole('tab', { name: 'Gradients' }).focus();
    await expect(page.locator('.why')).toHaveCount(1);
    await press(page, key);
    await expect(page.locator('.why')).toHaveCount(0);
  },

  'graph up': walksGraph('SubBackward0', 'AddBackward0'),
  'graph down': walksGraph('SubBackward0', 'output'),
  'graph left': walksLayer,
  'graph right': walksLayer,
  'graph output': walksGraph('PowBackward0', 'output'),
  'graph details': async ({ page }, key) => {
    await page.locator('.box', { hasText: 'SubBackward0' }).focus();
    await press(page, key);
    await expect(page.locator('.details h2')).toHaveText('SubBackward0');
    await page.keyboard.press('Escape');
    await expect(page.locator('.details')).toBeHidden();
    await expect(page.locator('.box', { hasText: 'SubBackward0' })).toBeFocused();
  },
  'graph toggle': async ({ page }, key) => {
    await page.locator('.box', { hasText: 'SubBackward0' }).focus();
    await press(page, key);
    await expect(page.locator('.details h2')).toHaveText('SubBackward0');
    await page.keyboard.press('Escape');
    await withGroups(page, async () => {
      await page.locator('.box-group').focus();
      await press(page, key);
      await expect(page.locator('.box-group', { hasText: 'iteration 100' })).toBeFocused();
      // What is unfolded is remembered.
      await press(page, 'g');
      await expect(page.locator('.box-group')).toHaveCount(1);
    });
  },
  'graph fold': async ({ page }, key) => {
    await withGroups(page, async () => {
      await page.locator('.box-group').focus();
      await page.keyboard.press('Space');
      await press(page, key);
      await expect(page.locator('.box-group')).toBeFocused();
      await expect(page.locator('.box-group')).toContainText('×100');
    });
    await press(page, key);
    await expect(spoken(page)).toHaveText('There is no group here.');
  },
  'graph fold-all': async ({ page }, key) => {
    await withGroups(page, async () => {
      await page.locator('.box-output').focus();
      await press(page, key);
      await expect(page.locator('.box-group')).toHaveCount(0);
      await press(page, key);
      await expect(page.locator('.box-group')).toHaveCount(1);
    });
  },
  'graph find': async ({ page }, key) => {
    await page.locator('.box-output').focus();
    await press(page, key);
    await expect(page.getByRole('textbox', { name: 'Find in the graph' })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.locator('.box-output')).toBeFocused();
  },
  'graph zoom-in': zooms((now, before) => now > before),
  'graph zoom-out': zooms((now, before) => now < before),
  'graph fit': zooms((now, before) => now > before),
  'graph backward': async ({ page }, key) => {
    await page.locator('.box-output').focus();
    await press(page, key);
    await expect(page.locator('.backward-bar')).toBeVisible();
    await expect(spoken(page)).toContainText('Step 1 of 12: SubBackward0');
    await press(page, key);
    await expect(page.locator('.backward-bar')).toBeHidden();
  },
  'graph step-on': stepsTo(2, []),
  'graph step-back': stepsTo(2, ['.', '.']),
  'graph step-first': stepsTo(1, ['.', '.']),
  'graph step-last': stepsTo(12, []),
  'graph play': async ({ page }, key) => {
    await page.locator('.box-output').focus();
    await press(page, key);
    await expect(page.getByRole('button', { name: 'Pause (A)' })).toBeVisible();
    await press(page, key);
    await expect(page.getByRole('button', { name: 'Play (A)' })).toBeVisible();
    await press(page, 'b');
  },
  'graph paths': async ({ page }, key) => {
    await page.locator('.box-leaf').focus();
    await press(page, key);
    await expect(page.locator('.backward-paths h2')).toHaveText('How ∂f/∂x came about');
    await page.keyboard.press('Escape');
  },
  'graph sizes': async ({ page }, key) => {
    await page.locator('.box-output').focus();
    await press(page, key);
    await expect(page.locator('.size-legend')).toBeVisible();
    await press(page, key);
    await expect(page.locator('.size-legend')).toBeHidden();
  },

  'gradients up': moves(ROW, 1, 0),
  'gradients down': moves(ROW, 0, 1),
  'gradients first': moves(ROW, -1, 0),
  'gradients last': moves(ROW, 0, -1),
  'gradients unfold': folds(ROW, null, true),
  'gradients fold': folds(ROW, 'ArrowRight', false),
  'gradients source': focused(ROW, sends('reveal')),
  'matrix up': moves(CELL, 4, 1),
  'matrix down': moves(CELL, 1, 4),
  'matrix left': moves(CELL, 1, 0),
  'matrix right': moves(CELL, 0, 1),
  'matrix first': moves(CELL, 5, 3),
  'matrix last': moves(CELL, 3, 5),
  'gradients tensor': async ({ page }, key) => {
    await page.locator(ROW).first().focus();
    await press(page, key);
    await expect(page.locator('.tensor h2')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.tensor')).toHaveCount(0);
    await expect(page.locator(ROW).first()).toBeFocused();
  },

  'tensor up': looks('Shift+End', '0, 0, 2, 4'),
  'tensor down': looks('Shift+Home', '0, 0, 1, 0'),
  'tensor left': looks('Shift+End', '0, 0, 3, 3'),
  'tensor right': looks('Shift+Home', '0, 0, 0, 1'),
  'tensor up-far': looks('Shift+End', '0, 0, 0, 4'),
  'tensor down-far': looks('Shift+Home', '0, 0, 3, 0'),
  'tensor left-far': looks('Shift+End', '0, 0, 3, 0'),
  'tensor right-far': looks('Shift+Home', '0, 0, 0, 4'),
  'tensor row-start': looks('Shift+End', '0, 0, 3, 0'),
  'tensor row-end': looks('Shift+Home', '0, 0, 0, 4'),
  'tensor first': looks('Shift+End', '0, 0, 0, 0'),
  'tensor last': looks('Shift+Home', '0, 0, 3, 4'),
  'tensor slice-before': looks(']', '0, 0, 3, 4'),
  'tensor slice-after': looks('Shift+Home', '0, 1, 0, 0'),
  'tensor zoom-in': heats('0', (now, before) => now > before),
  'tensor zoom-out': heats('+', (now, before) => now < before),
  'tensor fit': heats('+', (now, before) => now < before),

  'plot back': traces(-1),
  'plot on': traces(1),
  'plot back-far': traces(-10),
  'plot on-far': traces(10),
  'plot back-page': traces(-40),
  'plot on-page': traces(40),
  'plot first': traces(-200),
  'plot last': traces(200),
  'plot put': async (at, key) => {
    await traced(at.page);
    await sends('set-value')(at, key);
  },
  'plot zoom-in': asks(({ from, to }, before) => (to ?? 0) - (from ?? 0) < before.to - before.from),
  'plot zoom-out': asks(({ from, to }, before) => (to ?? 0) - (from ?? 0) > before.to - before.from),
  'plot pan-left': asks(({ from, to }, before) => (from ?? 0) < before.from && (to ?? 0) < before.to),
  'plot pan-right': asks(({ from, to }, before) => (from ?? 0) > before.from && (to ?? 0) > before.to),
  'plot fit': asks(({ from, to }) => from === null && to === null),
  'plot line-before': readsLine(/^x = 2, ∂f\/∂x = 233$/),
  'plot next-line': readsLine(/^x = 2, f = 145$/),
  'plot next-landmark': landsOn(/^Root at x = 0\.397686/),
  'plot landmark-before': landsOn(/^Minimum at \(-0\.580226/),
  'plot point-left': movesPoint((to) => to < 2),
  'plot point-right': movesPoint((to) => to > 2),
  'plot point-left-far': movesPoint((to) => to < 1.9),
  'plot point-right-far': movesPoint((to) => to > 2.1),
  'plot hold': async ({ page }, key) => {
    await page.locator('.plot-stage:visible').focus();
    await press(page, key);
    await expect(page.getByRole('checkbox', { name: 'Hold y' })).toBeChecked();
    await press(page, key);
    await expect(page.getByRole('checkbox', { name: 'Hold y' })).not.toBeChecked();
  },

  'surface left': crosses((now, before) => now.x < before.x && now.y === before.y),
  'surface right': crosses((now, before) => now.x > before.x && now.y === before.y),
  'surface up': crosses((now, before) => now.y > before.y && now.x === before.x),
  'surface down': crosses((now, before) => now.y < before.y && now.x === before.x),
  'surface left-far': crosses((now, before) => before.x - now.x > 0.3),
  'surface right-far': crosses((now, before) => now.x - before.x > 0.3),
  'surface up-far': crosses((now, before) => now.y - before.y > 0.3),
  'surface down-far': crosses((now, before) => before.y - now.y > 0.3),
  'surface descend': async ({ page }, key) => {
    await page.locator('.surface-stage').focus();
    await press(page, key);
    await expect(page.locator('.descent-list tbody tr').first()).toBeVisible();
  },
  'surface put': async ({ page, sent }, key) => {
    await page.locator('.surface-stage').focus();
    await page.keyboard.press('ArrowRight');
    await press(page, key);
    await expect.poll(async () => new Set((await sent('set-value')).map(({ variable }) => variable)).size).toBe(2);
  },
  'surface zoom-in': asksSurface(
    (now, before) => widthOf(now.x) < widthOf(before.x) && widthOf(now.y) < widthOf(before.y),
  ),
  'surface zoom-out': asksSurface((now, before) => widthOf(now.x) > widthOf(before.x)),
  'surface pan-left': asksSurface((now, before) => now.x.to < before.x.to && now.y.to === before.y.to),
  'surface pan-right': asksSurface((now, before) => now.x.to > before.x.to && now.y.to === before.y.to),
  'surface pan-up': asksSurface((now, before) => now.y.to > before.y.to && now.x.to === before.x.to),
  'surface pan-down': asksSurface((now, before) => now.y.to < before.y.to && now.x.to === before.x.to),
  'surface fit': async ({ page, sent }, key) => {
    await page.locator('.surface-stage').focus();
    await press(page, key);
    await expect
      .poll(async () => {
        const asked = (await sent('request')).flatMap(({ request }) =>
          request.kind === 'surface' ? [request.ask] : [],
        );
        return asked.at(-1)?.x.from;
      })
      .toBeNull();
  },

  'figure back': figures(12, 11),
  'figure on': figures(12, 13),
  'figure back-far': figures(12, 2),
  'figure on-far': figures(12, 22),
  'figure back-page': figures(12, 1),
  'figure on-page': figures(12, 52),
  'figure first': figures(12, 1),
  'figure last': figures(12, 101),
  'figure up': async ({ page }, key) => {
    await page.locator('.plot-stage:visible').focus();
    await page.keyboard.press('ArrowDown');
    await press(page, key);
    await expect(page.locator('.plot-stage:visible')).toHaveAttribute('aria-valuetext', /^Function/);
  },
  'figure down': async ({ page }, key) => {
    await page.locator('.plot-stage:visible').focus();
    await press(page, key);
    await expect(page.locator('.plot-stage:visible')).toHaveAttribute('aria-valuetext', /^Derivative/);
  },

  'steps up': moves(STEP, 1, 0),
  'steps down': moves(STEP, 0, 1),
  'steps first': moves(STEP, -1, 0),
  'steps last': moves(STEP, 0, -1),
  'steps unfold': moves(STEP, 0, 1),
  'steps fold': async ({ page }, key) => {
    const first = page.locator(STEP).first();
    await first.focus();
    await press(page, key);
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
  },
  'steps toggle': async ({ page }, key) => {
    const first = page.locator(STEP).first();
    await first.focus();
    await press(page, key);
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await press(page, key);
    await expect(first).toHaveAttribute('aria-expanded', 'true');
  },
  'steps source': focused(STEP, sends('reveal')),
  'steps graph': async ({ page }, key) => {
    await page.locator(STEP).first().focus();
    await press(page, key);
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Graph');
  },

  'output up': moves(LINE, 1, 0),
  'output down': moves(LINE, 0, 1),
  'output up-far': moves(LINE, 30, 10),
  'output down-far': moves(LINE, 10, 30),
  'output first': moves(LINE, 30, 0),
  'output last': moves(LINE, 0, -1),
  'output source': focused(LINE, sends('reveal')),

  'value more': changesValue((now) => now > 2 && now < 3),
  'value less': changesValue((now) => now < 2 && now > 1),
  'value more-far': changesValue((now) => now >= 3),
  'value less-far': changesValue((now) => now <= 1),
  'value undo': async ({ page }, key) => {
    const field = page.getByRole('textbox', { name: 'Value of x' });
    await field.fill('2');
    await field.press('Enter');
    await field.fill('2 oops');
    await field.press(key);
    await expect(field).toHaveValue('2');
  },
};

const PLACES: Readonly<Record<Scope, readonly [options: Parameters<Open>[0], tab: string]>> = {
  page: [{ formula: 'dead' }, 'Graph'],
  graph: [{}, 'Graph'],
  gradients: [{ formula: 'threeVariables' }, 'Gradients'],
  matrix: [{ formula: 'threeVariables' }, 'Gradients'],
  tensor: [{ formula: 'slices' }, 'Gradients'],
  plot: [{}, 'Plot'],
  surface: [{ formula: 'bowl' }, 'Plot'],
  figure: [{ program: 'plotted' }, 'Plot'],
  steps: [{}, 'Formula'],
  output: [{ program: 'many' }, 'Output'],
  value: [{}, 'Graph'],
};

test.describe('each key does what the sheet says', () => {
  for (const [scope, [options, tab]] of Object.entries(PLACES)) {
    test(scope, async ({ open }) => {
      test.setTimeout(90_000);
      const at = await open(options);
      await at.page.getByRole('tab', { name: tab }).click();
      if (scope === 'matrix') {
        await at.page.getByRole('radio', { name: 'Hessian' }).check({ force: true });
        await expect(at.page.locator(CELL)).toHaveCount(9);
      }
      if (scope === 'steps') await expect(at.page.locator(STEP).nth(1)).toBeVisible();
      if (scope === 'surface') {
        await at.page.getByRole('combobox', { name: 'What the plot shows' }).click();
        await at.page.locator('vscode-option:visible', { hasText: 'over u and v' }).click();
        await expect(at.page.locator('.surface-heights li').first()).toBeVisible();
      }
      if (scope === 'plot') await expect(at.page.locator('.plot-stage')).toHaveAttribute('aria-valuemax', /[1-9]/);
      for (const { action, keys } of BINDINGS.filter((binding) => binding.scope === scope))
        for (const key of keys)
          await test.step(`${key} ${action}`, () => CHECKS[`${scope} ${action}` as Name](at, key));
    });
  }
});

test.describe('the sheet of the keys', () => {
  test('lists every key, keeps the focus and gives it back', async ({ open }) => {
    const { page } = await open();
    const opener = page.getByRole('button', { name: 'Keys (?)' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await expect(sheet).toBeVisible();
    await expect(sheet.locator('dd')).toHaveText(new Array(BINDINGS.length).fill(/\S/));
    for (const { says } of BINDINGS) await expect(sheet.getByText(says(), { exact: true }).first()).toBeAttached();
    await expect(sheet.locator('kbd')).toHaveCount(BINDINGS.flatMap(({ keys }) => [...keys]).length);
    for (const direction of ['Tab', 'Shift+Tab']) {
      for (let stop = 0; stop < 5; stop += 1) {
        await page.keyboard.press(direction);
        expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
      }
    }
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(opener).toBeFocused();
  });

  test('switches single keys off, but not Escape', async ({ open }) => {
    const { page, sent } = await open();
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single keys' }).click();
    await page.keyboard.press('Escape');
    await selected(page).focus();
    await page.keyboard.press('r');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await sent('rerun')).toEqual([]);
    await page.locator('.box').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.details')).toBeVisible();
    await selected(page).focus();
    await page.keyboard.press('Escape');
    await expect(page.locator('.details')).toBeHidden();
  });
});

test('what is typed into a field is no key of the page', async ({ open }) => {
  const { page, sent } = await open();
  const field = page.getByRole('textbox', { name: 'Value of x' });
  await field.fill('');
  await field.pressSequentially('1e3r?cn');
  await expect(field).toHaveValue('1e3r?cn');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const type of ['rerun', 'copy'] as const) expect(await sent(type)).toEqual([]);
  await expect(selected(page)).toHaveText('Graph');
});

test('a dead end is said, each time anew', async ({ open }) => {
  const { page } = await open();
  await page.locator('.box-output').focus();
  await page.keyboard.press('ArrowDown');
  await expect(spoken(page)).toHaveText('Nothing below: nothing more was computed from this box.');
  await page.keyboard.press('s');
  await expect(spoken(page)).toHaveText('Nothing is running.');
  await page.keyboard.press('w');
  await expect(spoken(page)).toHaveText('No gradient here asks for a reason.');
  await page.locator(ROW).first().focus();
  await page.keyboard.press('ArrowUp');
  await expect(spoken(page)).toHaveText('That is the first row.');
});

test('each table, tree and graph is one stop of the Tab key', async ({ open }) => {
  const { page } = await open({ formula: 'threeVariables' });
  const stops = (all: string): Promise<number> => page.locator(`${all}[tabindex="0"]:visible`).count();
  expect(await stops('.box')).toBe(1);
  await page.getByRole('tab', { name: 'Gradients' }).click();
  expect(await stops(ROW)).toBe(1);
  await page.getByRole('tab', { name: 'Formula' }).click();
  await expect(page.locator(STEP).first()).toBeVisible();
  expect(await stops(STEP)).toBe(1);
});
