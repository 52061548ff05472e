/**
 * `npm run conformance`: runs the engine on the committed cases of PyTorch and writes `docs/conformance.md`; what is not
 * as PyTorch has it is told, and makes the command fail.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordedVersion } from '../test/engine/conformance/fixtures';
import { failures, measure } from '../test/engine/conformance/measurement';
import { conformancePage } from './conformance/page';
import { findOperators } from './generate/operators';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** So many failures are told one by one. */
const TOLD = 50;

async function main(): Promise<void> {
  const measured = await measure();
  const operators = await findOperators(join(ROOT, 'src', 'engine', 'operators'));
  writeFileSync(join(ROOT, 'docs', 'conformance.md'), conformancePage(measured, operators, recordedVersion()));
  const found = failures(measured);
  for (const failure of found.slice(0, TOLD)) console.error(failure);
  console.log(
    `docs/conformance.md written; ${found.length === 0 ? 'everything conforms' : `${found.length} do not conform`}.`,
  );
  if (found.length > 0) process.exitCode = 1;
}

void main();
