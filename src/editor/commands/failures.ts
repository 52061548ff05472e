/** Tells the user that something was not done: a refusal with its one-click fix, an unexpected error with the log. */
import { window, type LogOutputChannel } from 'vscode';
import type { Refusal } from '../../trace/refusal';

/** Says why; resolves to true where the user chose the fix. */
export async function tellRefusals(refusals: readonly Refusal[]): Promise<boolean> {
  const [first] = refusals;
  if (first === undefined) return false;
  const parts = [first.message.text, first.hint?.text ?? ''];
  if (refusals.length > 1) parts.push(`(${refusals.length - 1} more: see the Problems view.)`);
  const fix = refusals.find((refusal) => refusal.fix !== null)?.fix?.title.text;
  const chosen = await window.showErrorMessage(parts.filter((part) => part !== '').join(' '), ...(fix ? [fix] : []));
  return chosen !== undefined && chosen === fix;
}

/** Logs the error whole and tells the user in a line. */
export async function tellUnexpected(log: LogOutputChannel, doing: string, error: unknown): Promise<void> {
  log.error(`${doing}:`, error);
  const reason = error instanceof Error ? error.message : String(error);
  const show = 'Show Log';
  const chosen = await window.showErrorMessage(`Autograd Lens: ${doing} failed unexpectedly: ${reason}`, show);
  if (chosen === show) log.show();
}
