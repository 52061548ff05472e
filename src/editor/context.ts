/**
 * What the manifest's conditions may ask: `autogradLens.hasResults` while there is any result; `autogradLens.ownResult`,
 * by which the walkthrough knows that it has done its work, once there was one of a text of the user's own.
 */
import { commands } from 'vscode';
import type { ResultRegistry } from '../results/result';

export function followResults(results: ResultRegistry, isExample: (uri: string) => boolean): { dispose(): void } {
  let had = false;
  let hadOwn = false;
  return results.onDidChange((id) => {
    const changed = results.get(id);
    if (!hadOwn && changed?.status === 'fresh' && !isExample(changed.uri)) {
      hadOwn = true;
      void commands.executeCommand('setContext', 'autogradLens.ownResult', true);
    }
    const has = results.active !== undefined;
    if (has === had) return;
    had = has;
    void commands.executeCommand('setContext', 'autogradLens.hasResults', has);
  });
}
