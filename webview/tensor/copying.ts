/** Takes numbers out of the page: as PyTorch prints them, as CSV, TypeScript or Python, to be pasted or saved. */
import type { Form, Part } from '../../src/trace/elements';
import { element } from '../elements';
import { fileName } from '../filename';
import type { Page } from '../page';
import { button, dropdown } from '../ui';
import { t } from '../words';
import { choices } from './choice';
import { sideOf, type Pair, type Side, type TensorSource } from './source';

export interface CopyingOptions {
  readonly page: Page;
  readonly pair: Pair;
  readonly source: TensorSource;
  /** What stands for each part now; null: there is none. */
  readonly part: (kind: Part['kind']) => Part | null;
  readonly onProblem: (problem: unknown) => void;
}

export class Copying {
  readonly root: HTMLElement;
  private readonly options: CopyingOptions;
  private readonly parts;
  private side: Side = 'value';
  private kind: Part['kind'] = 'tensor';
  private form: Form = 'text';

  constructor(options: CopyingOptions) {
    this.options = options;
    const { pair } = options;
    const sides = choices<Side>(
      t('Which numbers'),
      [
        { name: 'value', text: t('Value') },
        { name: 'gradient', text: t('Gradient') },
      ],
      this.side,
      (side) => {
        this.side = side;
      },
    );
    sides.root.hidden = pair.gradient === null;
    this.parts = dropdown(t('How much of it'), (value) => {
      this.kind = value === 'slice' || value === 'list' ? value : 'tensor';
    });
    const forms = dropdown(t('As what'), (value) => {
      this.form = FORM_NAMES.find(({ form }) => form === value)?.form ?? 'text';
    });
    forms.setOptions(
      FORM_NAMES.map(({ form, text }) => ({ value: form, label: text() })),
      this.form,
    );
    this.root = element(
      'div',
      { class: 'tensor-copying toolbar', role: 'group', 'aria-label': t('Copy') },
      sides.root,
      this.parts.root,
      forms.root,
      button(t('Copy'), () => void this.copy(), { appearance: 'primary' }),
      button(t('Save as CSV…'), () => void this.save()),
    );
    this.offer();
  }

  /** The parts that there are now. */
  offer(): void {
    const kinds = (['tensor', 'slice', 'list'] as const).filter((kind) => this.options.part(kind) !== null);
    if (!kinds.includes(this.kind)) this.kind = 'tensor';
    this.parts.setOptions(
      kinds.map((kind) => ({ value: kind, label: partText(kind) })),
      this.kind,
    );
  }

  private async copy(): Promise<void> {
    const { page } = this.options;
    const text = await this.text(this.form);
    if (text === null) return;
    page.host.send({ type: 'copy', text });
    page.announce(t('Copied'));
  }

  private async save(): Promise<void> {
    const { page, pair } = this.options;
    const text = await this.text('csv');
    if (text === null) return;
    page.host.send({ type: 'save', name: fileName(this.side, pair.name, 'csv'), text });
  }

  private async text(form: Form): Promise<string | null> {
    const { pair, source, onProblem } = this.options;
    const part = this.options.part(this.kind);
    if (part === null) return null;
    // A list has both; what is written of it besides CSV are the numbers of one.
    const tensor = part.kind === 'list' && form === 'csv' ? pair.tensor : sideOf(pair, this.side);
    if (tensor === null) return null;
    try {
      const gradient = part.kind === 'list' ? pair.gradient : null;
      return await source.write(tensor, form, part, gradient);
    } catch (problem) {
      if (!source.isClosed) onProblem(problem);
      return null;
    }
  }
}

const FORM_NAMES: readonly { readonly form: Form; readonly text: () => string }[] = [
  { form: 'text', text: () => t('As PyTorch prints it') },
  { form: 'csv', text: () => 'CSV' },
  { form: 'typescript', text: () => 'TypeScript: torch.tensor' },
  { form: 'array', text: () => 'TypeScript: number[]' },
  { form: 'python', text: () => 'Python: torch.tensor' },
];

function partText(kind: Part['kind']): string {
  switch (kind) {
    case 'tensor':
      return t('the whole tensor');
    case 'slice':
      return t('this slice');
    case 'list':
      return t('what is listed');
  }
}
