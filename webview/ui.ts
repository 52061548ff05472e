/**
 * The page's controls. The only file that knows `@vscode/webview-ui-toolkit`, which its makers have retired: whoever
 * replaces it changes this file and nothing else.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeProgressRing,
  vsCodeTextField,
  type Button,
  type Checkbox,
  type Dropdown,
  type Option as ListboxOption,
  type Panels,
  type TextField,
} from '@vscode/webview-ui-toolkit';
import { append, element, icon, setAttributes, type Attributes, type Child } from './elements';
import { t } from './words';

/** Must run before the first control is made, with a body in the document. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

export function button(
  label: string,
  onPress: () => void,
  options: { readonly appearance?: 'primary' | 'secondary' | 'icon'; readonly title?: string } = {},
  ...content: readonly Child[]
): HTMLElement {
  const control = make('vscode-button', {
    appearance: options.appearance ?? 'secondary',
    title: options.title,
  });
  append(control, content.length > 0 ? content : [label]);
  control.setAttribute('aria-label', options.title ?? label);
  control.addEventListener('click', onPress);
  return control;
}

export interface Toggle {
  readonly root: HTMLElement;
  checked: boolean;
}

/** A sign before its words, for bars that show the sign alone where they are narrow. */
export function signed(path: string, text: string): readonly Child[] {
  return [icon(path), element('span', { class: 'control-label' }, text)];
}

/** `sign`: as in `signed`; its words are the tooltip then. */
export function checkbox(
  label: string,
  checked: boolean,
  onChange: (checked: boolean) => void,
  { sign, title = label }: { readonly sign?: string; readonly title?: string } = {},
): Toggle {
  const control =
    sign === undefined
      ? make('vscode-checkbox', {}, label)
      : make('vscode-checkbox', { title }, ...signed(sign, label));
  control.checked = checked;
  // The toolkit fires `change` for changes by program too.
  let told = checked;
  control.addEventListener('change', () => {
    if (control.checked === told) return;
    told = control.checked;
    onChange(told);
  });
  return {
    root: control,
    get checked() {
      return control.checked;
    },
    set checked(value) {
      told = value;
      control.checked = value;
    },
  };
}

export interface Field {
  readonly root: HTMLElement;
  text: string;
  readonly focused: boolean;
  /** Marks the field and describes it by the element of this id; null: all is well. */
  setInvalid(describedBy: string | null): void;
}

export function textField(
  label: string,
  options: {
    readonly onInput?: (text: string) => void;
    readonly onCommit?: (text: string) => void;
    readonly onKey?: (event: KeyboardEvent) => void;
    readonly size?: number;
  },
): Field {
  // The toolkit names a field by its text alone and overwrites any other name; the style sheet hides the text.
  const control = make('vscode-text-field', { size: options.size, spellcheck: 'false' }, label);
  control.addEventListener('input', () => options.onInput?.(control.value));
  control.addEventListener('change', () => options.onCommit?.(control.value));
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') options.onCommit?.(control.value);
    options.onKey?.(event);
  });
  return {
    root: control,
    get text() {
      return control.value;
    },
    set text(value) {
      control.value = value;
      control.setAttribute('current-value', value);
    },
    get focused() {
      return document.activeElement === control;
    },
    setInvalid(describedBy) {
      setAttributes(control, { 'aria-invalid': describedBy === null ? null : 'true', 'aria-describedby': describedBy });
      control.classList.toggle('invalid', describedBy !== null);
    },
  };
}

export interface Choice {
  readonly root: HTMLElement;
  setOptions(options: readonly { readonly value: string; readonly label: string }[], chosen: string): void;
}

export function dropdown(label: string, onChoose: (value: string) => void): Choice {
  // Above, the list would lie under the head of the page, out of reach.
  const control = make('vscode-dropdown', { 'aria-label': label, position: 'below' });
  let shown = '';
  control.addEventListener('change', () => {
    if (control.value !== shown) onChoose((shown = control.value));
  });
  return {
    root: control,
    setOptions(options, chosen) {
      shown = chosen;
      const signature = JSON.stringify(options);
      if (control.dataset['options'] !== signature) {
        control.dataset['options'] = signature;
        const all = options.map(({ value, label: text }) => make('vscode-option', { value }, text));
        control.replaceChildren(...all);
        // The toolkit hears of new options later and looks at the old ones until then.
        control.options = all;
      }
      control.setAttribute('current-value', chosen);
      control.value = chosen;
    },
  };
}

