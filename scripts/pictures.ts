// `npm run pictures`: the README's pictures, taken from the packaged extension in a real editor; `npm run pictures -- panel`
// takes those of one subject. Run it after a change of what is seen; the pictures are committed.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openVSCode } from '../test/vscode/harness/open-vscode';
import { Workbench } from '../test/vscode/harness/workbench';
import { bundle, packageExtension } from './package';
import { backward } from './pictures/backward';
import { curve } from './pictures/curve';
import { figures } from './pictures/figures';
import { graph } from './pictures/graph';
import { graphLarge } from './pictures/graphlarge';
import { hessian } from './pictures/hessian';
import { hints } from './pictures/hints';
import { inspectors } from './pictures/inspectors';
import { keys } from './pictures/keys';
import { language } from './pictures/language';
import { live } from './pictures/live';
import { markdown } from './pictures/markdown';
import { panel } from './pictures/panel';
import { images, Photographer } from './pictures/photographer';
import { SETTINGS } from './pictures/settings';
import { snippet } from './pictures/snippet';
import { surface } from './pictures/surface';
import { tensor } from './pictures/tensor';
import { walkthrough } from './pictures/walkthrough';
import { runMain } from './setup/processes';
import { inRepository, packageFile } from './setup/repository';

/** Each leaves the editor as it found it: in light colours, the side bar hidden. */
const SUBJECTS = {
  backward,
  curve,
  panel,
  markdown,
  live,
  hints,
  keys,
  inspectors,
  walkthrough,
  language,
  snippet,
  surface,
  figures,
  tensor,
  hessian,
  graph,
  'graph-large': graphLarge,
};

runMain(async () => {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !Object.hasOwn(SUBJECTS, name));
  if (unknown.length > 0)
    throw new Error(`No pictures are called ${unknown.join(', ')}: ${Object.keys(SUBJECTS).join(', ')}.`);
  await bundle();
  await packageExtension();
  mkdirSync(images, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'autograd-lens-pictures-'));
  cpSync(inRepository('media', 'examples'), folder, { recursive: true });
  const vscode = await openVSCode({
    folder,
    vsix: [packageFile],
    settings: SETTINGS,
    viewport: { width: 1280, height: 720 },
  });
  try {
    const workbench = new Workbench(vscode.page);
    const camera = new Photographer(workbench, folder);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    for (const [name, subject] of Object.entries(SUBJECTS))
      if (named.length === 0 || named.includes(name)) await subject(camera);
    return 0;
  } finally {
    await vscode.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
