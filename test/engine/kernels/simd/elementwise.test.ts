/**
 * The compiled kernels of single elements, in both builds, against float64: of each operator, its own function of one
 * number. The exact ones are equal to the bit, all others within 2 units in the last place.
 */
import { describe, expect, it } from 'vitest';
import { plain } from '../../../../src/engine/generated/simd/plain';
import { relaxed } from '../../../../src/engine/generated/simd/relaxed';
import { instantiated, isFused, type Kernels, type SimdModule } from '../../../../src/engine/kernels/simd/module';
import { operators } from '../../../../src/engine/generated/operators';
import { samples, unitsBetween } from './units';

type Of<Operands extends number[]> = (...operands: Operands) => number;
type Exactness = 'exact' | 'rounded';

/** By kernel: an operator's name, or a function of plain numbers where no operator is that function. */
type Rows<F> = Readonly<Record<string, readonly [Exactness, string | F]>>;

const UNARY: Rows<Of<[number]>> = {
  abs_f32: ['exact', 'abs'],
  acos_f32: ['rounded', 'acos'],
  asin_f32: ['rounded', 'asin'],
  atan_f32: ['rounded', 'atan'],
  ceil_f32: ['exact', 'ceil'],
  cos_f32: ['rounded', 'cos'],
  cosh_f32: ['rounded', 'cosh'],
  cube_f32: ['rounded', (x) => x * x * x],
  erf_f32: ['rounded', 'erf'],
  exp2_f32: ['rounded', 'exp2'],
  exp_f32: ['rounded', 'exp'],
  expm1_f32: ['rounded', 'expm1'],
  floor_f32: ['exact', 'floor'],
  log10_f32: ['rounded', 'log10'],
  log1p_f32: ['rounded', 'log1p'],
  log2_f32: ['rounded', 'log2'],
  log_f32: ['rounded', 'log'],
  neg_f32: ['exact', 'neg'],
  reciprocal_f32: ['exact', 'reciprocal'],
  relu_f32: ['exact', 'relu'],
  round_f32: ['exact', 'round'],
  rsqrt_f32: ['rounded', 'rsqrt'],
  sigmoid_f32: ['rounded', 'sigmoid'],
  sign_f32: ['exact', 'sign'],
  silu_f32: ['rounded', '_silu'],
  sin_f32: ['rounded', 'sin'],
  sinh_f32: ['rounded', 'sinh'],
  sqrt_f32: ['exact', 'sqrt'],
  square_f32: ['exact', (x) => x * x],
  tanh_f32: ['rounded', 'tanh'],
  trunc_f32: ['exact', 'trunc'],
};

const BINARY: Rows<Of<[number, number]>> = {
  add_f32: ['exact', (x, y) => x + y],
  div_f32: ['exact', (x, y) => x / y],
  maximum_f32: ['exact', 'maximum'],
  minimum_f32: ['exact', 'minimum'],
  mul_f32: ['exact', 'mul'],
  sub_f32: ['exact', (x, y) => x - y],
};

/** Of an array and a number. */
const WITH_NUMBER: Rows<Of<[number, number]>> = {
  add_s_f32: ['exact', (x, s) => x + s],
  div_s_f32: ['exact', (x, s) => x / s],
  maximum_s_f32: ['exact', 'maximum'],
  minimum_s_f32: ['exact', 'minimum'],
  mul_s_f32: ['exact', 'mul'],
  rdiv_s_f32: ['exact', (x, s) => s / x],
  rsub_s_f32: ['exact', (x, s) => s - x],
  sub_s_f32: ['exact', (x, s) => x - s],
};

/** Tested one by one below, or beside what uses them. */
const OTHERS = ['gt_mul_f32', 'madd_f32', 'madd_of', 'madd_s_f32'];
const ELSEWHERE = /^(gem[mv]|sum|add_rows|narrowed|.*softmax|shifted)/;

const scalars = new Map(
  operators.map(({ definition }) => {
    const forward = definition.overloads[0]?.forward;
    return [definition.name, forward?.kind === 'pointwise' ? (forward.scalar as Of<number[]>) : null];
  }),
);

function functionOf<F>(row: string | F): F {
  if (typeof row !== 'string') return row;
  const scalar = scalars.get(row);
  if (scalar === null || scalar === undefined) throw new Error(`${row} is no operator of single elements.`);
  return scalar as F;
}

const UNITS = 2;
const START = 4096;
const x = samples(512, 1 << 13);
/** The same, sorted: neighbours are of one kind, so that kernels take their short ways. */
const sorted = x.slice().sort();
const LARGEST = x.length * 4;

/** What a kernel makes of arrays that are already in its memory one after the other; in the place of the first. */
function results(simd: SimdModule, arrays: readonly Float32Array[], run: (places: number[], n: number) => void) {
  const need = START + LARGEST * (arrays.length + 1);
  const missing = need - simd.memory.buffer.byteLength;
  if (missing > 0) simd.memory.grow(Math.ceil(missing / 65536));
  const memory = new Float32Array(simd.memory.buffer);
  const places = arrays.map((array, i) => {
    memory.set(array, (START + i * LARGEST) / 4);
    return START + i * LARGEST;
  });
  run(places, x.length);
  return memory;
}

