/** Which matrix of a tensor with more than two dimensions is seen: an index for each of the others, stepped or typed. */
import { element } from '../elements';
import { button } from '../ui';
import { t } from '../words';

export class SliceSteppers {
  readonly root = element('div', { class: 'tensor-slices', role: 'group', 'aria-label': t('Slice') });
  private readonly leading: readonly number[];
  private readonly onChange: (slice: readonly number[]) => void;
  private readonly fields: HTMLInputElement[] = [];
  private indices: number[];

  /** `leading`: how many indices each dimension has. */
  constructor(leading: readonly number[], slice: readonly number[], onChange: (slice: readonly number[]) => void) {
    this.leading = leading;
    this.onChange = onChange;
    this.indices = leading.map((size, dimension) => Math.max(0, Math.min(size - 1, slice[dimension] ?? 0)));
    this.root.hidden = leading.length === 0;
    leading.forEach((size, dimension) => {
      const index = this.indices[dimension] ?? 0;
      const field = element('input', {
        class: 'tensor-slice-field',
        type: 'number',
        min: 0,
        max: size - 1,
        value: index,
        'aria-label': t('Index in dimension {0} of {1}', dimension, size),
      });
      field.addEventListener('change', () => {
        this.set(dimension, Math.round(Number(field.value)));
      });
      this.fields.push(field);
      this.root.append(
        element(
          'span',
          { class: 'tensor-slice' },
          element('span', { class: 'label' }, t('dim {0}', dimension)),
          button(
            t('Slice before in dimension {0}', dimension),
            () => {
              this.set(dimension, (this.indices[dimension] ?? 0) - 1);
            },
            { appearance: 'icon' },
            '‹',
          ),
          field,
          button(
            t('Next slice in dimension {0}', dimension),
            () => {
              this.set(dimension, (this.indices[dimension] ?? 0) + 1);
            },
            { appearance: 'icon' },
            '›',
          ),
          element('span', { class: 'label' }, t('of {0}', size)),
        ),
      );
    });
  }

  get slice(): readonly number[] {
    return this.indices;
  }

  /** The next slice or the one before, over all dimensions, the last one fastest; false at an end. */
  step(by: 1 | -1): boolean {
    const next = [...this.indices];
    for (let dimension = next.length - 1; dimension >= 0; dimension -= 1) {
      const size = this.leading[dimension] ?? 1;
      const index = (next[dimension] ?? 0) + by;
      if (index >= 0 && index < size) {
        next[dimension] = index;
        this.change(next);
        return true;
      }
      next[dimension] = by === 1 ? 0 : size - 1;
    }
    return false;
  }

  private set(dimension: number, index: number): void {
    const size = this.leading[dimension] ?? 1;
    const within = Number.isNaN(index) ? 0 : Math.max(0, Math.min(size - 1, index));
    this.change(this.indices.map((own, place) => (place === dimension ? within : own)));
  }

  /** Without telling anyone. */
  show(slice: readonly number[]): void {
    this.indices = [...slice];
    this.fields.forEach((field, dimension) => {
      field.value = String(slice[dimension] ?? 0);
    });
  }

  private change(next: readonly number[]): void {
    const isNew = next.some((index, dimension) => index !== this.indices[dimension]);
    this.show(next);
    if (isNew) this.onChange(this.indices);
  }
}
