/**
 * Listens for the keys that hold in all of the page and gives them to the actions. Where something is typed, and where a
 * part has taken the key for itself, they mean nothing.
 */
import { actionOf, type Action } from './bindings';

/** `key` as it was pressed. */
export type PageActions = Readonly<Record<Action<'page'>, (key: string) => void>>;

export interface KeyboardOptions {
  readonly actions: PageActions;
  /** Whether single keys are switched off; Escape is none of them. */
  readonly isOff: () => boolean;
}

export function listenForKeys({ actions, isOff }: KeyboardOptions): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event)) return;
    const action = actionOf('page', event);
    if (action === null || (isOff() && action !== 'close')) return;
    event.preventDefault();
    actions[action](event.key);
  });
}

const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'range', 'button']);

/** A field, or a list whose entries are found by their first letters; the toolkit hides its fields in shadows. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.has(target.type);
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return event.composedPath().some((node) => node instanceof Element && node.matches('vscode-dropdown'));
}
