/** A page for each test: opened with a formula and a theme, watched for errors and for what its policy stopped. */
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
  readonly theme?: ThemeName;
  readonly state?: string;
  readonly width?: number;
  /** Of formulas by rule: `differs`, `refused`, `unchecked`, `slow`, `gives-up`; else the real ones. */
  readonly answers?: string;
}) => Promise<Opened>;

export const test = base.extend<{ open: Open }, { served: Served }>({
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
    await use(async ({ formula = 'polynomial', program, theme = 'dark', state, width = 900, answers } = {}) => {
      await page.setViewportSize({ width, height: 800 });
      const more = [
        answers === undefined ? '' : `&answers=${answers}`,
        state === undefined ? '' : `&state=${state}`,
        program === undefined ? '' : `&program=${program}`,
      ];
      await page.goto(`${served.address}/?formula=${formula}&theme=${theme}${more.join('')}`);
      await expect(page.locator('.result:not([hidden]), .empty-place:not([hidden])').first()).toBeVisible();
      return { page, sent };
    });
    expect(problems).toEqual([]);
    const reported = await page.evaluate(() => window.harness.sent.filter(({ type }) => type === 'page-error'));
    expect(reported).toEqual([]);
  },
});

export { expect };
