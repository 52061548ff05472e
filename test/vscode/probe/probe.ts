// A small extension for `npm start` on a desktop: asks Autograd Lens for a first differentiation, writes the answer to a
// file, and closes the window when another file appears, since the script has no other way to reach it.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { commands, type ExtensionContext } from 'vscode';

async function firstAnswer(): Promise<unknown> {
  try {
    return await commands.executeCommand('autogradLens.differentiate', {
      expression: '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
      at: { x: 2 },
    });
  } catch (error) {
    return { error: String(error) };
  }
}

export async function activate(context: ExtensionContext): Promise<void> {
  const { AUTOGRAD_LENS_PROBE_ANSWER: answerFile, AUTOGRAD_LENS_PROBE_STOP: stopFile } = process.env;
  if (answerFile === undefined || stopFile === undefined) return;
  const timer = setInterval(() => {
    if (existsSync(stopFile)) void commands.executeCommand('workbench.action.quit');
  }, 300);
  context.subscriptions.push({
    dispose: () => {
      clearInterval(timer);
    },
  });
  // Renamed when it is whole, so that nobody reads half of it.
  writeFileSync(`${answerFile}.part`, JSON.stringify(await firstAnswer()));
  renameSync(`${answerFile}.part`, answerFile);
}