function expectResults(
  simd: SimdModule,
  arrays: readonly Float32Array[],
  exactness: Exactness,
  kernel: (...given: number[]) => void,
  reference: (i: number) => number,
): void {
  const wanted = Float64Array.from(x, (_, i) => reference(i));
  for (const inPlace of [false, true]) {
    const y = START + (inPlace ? 0 : arrays.length) * LARGEST;
    const memory = results(simd, arrays, (places, n) => {
      kernel(...places, y, n);
    });
    let worst = { units: 0, operands: [] as number[], is: 0, should: 0 };
    for (let i = 0; i < x.length; i++) {
      const is = memory[y / 4 + i] ?? 0;
      const should = wanted[i] ?? 0;
      if (Object.is(is, Math.fround(should)) && (exactness === 'exact' || is === 0)) continue;
      const units = exactness === 'exact' ? Infinity : unitsBetween(is, should);
      if (units > worst.units) worst = { units, operands: arrays.map((array) => array[i] ?? 0), is, should };
    }
    expect(worst.units > UNITS ? worst : null).toBeNull();
  }
}

/** Pairs of all kinds: the second array in another order. */
function other(numbers: Float32Array): Float32Array {
  return numbers.map((_, i) => numbers[(i * 7919 + 13) % numbers.length] ?? 0);
}

const builds = [
  { name: 'plain', simd: instantiated(plain) },
  { name: 'relaxed', simd: instantiated(relaxed) },
].map(({ name, simd }) => ({
  name,
  simd,
  // Where the machine rounds products before it adds to them, the engine takes the plain build, as on Node 20.
  isUsed: simd !== null && (name === 'plain' || isFused(simd.kernels)),
}));

describe('the kernels of single elements', () => {
  it('all have a row here', () => {
    const exported = Object.keys(builds[0]?.simd?.kernels ?? {}).filter((name) => name !== 'memory');
    const known = [...Object.keys(UNARY), ...Object.keys(BINARY), ...Object.keys(WITH_NUMBER), ...OTHERS];
    expect(exported.filter((name) => !ELSEWHERE.test(name)).sort()).toEqual(known.sort());
  });

  describe.each(builds)('of the $name build', ({ name, simd, isUsed }) => {
    if (simd === null || !isUsed) {
      it.skip(`are not tried: this machine knows no ${name} SIMD`, () => undefined);
      return;
    }
    const kernels = simd.kernels as unknown as Record<string, (...given: number[]) => void>;
    const kernel = (which: string): ((...given: number[]) => void) => {
      const found = kernels[which];
      if (found === undefined) throw new Error(`${which} is not exported.`);
      return found;
    };

    it.each(Object.entries(UNARY))('%s', (which, [exactness, row]) => {
      const of = functionOf(row);
      for (const numbers of [x, sorted])
        expectResults(simd, [numbers], exactness, kernel(which), (i) => of(numbers[i] ?? 0));
    });

    it.each(Object.entries(BINARY))('%s', (which, [exactness, row]) => {
      const of = functionOf(row);
      const second = other(x);
      expectResults(simd, [x, second], exactness, kernel(which), (i) => of(x[i] ?? 0, second[i] ?? 0));
    });

    it.each(Object.entries(WITH_NUMBER))('%s', (which, [exactness, row]) => {
      const of = functionOf(row);
      for (const s of [-0.1, -0, NaN].map(Math.fround))
        expectResults(
          simd,
          [x],
          exactness,
          (a = 0, y = 0, n = 0) => {
            kernel(which)(a, s, y, n);
          },
          (i) => of(x[i] ?? 0, s),
        );
    });

    it('gt_mul_f32 passes what is not at or below the limit, NaN too', () => {
      const { gt_mul_f32 }: Kernels = simd.kernels;
      const gradients = other(x);
      const run = (a = 0, g = 0, y = 0, n = 0): void => {
        gt_mul_f32(a, 0.5, g, y, n);
      };
      expectResults(simd, [x, gradients], 'exact', run, (i) => ((x[i] ?? 0) <= 0.5 ? 0 : (gradients[i] ?? 0)));
    });

    it('madd_f32 and madd_s_f32 round the product and the sum', () => {
      const { madd_s_f32 }: Kernels = simd.kernels;
      const [b, c] = [other(x), other(other(x))];
      const sum = (p: number, q: number): number => Math.fround(Math.fround(p) + q);
      const ofThree = (i: number): number => sum((x[i] ?? 0) * (b[i] ?? 0), c[i] ?? 0);
      expectResults(simd, [x, b, c], 'exact', kernel('madd_f32'), ofThree);
      const withNumber = (a = 0, second = 0, y = 0, n = 0): void => {
        madd_s_f32(a, 3, second, y, n);
      };
      expectResults(simd, [x, b], 'exact', withNumber, (i) => sum((x[i] ?? 0) * 3, b[i] ?? 0));
    });
  });
});
