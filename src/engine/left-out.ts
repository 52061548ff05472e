/**
 * What PyTorch has and this engine leaves out on purpose, with what to write instead: complex numbers, Fourier transforms,
 * sparse and quantised tensors. Asking for one raises NotImplementedError.
 */
import { notImplementedError, TorchError } from './errors';

interface LeftOut {
  /** What it is, and why it is not here. */
  readonly reason: string;
  readonly instead: string;
  /** Names in `torch`, dotted where they stand in a namespace. */
  readonly functions: readonly string[];
  /** Names of a tensor's members. */
  readonly members: readonly string[];
}

const LEFT_OUT: readonly LeftOut[] = [
  {
    reason: 'complex numbers are left out: every tensor here is real',
    instead: 'Keep the real and the imaginary part in two tensors.',
    functions:
      words(`complex32 complex64 complex128 chalf cfloat cdouble complex polar view_as_real view_as_complex conj
      conj_physical imag linalg.eig linalg.eigvals`),
    members: words('conj conj_physical conj_physical_ imag cfloat cdouble chalf'),
  },
  {
    reason: 'Fourier transforms are left out: their results are complex numbers, and every tensor here is real',
    instead: 'Of a short signal, take matmul with matrices of cosines and sines.',
    functions: words('fft stft istft'),
    members: words('stft istft'),
  },
  {
    reason: 'sparse tensors are left out: every tensor here holds all its elements',
    instead: 'Use dense tensors, with index_select, gather and scatter_add where few elements count.',
    functions: words(`sparse sparse_coo_tensor sparse_csr_tensor sparse_csc_tensor sparse_bsr_tensor sparse_bsc_tensor
      sparse_compressed_tensor smm spmm hspmm sspaddmm saddmm`),
    members: words(`to_sparse to_sparse_coo to_sparse_csr to_sparse_csc to_sparse_bsr to_sparse_bsc sparse_mask
      sparse_resize_ coalesce is_coalesced sparse_dim dense_dim crow_indices col_indices ccol_indices row_indices`),
  },
  {
    reason: 'quantised tensors are left out: they are of no use for derivatives',
    instead: 'Round with torch.round(x / scale) * scale.',
    functions: words('quantize_per_tensor quantize_per_channel dequantize quint8 qint8 qint32 quint4x2'),
    members: words('dequantize int_repr q_scale q_zero_point'),
  },
];

function words(text: string): string[] {
  return text.split(/\s+/u);
}

function byName(choose: (leftOut: LeftOut) => readonly string[]): ReadonlyMap<string, LeftOut> {
  return new Map(LEFT_OUT.flatMap((leftOut) => choose(leftOut).map((name) => [name, leftOut])));
}

const FUNCTIONS = byName(({ functions }) => functions);
const MEMBERS = byName(({ members }) => members);

/** The error of asking for `torch.{name}`, where it is left out on purpose. */
export function leftOutOfTorch(name: string): TorchError | null {
  return told(`torch.${name}`, FUNCTIONS.get(name));
}

/** The error of asking a tensor for a member that is left out on purpose. */
export function leftOutOfTensors(name: string): TorchError | null {
  return told(`Tensor.${name}`, MEMBERS.get(name));
}

function told(name: string, leftOut: LeftOut | undefined): TorchError | null {
  if (leftOut === undefined) return null;
  return notImplementedError(`${name} is not implemented: ${leftOut.reason}. ${leftOut.instead}`);
}

/** Calls that make tensors, copy them, and draw. */
const MAKERS =
  /^(?:tensor|as_tensor|scalar_tensor|zeros|ones|full|empty|eye|arange|range|linspace|logspace|rand\w*|normal|tril_indices|triu_indices|\w+_window|\w+_like|new_\w+|to)$/;
const COPIERS = /^(?:clone|contiguous|to|float|double|half|bfloat16|long|int|short|char|byte|bool|\w+_like|empty\w*)$/;
const DRAWS =
  /^(?:rand\w*|normal_?|bernoulli_?|multinomial|poisson|binomial|uniform_|exponential_|geometric_|cauchy_|log_normal_|random_)$/;

/** Arguments that PyTorch takes and this engine does not: which calls of PyTorch have them, and what to do. */
const LEFT_OUT_KEYWORDS: ReadonlyMap<string, { readonly has: RegExp; readonly instead: string }> = new Map(
  [
    { names: 'device pin_memory', has: MAKERS, instead: 'There are no devices: leave it out.' },
    { names: 'layout', has: MAKERS, instead: 'Every tensor is dense: leave it out.' },
    {
      names: 'memory_format',
      has: COPIERS,
      instead: 'Leave it out, or lay the tensor out with permute and contiguous.',
    },
    { names: 'generator', has: DRAWS, instead: 'There is one generator: seed it with torch.manual_seed.' },
    { names: 'non_blocking', has: /^(?:to|copy_)$/, instead: 'There are no devices: leave it out.' },
  ].flatMap(({ names, ...rest }) => words(names).map((name) => [name, rest])),
);

/** The error of giving one of these, where the call does not take it; `out` belongs to functions alone. */
export function leftOutKeyword(call: string, keywords: readonly string[], method: boolean): TorchError | null {
  for (const name of keywords) {
    if (name === 'out' && !method) return refusedKeyword(call, name, `Write out.copy_(torch.${call}(…)).`);
    const known = LEFT_OUT_KEYWORDS.get(name);
    if (known?.has.test(call) === true) return refusedKeyword(call, name, known.instead);
  }
  return null;
}

function refusedKeyword(call: string, name: string, instead: string): TorchError {
  return new TorchError('NotImplementedError', `${call}(): argument '${name}' is left out here. ${instead}`);
}

type Holder = Readonly<Record<string, unknown>>;

/**
 * Makes the names answer with the error; what is there stays. They are not listed among an object's members: on tensors
 * they stand behind the prototype.
 */
export function refuse(torch: Holder, prototype: object): void {
  for (const path of FUNCTIONS.keys()) {
    const [first = path, second] = path.split('.');
    const space = second === undefined ? torch : torch[first];
    if (typeof space === 'object' && space !== null) trap(space, second ?? first, () => leftOutOfTorch(path));
  }
  const behind = {};
  for (const name of MEMBERS.keys()) if (!(name in prototype)) trap(behind, name, () => leftOutOfTensors(name));
  Object.setPrototypeOf(prototype, behind);
}

function trap(holder: object, name: string, error: () => TorchError | null): void {
  if (name in holder) return;
  Object.defineProperty(holder, name, {
    get: () => {
      throw error() ?? notImplementedError(name);
    },
    enumerable: false,
    configurable: true,
  });
}
