/** What the manifest's conditions may ask: `autogradLens.hasResults` while there is any result. */
import { commands } from 'vscode';
import type { ResultRegistry } from '../results/result';

export function followResults(results: ResultRegistry): { dispose(): void } {
  let had = false;
  return results.onDidChange(() => {
    const has = results.active !== undefined;
    if (has === had) return;
    had = has;
    void commands.executeCommand('setContext', 'autogradLens.hasResults', has);
  });
}
