/** Says in the graph's frame that a layout takes long, offers to give it up, and then to try again. Knows no graph. */
import { element, fill } from '../../elements';
import { button } from '../../ui';
import { counted, t } from '../../words';

/** Milliseconds after which a wait is explained. */
const LONG = 2000;

export class Busy {
  readonly root = element('div', { class: 'scene-busy', role: 'status', hidden: true });
  private timer: ReturnType<typeof setTimeout> | null = null;

  wait(boxes: number, cancel: () => void): void {
    this.end();
    this.timer = setTimeout(() => {
      this.say(
        t('The graph has {0} boxes; they are being placed.', counted(boxes)),
        button(t('Cancel'), cancel, { title: t('Stop placing the boxes') }),
      );
    }, LONG);
  }

  givenUp(boxes: number, again: () => void): void {
    this.end();
    this.say(
      t('The graph has {0} boxes; placing them was stopped.', counted(boxes)),
      button(t('Draw the graph'), again),
    );
  }

  failed(reason: string): void {
    this.end();
    this.say(t('The boxes of the graph could not be placed: {0}', reason));
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.root.hidden = true;
    fill(this.root);
  }

  private say(text: string, control?: HTMLElement): void {
    this.root.hidden = false;
    fill(this.root, element('p', {}, text), control);
  }
}
