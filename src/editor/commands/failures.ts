/** Tells the user that something was not done: a refusal with its one-click fix, an unexpected error with the log. */
import { l10n, type LogOutputChannel, window } from 'vscode';
import type { Refusal } from '../../trace/refusal';
import { counted, said, saidWithHint } from '../language';

/** Says why; resolves to true where the user chose the fix. */
export async function tellRefusals(refusals: readonly Refusal[]): Promise<boolean> {
  const [first] = refusals;
  if (first === undefined) return false;
  const parts = [saidWithHint(first, ' ')];
  if (refusals.length > 1) parts.push(l10n.t('({0} more: see the Problems view.)', counted(refusals.length - 1)));
  const fixable = refusals.find((refusal) => refusal.fix !== null)?.fix;
  const fix = fixable ? said(fixable.title) : undefined;
  const chosen = await window.showErrorMessage(parts.join(' '), ...(fix ? [fix] : []));
  return chosen !== undefined && chosen === fix;
}

/** Logs the error whole and tells the user in a line. */
export async function tellUnexpected(log: LogOutputChannel, doing: string, error: unknown): Promise<void> {
  log.error(`${doing}:`, error);
  const reason = error instanceof Error ? error.message : String(error);
  const show = l10n.t('Show Log');
  const chosen = await window.showErrorMessage(
    l10n.t('Autograd Lens: {0} failed unexpectedly: {1}', doing, reason),
    show,
  );
  if (chosen === show) log.show();
}
