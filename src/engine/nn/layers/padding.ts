/** Layers that put elements around their input: constants, mirrored, repeated or from the other end. */
import { functions } from '../../functions';
import { valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { layer, repeated, type LayerClass } from './layer';

interface Padded {
  padding: number[];
  value: number;
}

/** By the beginning of the class's name: the mode of `torch.nn.functional.pad`. */
const MODES = { Circular: 'circular', Constant: 'constant', Reflection: 'reflect', Replication: 'replicate' } as const;
type Kind = keyof typeof MODES;
const DIMENSIONS = [1, 2, 3] as const;

function pad(kind: Kind, dimensions: number): LayerClass<Padded> {
  const mode = MODES[kind];
  return layer<Padded>(`${kind}Pad${dimensions}d`, {
    takes: kind === 'Constant' ? 'padding, value: float' : 'padding',
    prepare(module, { padding }) {
      module.padding = repeated(padding as number, 2 * dimensions);
    },
    computes: (module, input) => {
      if (kind === 'Circular') checkDimensions(input, dimensions);
      return functions.nn.functional.pad(input, module.padding, mode, kind === 'Constant' ? module.value : null);
    },
    prints: kind === 'Constant' ? 'padding={padding}, value={value}' : '{padding}',
  });
}

/** With a batch or without. */
function checkDimensions({ ndim }: Tensor, dimensions: number): void {
  if (ndim !== dimensions + 1 && ndim !== dimensions + 2)
    throw valueError(`expected ${dimensions + 1}D or ${dimensions + 2}D input (got ${ndim}D input)`);
}

function zeroPad(dimensions: number, parent: LayerClass<Padded>): LayerClass<Padded> {
  return layer<Padded>(`ZeroPad${dimensions}d`, {
    takes: 'padding',
    computes: ({ padding }, input) => functions.nn.functional.pad(input, padding, 'constant', 0),
    prints: '{padding}',
    above: { parent, passed: ({ padding }) => [padding, 0] },
  });
}

type Padding = `${Kind | 'Zero'}Pad${(typeof DIMENSIONS)[number]}d`;

const classes: Record<string, LayerClass<Padded>> = {};
for (const dimensions of DIMENSIONS) {
  for (const kind of Object.keys(MODES) as Kind[]) classes[`${kind}Pad${dimensions}d`] = pad(kind, dimensions);
  const constant = classes[`ConstantPad${dimensions}d`];
  if (constant !== undefined) classes[`ZeroPad${dimensions}d`] = zeroPad(dimensions, constant);
}

export const padding = classes as Record<Padding, LayerClass<Padded>>;
