/** One of a few, all in sight: radio buttons that look like one switch. */
import { element } from '../elements';

export interface Choices<Name extends string> {
  readonly root: HTMLElement;
  chosen: Name;
}

let made = 0;

export function choices<Name extends string>(
  label: string,
  options: readonly { readonly name: Name; readonly text: string }[],
  chosen: Name,
  onChoose: (name: Name) => void,
): Choices<Name> {
  made += 1;
  const group = `tensor-choice-${String(made)}`;
  const inputs = options.map(({ name, text }) => {
    const input = element('input', { type: 'radio', name: group, value: name });
    input.addEventListener('change', () => {
      if (input.checked) onChoose(name);
    });
    return { name, input, label: element('label', { class: 'form-choice' }, input, element('span', {}, text)) };
  });
  const choose = (wanted: Name): void => {
    for (const { name, input } of inputs) input.checked = name === wanted;
  };
  choose(chosen);
  return {
    root: element(
      'span',
      { class: 'form-switch', role: 'radiogroup', 'aria-label': label },
      ...inputs.map((one) => one.label),
    ),
    get chosen() {
      return inputs.find(({ input }) => input.checked)?.name ?? chosen;
    },
    set chosen(wanted) {
      choose(wanted);
    },
  };
}
