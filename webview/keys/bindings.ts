/**
 * Every key that the page answers to stands here once: the parts ask what a key means to them, and the sheet lists the
 * same table. What the browser and the controls do of themselves (Tab, arrows on tabs and sliders) is not in it, and
 * nothing with Ctrl, Alt or Cmd, which belong to VS Code. Knows no elements.
 */
import { t } from '../words';

export type Scope =
  'page' | 'graph' | 'gradients' | 'matrix' | 'tensor' | 'plot' | 'surface' | 'figure' | 'steps' | 'output' | 'value';

interface Entry {
  readonly scope: Scope;
  readonly action: string;
  /** As `KeyboardEvent.key` names them, `Shift+` before them where it matters. */
  readonly keys: readonly string[];
  readonly says: () => string;
}

export const BINDINGS = [
  { scope: 'page', action: 'keys', keys: ['?'], says: () => t('Show these keys') },
  { scope: 'page', action: 'tab', keys: ['1', '2', '3', '4'], says: () => t('First, second, third or fourth tab') },
  { scope: 'page', action: 'values', keys: ['v'], says: () => t('To the values of the variables') },
  { scope: 'page', action: 'source', keys: ['e'], says: () => t('To the text in the editor') },
  { scope: 'page', action: 'rerun', keys: ['r'], says: () => t('Run again') },
  { scope: 'page', action: 'stop', keys: ['s'], says: () => t('Stop the program that runs') },
  { scope: 'page', action: 'next-gradient', keys: ['n'], says: () => t('To the next gradient') },
  { scope: 'page', action: 'previous-gradient', keys: ['Shift+n'], says: () => t('To the gradient before') },
  { scope: 'page', action: 'why', keys: ['w'], says: () => t('Why the gradient is missing, zero or not a number') },
  { scope: 'page', action: 'pin', keys: ['p'], says: () => t('Pin the inspector to its text, or let it go') },
  { scope: 'page', action: 'follow', keys: ['f'], says: () => t('Follow the caret, or pause') },
  { scope: 'page', action: 'history', keys: ['h'], says: () => t('History of results') },
  { scope: 'page', action: 'copy', keys: ['c'], says: () => t('Copy what the tab shows') },
  { scope: 'page', action: 'close', keys: ['Escape'], says: () => t('Close what was opened last') },

  { scope: 'graph', action: 'up', keys: ['ArrowUp'], says: () => t('To what the box was computed from') },
  { scope: 'graph', action: 'down', keys: ['ArrowDown'], says: () => t('To what was computed from the box') },
  { scope: 'graph', action: 'left', keys: ['ArrowLeft'], says: () => t('To the left in the same layer') },
  { scope: 'graph', action: 'right', keys: ['ArrowRight'], says: () => t('To the right in the same layer') },
  { scope: 'graph', action: 'output', keys: ['Home'], says: () => t('To the output') },
  { scope: 'graph', action: 'details', keys: ['Enter'], says: () => t('Details of the box') },
  { scope: 'graph', action: 'toggle', keys: [' '], says: () => t('Unfold the group; details of another box') },
  { scope: 'graph', action: 'fold', keys: ['g'], says: () => t('Fold the group around the box') },
  { scope: 'graph', action: 'fold-all', keys: ['Shift+g'], says: () => t('Unfold all groups, or fold them') },
  { scope: 'graph', action: 'find', keys: ['/'], says: () => t('Find in the graph') },
  { scope: 'graph', action: 'zoom-in', keys: ['+', '='], says: () => t('Zoom in') },
  { scope: 'graph', action: 'zoom-out', keys: ['-'], says: () => t('Zoom out') },
  { scope: 'graph', action: 'fit', keys: ['0'], says: () => t('Fit the graph') },
  { scope: 'graph', action: 'backward', keys: ['b'], says: () => t('Step through backward, or back to forward') },
  { scope: 'graph', action: 'step-back', keys: [','], says: () => t('To the step before') },
  { scope: 'graph', action: 'step-on', keys: ['.'], says: () => t('To the next step') },
  { scope: 'graph', action: 'step-first', keys: ['<'], says: () => t('To the first step') },
  { scope: 'graph', action: 'step-last', keys: ['>'], says: () => t('To the last step') },
  { scope: 'graph', action: 'play', keys: ['a'], says: () => t('Play the steps, or pause') },
  { scope: 'graph', action: 'paths', keys: ['o'], says: () => t('How the gradient of the box came about') },
  { scope: 'graph', action: 'sizes', keys: ['z'], says: () => t('Lines as wide as their gradients are large') },

  { scope: 'gradients', action: 'up', keys: ['ArrowUp'], says: () => t('To the row above') },
  { scope: 'gradients', action: 'down', keys: ['ArrowDown'], says: () => t('To the row below') },
  { scope: 'gradients', action: 'first', keys: ['Home'], says: () => t('To the first row') },
  { scope: 'gradients', action: 'last', keys: ['End'], says: () => t('To the last row') },
  { scope: 'gradients', action: 'unfold', keys: ['ArrowRight'], says: () => t('Unfold the row') },
  { scope: 'gradients', action: 'fold', keys: ['ArrowLeft'], says: () => t('Fold the row') },
  { scope: 'gradients', action: 'source', keys: ['Enter'], says: () => t('Show the row’s text in the editor') },
  { scope: 'gradients', action: 'tensor', keys: ['t'], says: () => t('All numbers of the row’s tensor') },

  { scope: 'matrix', action: 'up', keys: ['ArrowUp'], says: () => t('To the entry above') },
  { scope: 'matrix', action: 'down', keys: ['ArrowDown'], says: () => t('To the entry below') },
  { scope: 'matrix', action: 'left', keys: ['ArrowLeft'], says: () => t('To the entry on the left') },
  { scope: 'matrix', action: 'right', keys: ['ArrowRight'], says: () => t('To the entry on the right') },
  { scope: 'matrix', action: 'first', keys: ['Home'], says: () => t('To the first entry of the row') },
  { scope: 'matrix', action: 'last', keys: ['End'], says: () => t('To the last entry of the row') },

  { scope: 'tensor', action: 'up', keys: ['ArrowUp'], says: () => t('To the number above') },
  { scope: 'tensor', action: 'down', keys: ['ArrowDown'], says: () => t('To the number below') },
  { scope: 'tensor', action: 'left', keys: ['ArrowLeft'], says: () => t('To the number or the bar on the left') },
  { scope: 'tensor', action: 'right', keys: ['ArrowRight'], says: () => t('To the number or the bar on the right') },
  { scope: 'tensor', action: 'up-far', keys: ['PageUp'], says: () => t('A page up') },
  { scope: 'tensor', action: 'down-far', keys: ['PageDown'], says: () => t('A page down') },
  { scope: 'tensor', action: 'left-far', keys: ['Shift+PageUp'], says: () => t('A page to the left') },
  { scope: 'tensor', action: 'right-far', keys: ['Shift+PageDown'], says: () => t('A page to the right') },
  { scope: 'tensor', action: 'row-start', keys: ['Home'], says: () => t('To the start of the row, or the first bar') },
  { scope: 'tensor', action: 'row-end', keys: ['End'], says: () => t('To the end of the row, or the last bar') },
  { scope: 'tensor', action: 'first', keys: ['Shift+Home'], says: () => t('To the first number') },
  { scope: 'tensor', action: 'last', keys: ['Shift+End'], says: () => t('To the last number') },
  { scope: 'tensor', action: 'slice-before', keys: ['['], says: () => t('To the slice before') },
  { scope: 'tensor', action: 'slice-after', keys: [']'], says: () => t('To the next slice') },
  { scope: 'tensor', action: 'zoom-in', keys: ['+', '='], says: () => t('Zoom in') },
  { scope: 'tensor', action: 'zoom-out', keys: ['-'], says: () => t('Zoom out') },
  { scope: 'tensor', action: 'fit', keys: ['0'], says: () => t('Fit the heat map') },

  { scope: 'plot', action: 'back', keys: ['ArrowLeft'], says: () => t('One sample to the left') },
  { scope: 'plot', action: 'on', keys: ['ArrowRight'], says: () => t('One sample to the right') },
  { scope: 'plot', action: 'back-far', keys: ['Shift+ArrowLeft'], says: () => t('Ten samples to the left') },
  { scope: 'plot', action: 'on-far', keys: ['Shift+ArrowRight'], says: () => t('Ten samples to the right') },
  { scope: 'plot', action: 'back-page', keys: ['PageDown'], says: () => t('Forty samples to the left') },
  { scope: 'plot', action: 'on-page', keys: ['PageUp'], says: () => t('Forty samples to the right') },
  { scope: 'plot', action: 'first', keys: ['Home'], says: () => t('First sample') },
  { scope: 'plot', action: 'last', keys: ['End'], says: () => t('Last sample') },
  { scope: 'plot', action: 'put', keys: ['Enter'], says: () => t('Give the variable the value of the sample') },
  { scope: 'plot', action: 'zoom-in', keys: ['+', '='], says: () => t('Zoom in') },
  { scope: 'plot', action: 'zoom-out', keys: ['-'], says: () => t('Zoom out') },
  { scope: 'plot', action: 'pan-left', keys: [','], says: () => t('Move the range to the left') },
  { scope: 'plot', action: 'pan-right', keys: ['.'], says: () => t('Move the range to the right') },
  { scope: 'plot', action: 'fit', keys: ['0'], says: () => t('The range as it was') },
  { scope: 'plot', action: 'line-before', keys: ['ArrowUp'], says: () => t('Read the line before, or all lines') },
  { scope: 'plot', action: 'next-line', keys: ['ArrowDown'], says: () => t('Read the next line, or all lines') },
  { scope: 'plot', action: 'next-landmark', keys: ['l'], says: () => t('To the next root, extremum or inflection') },
  { scope: 'plot', action: 'landmark-before', keys: ['Shift+l'], says: () => t('To the landmark before') },
  { scope: 'plot', action: 'point-left', keys: ['a'], says: () => t('Move the point to the left') },
  { scope: 'plot', action: 'point-right', keys: ['d'], says: () => t('Move the point to the right') },
  { scope: 'plot', action: 'point-left-far', keys: ['Shift+a'], says: () => t('Move the point ten steps to the left') },
  {
    scope: 'plot',
    action: 'point-right-far',
    keys: ['Shift+d'],
    says: () => t('Move the point ten steps to the right'),
  },
  { scope: 'plot', action: 'hold', keys: ['y'], says: () => t('Hold the range of y, or let it follow') },

  { scope: 'surface', action: 'left', keys: ['ArrowLeft'], says: () => t('Cross-hair to the left') },
  { scope: 'surface', action: 'right', keys: ['ArrowRight'], says: () => t('Cross-hair to the right') },
  { scope: 'surface', action: 'up', keys: ['ArrowUp'], says: () => t('Cross-hair up') },
  { scope: 'surface', action: 'down', keys: ['ArrowDown'], says: () => t('Cross-hair down') },
  { scope: 'surface', action: 'left-far', keys: ['Shift+ArrowLeft'], says: () => t('Ten places to the left') },
  { scope: 'surface', action: 'right-far', keys: ['Shift+ArrowRight'], says: () => t('Ten places to the right') },
  { scope: 'surface', action: 'up-far', keys: ['Shift+ArrowUp'], says: () => t('Ten places up') },
  { scope: 'surface', action: 'down-far', keys: ['Shift+ArrowDown'], says: () => t('Ten places down') },
  { scope: 'surface', action: 'descend', keys: ['Enter'], says: () => t('Gradient descent from the cross-hair') },
  { scope: 'surface', action: 'put', keys: [' '], says: () => t('Give both variables their values at the cross-hair') },
  { scope: 'surface', action: 'zoom-in', keys: ['+', '='], says: () => t('Zoom in') },
  { scope: 'surface', action: 'zoom-out', keys: ['-'], says: () => t('Zoom out') },
  { scope: 'surface', action: 'pan-left', keys: [','], says: () => t('Move the range to the left') },
  { scope: 'surface', action: 'pan-right', keys: ['.'], says: () => t('Move the range to the right') },
  { scope: 'surface', action: 'pan-up', keys: ['PageUp'], says: () => t('Move the range up') },
  { scope: 'surface', action: 'pan-down', keys: ['PageDown'], says: () => t('Move the range down') },
  { scope: 'surface', action: 'fit', keys: ['0'], says: () => t('The range as it was') },

  { scope: 'figure', action: 'back', keys: ['ArrowLeft'], says: () => t('One point to the left') },
  { scope: 'figure', action: 'on', keys: ['ArrowRight'], says: () => t('One point to the right') },
  { scope: 'figure', action: 'back-far', keys: ['Shift+ArrowLeft'], says: () => t('Ten points to the left') },
  { scope: 'figure', action: 'on-far', keys: ['Shift+ArrowRight'], says: () => t('Ten points to the right') },
  { scope: 'figure', action: 'back-page', keys: ['PageDown'], says: () => t('Forty points to the left') },
  { scope: 'figure', action: 'on-page', keys: ['PageUp'], says: () => t('Forty points to the right') },
  { scope: 'figure', action: 'first', keys: ['Home'], says: () => t('First point') },
  { scope: 'figure', action: 'last', keys: ['End'], says: () => t('Last point') },
  { scope: 'figure', action: 'up', keys: ['ArrowUp'], says: () => t('To the series before') },
  { scope: 'figure', action: 'down', keys: ['ArrowDown'], says: () => t('To the next series') },

  { scope: 'steps', action: 'up', keys: ['ArrowUp'], says: () => t('To the step above') },
  { scope: 'steps', action: 'down', keys: ['ArrowDown'], says: () => t('To the step below') },
  { scope: 'steps', action: 'first', keys: ['Home'], says: () => t('To the first step') },
  { scope: 'steps', action: 'last', keys: ['End'], says: () => t('To the last step') },
  { scope: 'steps', action: 'unfold', keys: ['ArrowRight'], says: () => t('Unfold the step, then into it') },
  { scope: 'steps', action: 'fold', keys: ['ArrowLeft'], says: () => t('Fold the step, then out of it') },
  { scope: 'steps', action: 'toggle', keys: [' '], says: () => t('Fold or unfold the step') },
  { scope: 'steps', action: 'source', keys: ['Enter'], says: () => t('Show the step’s text in the editor') },
  { scope: 'steps', action: 'graph', keys: ['g'], says: () => t('Show the step’s part in the graph') },

  { scope: 'output', action: 'up', keys: ['ArrowUp'], says: () => t('To the entry above') },
  { scope: 'output', action: 'down', keys: ['ArrowDown'], says: () => t('To the entry below') },
  { scope: 'output', action: 'up-far', keys: ['PageUp'], says: () => t('Twenty entries up') },
  { scope: 'output', action: 'down-far', keys: ['PageDown'], says: () => t('Twenty entries down') },
  { scope: 'output', action: 'first', keys: ['Home'], says: () => t('To the first entry') },
  { scope: 'output', action: 'last', keys: ['End'], says: () => t('To the last entry') },
  { scope: 'output', action: 'source', keys: ['Enter'], says: () => t('Show the entry’s line, or its figure') },

  { scope: 'value', action: 'more', keys: ['ArrowUp'], says: () => t('A step more') },
  { scope: 'value', action: 'less', keys: ['ArrowDown'], says: () => t('A step less') },
  { scope: 'value', action: 'more-far', keys: ['Shift+ArrowUp'], says: () => t('Ten steps more') },
  { scope: 'value', action: 'less-far', keys: ['Shift+ArrowDown'], says: () => t('Ten steps less') },
  { scope: 'value', action: 'undo', keys: ['Escape'], says: () => t('The value as it was before typing') },
] as const satisfies readonly Entry[];

