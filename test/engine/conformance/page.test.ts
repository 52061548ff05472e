/** The page of conformance says what the engine does now: it is written anew by `npm run conformance`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { conformancePage } from '../../../scripts/conformance/page';
import { findOperators } from '../../../scripts/generate/operators';
import { recordedVersion } from './fixtures';
import { measure } from './measurement';

const ROOT = new URL('../../../', import.meta.url);

it('is up to date', { timeout: 60_000 }, async () => {
  const operators = await findOperators(fileURLToPath(new URL('src/engine/operators', ROOT)));
  const page = readFileSync(new URL('docs/conformance.md', ROOT), 'utf8');
  expect(conformancePage(await measure(), operators, recordedVersion())).toBe(page);
});
