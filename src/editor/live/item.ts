/**
 * What the status bar says of a document: whether it is live, and how what was differentiated in it stands. In text,
 * tooltip and for screen readers; never by colour alone. Knows no editor but for its texts.
 */
import { l10n } from 'vscode';
import type { Result } from '../../results/result';
import { said } from '../language';

export type Phase =
  /** Nothing was differentiated. */
  | 'empty'
  | 'fresh'
  | 'running'
  | 'stale'
  | 'failed'
  /** The program reached its time limit: it waits for an edit. */
  | 'paused'
  /** A program, where the workspace is not trusted. */
  | 'restricted';

export interface ItemState {
  readonly live: boolean;
  readonly phase: Phase;
  /** Why it failed or waits, as a line of text; null where there is nothing to say. */
  readonly reason: string | null;
}

export interface ItemText {
  readonly text: string;
  readonly tooltip: string;
  /** For screen readers. */
  readonly label: string;
}

const MAX_REASON = 200;

/** What is to be said of the result that was made or looked at last. */
export function phaseOf(result: Result | undefined): Pick<ItemState, 'phase' | 'reason'> {
  if (result === undefined) return { phase: 'empty', reason: null };
  const { status, refusal } = result;
  // What could not be read when it was to run again has kept its last answer.
  const phase = status === 'stale' && refusal !== null ? 'failed' : status;
  const [line = ''] = refusal === null ? [] : said(refusal.message).split('\n');
  const reason = line.length > MAX_REASON ? `${line.slice(0, MAX_REASON)}…` : line;
  return { phase, reason: phase === 'failed' && reason !== '' ? reason : null };
}

export function itemText({ live, phase, reason }: ItemState): ItemText {
  const mode = live
    ? l10n.t('Live mode is on: this document runs again after a pause in typing.')
    : l10n.t('Live mode is off: this document runs only when you ask for it.');
  const action = live ? l10n.t('Click to turn live mode off.') : l10n.t('Click to turn live mode on.');
  const lines = [mode, standing(phase), reason, action].filter((line) => line !== null);
  return { text: live ? liveText(phase) : `$(circle-outline) ${l10n.t('Autograd: Live Off')}`, ...joined(lines) };
}

function joined(lines: readonly string[]): Pick<ItemText, 'tooltip' | 'label'> {
  return { tooltip: ['Autograd Lens', ...lines].join('\n'), label: ['Autograd Lens.', ...lines].join(' ') };
}

function liveText(phase: Phase): string {
  switch (phase) {
    case 'empty':
    case 'fresh':
      return `$(zap) ${l10n.t('Autograd: Live')}`;
    case 'running':
      return `$(sync~spin) ${l10n.t('Autograd: Running')}`;
    case 'stale':
      return `$(history) ${l10n.t('Autograd: Stale')}`;
    case 'failed':
      return `$(error) ${l10n.t('Autograd: Failed')}`;
    case 'paused':
      return `$(debug-pause) ${l10n.t('Autograd: Paused')}`;
    case 'restricted':
      return `$(lock) ${l10n.t('Autograd: Restricted')}`;
  }
}

function standing(phase: Phase): string | null {
  switch (phase) {
    case 'empty':
      return l10n.t('Nothing was differentiated here yet.');
    case 'fresh':
      return l10n.t('The result belongs to the text as it is.');
    case 'running':
      return l10n.t('It is running.');
    case 'stale':
      return l10n.t('The text changed since the last run.');
    case 'failed':
      return l10n.t('The last run failed.');
    case 'paused':
      return l10n.t('The program reached its time limit. It runs again after the next edit.');
    case 'restricted':
      return l10n.t('Programs run only in a trusted workspace; expressions run here too.');
  }
}
