/** Messages name the setting that would allow more; a button beside them leads to it. */
import { commands } from 'vscode';

/** The first of our settings that a text names. */
export function settingIn(text: string): string | undefined {
  return /\bautogradLens(?:\.[a-zA-Z]+)+/.exec(text)?.[0];
}

export async function openSetting(setting: string): Promise<void> {
  await commands.executeCommand('workbench.action.openSettings', setting);
}
