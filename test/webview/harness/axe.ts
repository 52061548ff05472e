// Runs axe-core in a page or in a frame of one, as text that the browser's debugger evaluates, which no security policy of
// the page stops. Gives each finding as a line that says what, how grave and where.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const source = readFileSync(path.join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What a theme decides; all else is the same in each. */
export const OF_COLORS: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** Nothing is left out: minor findings fail a test as critical ones do. `only`: the rules that are looked at, else all. */
export async function findings(frame: Page | Frame, only?: readonly string[]): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source);
  return frame.evaluate(async (chosen) => {
    if (window.axe === undefined) throw new Error('axe-core did not load.');
    // What is drawn in a box of the graph is its name, then numbers; axe glues the texts of an SVG together without a space,
    // and so never finds them in the label that says all of it in words.
    window.axe.configure({ rules: [{ id: 'label-content-name-mismatch', selector: '*:not(.box)' }] });
    // A part of a page, in VS Code, and not a site's page: it has neither a heading of its own level nor landmarks around all.
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      ...(chosen === undefined ? { rules } : { runOnly: [...chosen] }),
    });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${id} (${String(impact)}) at ${JSON.stringify(target)}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`,
      ),
    );
  }, only);
}
