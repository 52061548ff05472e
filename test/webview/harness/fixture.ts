/**
 * A page for each test: opened with a formula and a theme, watched for errors and for what its policy stopped. The tests
 * of a worker share one tab, which keeps the compiled scripts: each loads its document anew, in a fifth of the time.
 */
import { test as base, expect, type Page } from '@playwright/test';
import type { ToHost } from '../../../src/inspector/protocol';
import { serve, type Served } from './build';
import type { ThemeName } from './themes';

export interface Opened {
  readonly page: Page;
  /** What the page sent to its host so far, of one type. */
  readonly sent: <Type extends ToHost['type']>(type: Type) => Promise<Extract<ToHost, { type: Type }>[]>;
}

export type Open = (options?: {
  readonly formula?: string;
  readonly program?: string;
  /** A graph made by hand, of `harness/graphs`. */
  readonly graph?: string;
  readonly theme?: ThemeName;
  readonly state?: string;
  readonly width?: number;
  /** Of formulas by rule: `differs`, `refused`, `unchecked`, `slow`, `gives-up`; else the real ones. */
  readonly answers?: string;
  /** Every text of ours between ⟦ and ⟧. */
  readonly marked?: boolean;
}) => Promise<Opened>;

export const test = base.extend<{ open: Open }, { served: Served; tab: Page }>({
  served: [
    // Playwright wants the pattern even where nothing is taken from it.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const served = await serve();
      await use(served);
      served.server.close();
    },
    { scope: 'worker' },
  ],
  tab: [
    async ({ browser }, use) => {
      const tab = await browser.newPage();
      await use(tab);
      await tab.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ tab, served }, use) => {
    await use(tab);
    tab.removeAllListeners();
    await tab.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
    // What the page remembered is cleared once no page is there that could write it again.
    await tab.goto(`${served.address}/webview.css`);
    await tab.evaluate(() => {
      sessionStorage.clear();
    });
  },
  open: async ({ page, served }, use) => {
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('favicon') && !said.text().includes('404'))
        problems.push(said.text());
    });
    const sent: Opened['sent'] = async (type) => {
      const all = await page.evaluate(() => window.harness.sent);
      return all.filter((message): message is Extract<ToHost, { type: typeof type }> => message.type === type);
    };
    await use(
      async ({ formula = 'polynomial', program, graph, theme = 'dark', state, width = 900, answers, marked } = {}) => {
        await page.setViewportSize({ width, height: 800 });
        const more = [
          answers === undefined ? '' : `&answers=${answers}`,
          state === undefined ? '' : `&state=${state}`,
          program === undefined ? '' : `&program=${program}`,
          graph === undefined ? '' : `&graph=${graph}`,
          marked === true ? '&marked' : '',
        ];
        await page.goto(`${served.address}/?formula=${formula}&theme=${theme}${more.join('')}`);
        await expect(page.locator('.result:not([hidden]), .empty-place:not([hidden])').first()).toBeVisible();
        return { page, sent };
      },
    );
    expect(problems).toEqual([]);
    const reported = await page.evaluate(() => window.harness.sent.filter(({ type }) => type === 'page-error'));
    expect(reported).toEqual([]);
  },
});

export { expect };
