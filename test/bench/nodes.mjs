// The Nodes that run what is measured: the one of the editor's tests, which is as new as VS Code's own, and the one that
// runs the bench, where that is another.
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { tsImport } from 'tsx/esm/api';

import { root } from '../../scripts/bundles.mjs';

// The scripts of the setup look for the repository where they are started.
process.chdir(root);
const { codeServer, hasCodeServer } = await tsImport('../../scripts/setup/code-server.ts', import.meta.url);

function known(executable) {
  const version = executable === process.execPath ? process.version : String(execFileSync(executable, ['--version']));
  const major = version.trim().replace(/^v/, '').split('.')[0];
  return { executable, version: version.trim(), name: `Node ${major}` };
}

/** Runs the bench, and what drives a browser or the editor. */
export const running = known(process.execPath);

/** Decides. */
export const editors = hasCodeServer() ? known(codeServer.node) : running;
/** Stands beside, or is null. */
export const beside = running.name === editors.name ? null : running;
/** What is to be said about them. */
export const remark = hasCodeServer()
  ? null
  : 'The Node of the editor’s tests is not installed (npm run setup): the Node that runs the bench stands in for it.';
