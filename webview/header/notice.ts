/** The banner that says how a program's run ended, with its place and what to do next. */
import { settingOf } from '../../src/trace/ending';
import type { SourceRange } from '../../src/trace/range';
import { element, icon, INFORMATION, WARNING, type Child } from '../elements';
import { lineNumber } from '../lines';
import type { Send } from '../page';
import { button, linkButton } from '../ui';
import { t, withParts } from '../words';
import { settingButton } from './setting';
import type { Notice, ProgramResultState } from './ending';

const SIGNS = { failed: '✕', warning: WARNING, stale: null, info: INFORMATION } as const;

export function programBanner(
  notice: Notice,
  { program: { trace, lines } }: ProgramResultState,
  send: Send,
  explainFailure: () => void,
): HTMLElement {
  const { kind, what, range, hint } = notice;
  const setting = kind === 'warning' ? settingOf(trace?.ending ?? null) : null;
  const again = button(
    t('Run again'),
    () => {
      send({ type: 'rerun' });
    },
    { appearance: 'primary' },
  );
  if (kind === 'stale')
    return element('div', { class: 'banner banner-stale' }, element('span', { class: 'banner-text' }, what), again);
  return element(
    'div',
    { class: `banner banner-${kind} banner-program` },
    element(
      'div',
      { class: 'banner-text' },
      element(
        'p',
        { class: 'banner-what' },
        element('span', { class: 'banner-sign', 'aria-hidden': 'true' }, sign(kind)),
        what,
      ),
      range !== null &&
        element(
          'p',
          { class: 'banner-where' },
          ...withParts('At {0}', placeLink(range, lineNumber(lines, range), send)),
        ),
      hint !== null && element('p', { class: 'banner-hint' }, hint),
    ),
    element(
      'div',
      { class: 'banner-actions' },
      setting !== null && settingButton(setting, send),
      kind === 'failed' && trace?.failure === true && button(t('Why?'), explainFailure),
      again,
    ),
  );
}

function placeLink(range: SourceRange, line: number | null, send: Send): HTMLElement {
  return linkButton(line === null ? t('this place') : t('line {0}', line), t('Show in the editor'), () => {
    send({ type: 'reveal', range });
  });
}

function sign(kind: Exclude<Notice['kind'], 'stale'>): Child {
  const drawn = SIGNS[kind];
  return drawn.length === 1 ? drawn : icon(drawn);
}
