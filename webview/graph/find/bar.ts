/**
 * The field in which boxes of the graph are looked for: how many there are, the next and the one before, and which
 * properties can be asked for. Knows the words of a search and nothing of what is done with the hits.
 */
import { element, fill, icon, setText } from '../../elements';
import type { Page } from '../../page';
import { button, textField } from '../../ui';
import { counted, t } from '../../words';
import { completed, completions, propertySays } from './query';

export interface FindEvents {
  /** Which boxes fit, in the order in which they are gone through; keys. */
  readonly find: (query: string) => readonly string[];
  /** The hits are others now; all of them. */
  readonly found: (keys: readonly string[]) => void;
  /** One is to be seen. */
  readonly go: (key: string) => void;
  /** Leaves the field. */
  readonly leave: () => void;
}

const MOST_HINTS = 12;

export class FindBar {
  readonly root: HTMLElement;
  private readonly field;
  private readonly count = element('span', { class: 'find-count', role: 'status' });
  private readonly steps: HTMLElement;
  private readonly hints = element('ul', { class: 'find-hints', role: 'listbox', hidden: true });
  private readonly page: Page;
  private readonly events: FindEvents;
  private hits: readonly string[] = [];
  private at = -1;
  private hinted = -1;

  constructor(page: Page, events: FindEvents) {
    this.page = page;
    this.events = events;
    this.hints.setAttribute('aria-label', t('Properties'));
    this.field = textField(t('Find in the graph'), {
      onInput: () => {
        this.look();
        this.hint();
      },
      onKey: (event) => {
        this.key(event);
      },
      size: 16,
    });
    this.field.root.setAttribute('placeholder', t('Find: name, mul, [3, 4], grad:zero'));
    this.steps = element(
      'span',
      { class: 'find-steps', hidden: true },
      button(
        t('Previous hit'),
        () => {
          this.step(-1);
        },
        { appearance: 'icon', title: t('Previous hit (Shift+Enter)') },
        icon('M4 10l4-4 4 4'),
      ),
      button(
        t('Next hit'),
        () => {
          this.step(1);
        },
        { appearance: 'icon', title: t('Next hit (Enter)') },
        icon('M4 6l4 4 4-4'),
      ),
    );
    this.root = element(
      'div',
      { class: 'graph-find', role: 'search' },
      this.field.root,
      this.count,
      this.steps,
      this.hints,
    );
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.root.contains(relatedTarget))) this.closeHints();
    });
    this.root.addEventListener('focusin', () => {
      if (this.field.focused) this.hint();
    });
  }

  focus(): void {
    this.field.root.focus();
  }

  /** The graph is another, or has other numbers. */
  refresh(): void {
    if (this.field.text.trim() === '') return;
    const key = this.hits[this.at];
    this.hits = this.events.find(this.field.text);
    this.at = key === undefined ? -1 : this.hits.indexOf(key);
    this.tell();
  }

  /** False where nothing was looked for. */
  clear(): boolean {
    const was = this.field.text !== '' || !this.hints.hidden;
    this.field.text = '';
    this.closeHints();
    this.look();
    return was;
  }

  private look(): void {
    this.hits = this.events.find(this.field.text);
    this.at = -1;
    this.tell();
  }

  private tell(): void {
    const { hits, at } = this;
    const asked = this.field.text.trim() !== '';
    this.steps.hidden = hits.length === 0;
    const text = !asked
      ? ''
      : hits.length === 0
        ? t('nothing found')
        : at < 0
          ? t('{0} found', counted(hits.length))
          : t('{0} of {1}', counted(at + 1), counted(hits.length));
    setText(this.count, text);
    this.events.found(hits);
  }

  private step(by: 1 | -1): void {
    const { length } = this.hits;
    if (length === 0) return;
    this.at = this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length;
    const key = this.hits[this.at];
    this.tell();
    if (key !== undefined) this.events.go(key);
  }

  private key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.moveHint(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter') {
      if (!this.takeHint()) this.step(event.shiftKey ? -1 : 1);
    } else if (key === 'Escape') {
      if (!this.hints.hidden) this.closeHints();
      else {
        this.clear();
        this.events.leave();
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The properties that the last word may become. */
  private hint(): void {
    const names = completions(this.field.text).slice(0, MOST_HINTS);
    this.hinted = -1;
    this.hints.hidden = names.length === 0;
    const input = this.field.root;
    input.setAttribute('aria-expanded', String(names.length > 0));
    fill(
      this.hints,
      ...names.map((name, index) => {
        const entry = element(
          'li',
          { class: 'find-hint', role: 'option', id: `find-hint-${index}`, 'data-name': name },
          element('code', {}, name),
          element('span', { class: 'muted' }, propertySays(name)),
        );
        // Before the field loses the focus.
        entry.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          this.hinted = index;
          this.takeHint();
        });
        return entry;
      }),
    );
  }

  private moveHint(by: 1 | -1): void {
    if (this.hints.hidden) this.hint();
    const entries = [...this.hints.children];
    if (entries.length === 0) return;
    this.hinted = this.hinted < 0 && by < 0 ? entries.length - 1 : (this.hinted + by + entries.length) % entries.length;
    entries.forEach((entry, index) => {
      entry.classList.toggle('is-hinted', index === this.hinted);
      entry.setAttribute('aria-selected', String(index === this.hinted));
    });
    const chosen = entries[this.hinted];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen !== undefined) this.page.announce(chosen.textContent);
  }

  private takeHint(): boolean {
    if (this.hints.hidden || this.hinted < 0) return false;
    const chosen = completions(this.field.text)[this.hinted];
    if (chosen === undefined) return false;
    this.field.text = completed(this.field.text, chosen);
    this.closeHints();
    this.look();
    return true;
  }

  private closeHints(): void {
    this.hints.hidden = true;
    this.hinted = -1;
    this.field.root.setAttribute('aria-expanded', 'false');
  }
}