export interface Tabs {
  readonly root: HTMLElement;
  show(name: string): void;
  /** Shows the tab at this place among those that are offered, as a press on it does; false where there is none. */
  choose(index: number): boolean;
  /** Whether a tab is offered at all. */
  offer(name: string, offered: boolean): void;
}

/** Tabs with their contents, each made when it is first shown; `onShow` hears of what the user chose. */
export function tabs(
  label: string,
  contents: readonly { readonly name: string; readonly label: string; readonly content: () => HTMLElement }[],
  onShow: (name: string) => void,
): Tabs {
  const panels = make('vscode-panels', { activeid: `tab-${contents[0]?.name ?? ''}` });
  // The style sheet marks the chosen tab; the toolkit's mark stands in a grid in which a hidden tab leaves a gap.
  panels.activeindicator = false;
  inShadow(panels, '[part="tablist"]', (list) => {
    list.setAttribute('aria-label', label);
  });
  const heads = new Map(
    contents.map(({ name, label: text }) => [name, make('vscode-panel-tab', { id: `tab-${name}` }, text)]),
  );
  panels.append(...heads.values());
  const views = new Map(contents.map(({ name }) => [name, make('vscode-panel-view', { id: `view-${name}` })]));
  panels.append(...views.values());
  let shown = contents[0]?.name;
  panels.addEventListener('change', (event) => {
    // `change` of a control inside a tab bubbles up to here.
    if (event.target !== panels) return;
    const name = panels.activeid.replace(/^tab-/, '');
    if (name !== shown) onShow((shown = name));
  });
  return {
    root: panels,
    show(name) {
      shown = name;
      const view = views.get(name);
      if (view?.firstChild === null) append(view, [contents.find((one) => one.name === name)?.content()]);
      // The toolkit names it by its own word when it enters the document.
      panels.setAttribute('aria-label', label);
      panels.activeid = `tab-${name}`;
    },
    choose(index) {
      const head = panels.hidden ? undefined : [...heads.values()].filter(({ hidden }) => !hidden)[index];
      head?.click();
      head?.focus();
      return head !== undefined;
    },
    offer(name, offered) {
      const head = heads.get(name);
      if (head !== undefined) head.hidden = !offered;
    },
  };
}

/** Calls with a part that the toolkit draws later, and out of reach of attributes on its element. */
function inShadow(control: HTMLElement, part: string, then: (part: Element) => void): void {
  requestAnimationFrame(() => {
    const found = control.shadowRoot?.querySelector(part);
    if (found) then(found);
  });
}

/** The toolkit's own tag and badge carry a style attribute, which the page's security policy stops. */
export function tag(text: string): HTMLElement {
  return element('span', { class: 'tag' }, text);
}

export function progressRing(): HTMLElement {
  return element(
    'span',
    {},
    make('vscode-progress-ring', { 'aria-label': t('Evaluating') }),
    // For those who want nothing to turn.
    element('span', { class: 'ring-still', role: 'img', 'aria-label': t('Evaluating') }, '…'),
  );
}

/** Text that leads somewhere, without the toolkit's frame. */
export function linkButton(text: string, title: string, onPress: () => void): HTMLElement {
  const link = element('button', { class: 'link', type: 'button', title }, text);
  link.addEventListener('click', onPress);
  return link;
}

function make<Tag extends keyof Controls>(
  name: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): Controls[Tag] {
  const control = document.createElement(name);
  setAttributes(control, attributes);
  append(control, children);
  return control as Controls[Tag];
}

/** What the toolkit registers under each name. */
interface Controls {
  readonly 'vscode-button': Button;
  readonly 'vscode-checkbox': Checkbox;
  readonly 'vscode-dropdown': Dropdown;
  readonly 'vscode-option': ListboxOption;
  readonly 'vscode-panels': Panels;
  readonly 'vscode-panel-tab': HTMLElement;
  readonly 'vscode-panel-view': HTMLElement;
  readonly 'vscode-progress-ring': HTMLElement;
  readonly 'vscode-text-field': TextField;
}
