/** A button that opens a list of things to do, worked by pointer and keyboard as menus are. Knows none of the things. */
import { element, fill } from './elements';
import { button, signed } from './ui';

export interface MenuItem {
  readonly label: string;
  readonly choose: () => void;
}

export interface MenuSection {
  /** null: none. */
  readonly heading: string | null;
  readonly items: readonly MenuItem[];
}

export interface Menu {
  readonly root: HTMLElement;
  /** Whether it was open. */
  close(): boolean;
}

/** `sections` are asked for each time that it is opened; `sign`: what stands for the label where there is little room. */
export function menu(label: string, sections: () => readonly MenuSection[], sign?: string): Menu {
  const list = element('div', { class: 'menu-list', role: 'menu', 'aria-label': label, hidden: true });
  const opener = button(
    label,
    () => {
      if (list.hidden) open();
      else close();
    },
    { appearance: 'secondary' },
    ...(sign === undefined ? [label] : signed(sign, label)),
    ' ▾',
  );
  opener.setAttribute('aria-haspopup', 'menu');
  opener.setAttribute('aria-expanded', 'false');
  const root = element('div', { class: 'menu' }, opener, list);

  const entries = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.menu-item')];
  const open = (): void => {
    fill(list, ...sections().flatMap((section) => sectionOf(section, choose)));
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    entries()[0]?.focus();
  };
  const close = (): boolean => {
    if (list.hidden) return false;
    const inside = list.contains(document.activeElement);
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (inside) opener.focus();
    return true;
  };
  const choose = (item: MenuItem): void => {
    close();
    item.choose();
  };
  const step = (by: number): void => {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    Home: () => entries()[0]?.focus(),
    End: () => entries().at(-1)?.focus(),
    Escape: close,
  };
  list.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    // Letters do what they do elsewhere only once the menu is closed.
    event.stopPropagation();
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) close();
  });
  return { root, close };
}

function sectionOf({ heading, items }: MenuSection, choose: (item: MenuItem) => void): HTMLElement[] {
  const made = items.map((item) => {
    const entry = element(
      'button',
      { class: 'menu-item', type: 'button', role: 'menuitem', tabindex: '-1' },
      item.label,
    );
    entry.addEventListener('click', () => {
      choose(item);
    });
    return entry;
  });
  return heading === null ? made : [element('div', { class: 'menu-heading', role: 'presentation' }, heading), ...made];
}
