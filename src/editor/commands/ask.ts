/**
 * Asks once for all values that are missing, checked while they are typed. Says what defines a name whose definition is
 * no value, and offers to run that instead.
 */
import { l10n, type QuickInputButton, QuickInputButtons, ThemeIcon, window } from 'vscode';
import type { Values } from '../../results/result';
import { said } from '../language';
import { definedBy, prefilled, readValues, type AskedValue } from './values';

export type { AskedValue, Definition } from './values';

/** The user would rather have the program tell the values. */
export const RUN_INSTEAD = 'run-instead';

const RUN: QuickInputButton = { iconPath: new ThemeIcon('play'), tooltip: l10n.t('Run What Defines It') };

/** The values by name; undefined where the user turned the question down. */
export async function askValues(
  wanted: readonly AskedValue[],
  runs: boolean,
): Promise<Values | typeof RUN_INSTEAD | undefined> {
  const names = wanted.map(({ name }) => name);
  const { text, selection } = prefilled(wanted);
  const defined = definedBy(wanted);
  const prompt = [
    ...(defined === null ? [] : [defined]),
    l10n.t(
      'The derivative is computed at these values: numbers, or lists such as [1, 2, 3]. They are remembered for this document.',
    ),
  ].join(' ');
  const box = window.createInputBox();
  box.title = names.length === 1 ? l10n.t('Value of {0}', String(names[0])) : l10n.t('Values of {0}', names.join(', '));
  box.prompt = prompt;
  box.value = text;
  box.valueSelection = selection;
  box.ignoreFocusOut = true;
  box.buttons = runs && defined !== null ? [RUN] : [];
  return new Promise((resolve) => {
    const subscriptions = [
      box.onDidChangeValue((typing) => {
        box.validationMessage = problem(typing, names);
      }),
      box.onDidTriggerButton((button) => {
        if (button !== QuickInputButtons.Back) finish(RUN_INSTEAD);
      }),
      box.onDidAccept(() => {
        const values = readValues(box.value, names);
        if (isValues(values)) finish(values);
        else box.validationMessage = said(values);
      }),
      box.onDidHide(() => {
        finish(undefined);
      }),
    ];
    const finish = (answer: Values | typeof RUN_INSTEAD | undefined): void => {
      resolve(answer);
      for (const subscription of subscriptions) subscription.dispose();
      box.dispose();
    };
    box.show();
  });
}

function problem(typing: string, names: readonly string[]): string | undefined {
  const values = readValues(typing, names);
  return isValues(values) ? undefined : said(values);
}

function isValues(read: ReturnType<typeof readValues>): read is Values {
  // A variable may be called `text`, but its value is no string.
  return typeof read.text !== 'string';
}