export type Binding = (typeof BINDINGS)[number];
/** By scope. */
type Actions = { readonly [Of in Scope]: Extract<Binding, { readonly scope: Of }>['action'] };
export type Action<Of extends Scope> = Actions[Of];

/** What of an event decides which key it is. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key means there; null: nothing. */
export function actionOf<Of extends Scope>(scope: Of, pressed: Pressed): Action<Of> | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const name = keyName(pressed);
  const found = BINDINGS.find((entry) => entry.scope === scope && (entry.keys as readonly string[]).includes(name));
  // The scope was compared, which the compiler does not carry over to a generic type.
  return (found?.action ?? null) as Action<Of> | null;
}

/** With Shift where it matters: a sign such as ? or + may need it on one keyboard and not on another. */
export function keyName({ key, code, shiftKey }: Pressed): string {
  if (key === ' ') return key;
  // A keyboard for another script: the letter of the same place.
  const plain = key.length > 1 || /^[\x21-\x7e]$/.test(key) ? key : code.replace(/^(?:Key|Digit)/, '');
  const letter = plain.length === 1 ? plain.toLowerCase() : plain;
  return shiftKey && (letter.length > 1 || /[a-z]/.test(letter)) ? `Shift+${letter}` : letter;
}

/** How a key is written for people. */
export function keyCaption(key: string): string {
  const captions: Readonly<Record<string, string>> = {
    ' ': t('Space'),
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    PageUp: t('Page Up'),
    PageDown: t('Page Down'),
    Home: t('Home'),
    End: t('End'),
    Enter: t('Enter'),
    Escape: t('Escape'),
  };
  const plain = key.replace(/^Shift[+]/, '');
  const caption = captions[plain] ?? plain.toUpperCase();
  return plain === key ? caption : `${t('Shift')}+${caption}`;
}
