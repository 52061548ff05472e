/**
 * The buttons of the inspector itself, whatever it shows: the history, following the caret, the pin. In a view the
 * editor shows them in the view's own head.
 */
import type { InspectorManner } from '../../src/inspector/protocol';
import { element, fill, icon, setAttributes } from '../elements';
import type { Send } from '../page';
import { t } from '../words';

const HISTORY = 'M3.2 5.4A5.6 5.6 0 1 1 2.4 8.6M2.4 2.6v3.2h3.2M8 5v3.3l2.2 1.4';
const PAUSE = 'M6 3.5v9M10 3.5v9';
const GO_ON = 'M3.5 3.5v9M6.5 3.5l6 4.5-6 4.5Z';
const PIN = 'M6 2.5h4M6.6 2.5v4.2L4.5 9h7L9.4 6.7V2.5M8 9v4.8';

export class InspectorControls {
  readonly root = element('div', {
    class: 'inspector-controls',
    role: 'group',
    'aria-label': t('This inspector'),
  });
  private readonly history: HTMLElement;
  private readonly follow: HTMLElement;
  private readonly pin: HTMLElement;
  private manner: InspectorManner | null = null;

  /** `empty`: there is nothing that it could be pinned to. */
  constructor(send: Send, empty = false) {
    this.history = pressed(t('History'), HISTORY, () => {
      send({ type: 'show-history' });
    });
    this.follow = pressed(t('Follow the caret'), PAUSE, () => {
      send({ type: 'follow', on: this.manner?.follows !== true });
    });
    this.pin = pressed(t('Pin'), PIN, () => {
      send({ type: 'pin' });
    });
    this.root.append(this.history, this.follow, ...(empty ? [] : [this.pin]));
    this.update(null);
  }

  /** null: the host has not said it yet. */
  update(manner: InspectorManner | null): void {
    this.manner = manner;
    this.root.hidden = manner?.place !== 'editor';
    const { pinned, follows } = manner ?? { pinned: false, follows: true };
    // One that is pinned does not follow, and there is nothing to pause.
    this.follow.hidden = pinned;
    fill(this.follow, icon(follows ? PAUSE : GO_ON));
    name(this.follow, follows ? t('Pause following the caret') : t('Follow the caret'));
    setAttributes(this.pin, { 'aria-pressed': String(pinned) });
    this.pin.classList.toggle('is-on', pinned);
    name(this.pin, pinned ? t('Unpin: show what is differentiated next') : t('Pin to this text'));
  }
}

/** A plain one: the toolkit's would not say whether it is pressed. */
function pressed(label: string, path: string, onPress: () => void): HTMLElement {
  const control = element(
    'button',
    { class: 'icon-button', type: 'button', title: label, 'aria-label': label },
    icon(path),
  );
  control.addEventListener('click', onPress);
  return control;
}

function name(control: HTMLElement, title: string): void {
  setAttributes(control, { title, 'aria-label': title });
}
