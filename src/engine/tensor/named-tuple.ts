/** Several results of one call, by place and by name: PyTorch's `torch.return_types`. */
import type { Tensor } from './tensor';

/** Destructured as a list, or read by the results' names. */
export class NamedTuple implements Iterable<Tensor> {
  readonly [place: number]: Tensor;
  readonly length: number;
  /** As PyTorch calls the type, `torch.return_types.max`. */
  declare readonly pythonName: string;

  constructor(name: string, names: readonly string[], values: readonly Tensor[]) {
    this.length = values.length;
    Object.defineProperty(this, 'pythonName', { value: `torch.return_types.${name}` });
    values.forEach((value, i) => {
      Object.defineProperty(this, i, { value, enumerable: false });
      Object.defineProperty(this, names[i] ?? '', { value, enumerable: true });
    });
    Object.defineProperty(this, 'length', { enumerable: false });
  }

  *[Symbol.iterator](): Iterator<Tensor> {
    for (let i = 0; i < this.length; i++) {
      const value = this[i];
      if (value !== undefined) yield value;
    }
  }

  toString(): string {
    const members = Object.entries(this).map(([name, value]) => `${name}=${String(value)}`);
    return `${this.pythonName}(\n${members.join(',\n')})`;
  }
}
