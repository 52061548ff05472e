/**
 * The compiled kernels, made ready when the first large array comes: a program that has none never pays for them. Where
 * WebAssembly or its SIMD is missing there are none, and the loops over typed arrays serve everything. Knows no kernel's
 * meaning.
 */
import { plain } from '../../generated/simd/plain';
import { relaxed } from '../../generated/simd/relaxed';
import { decoded } from './base64';
import { webAssembly, type Memory } from './webassembly';

/** What `kernels/assembly/index.ts` exports. Places are in bytes from the start of the memory, multiples of 64. */
export interface Kernels {
  add_f32(a: number, b: number, y: number, n: number): void;
}

export interface SimdModule {
  readonly kernels: Kernels;
  readonly memory: Memory;
}

/** 64 kB each: 1 MB to begin with. */
const PAGES = 16;

let made: SimdModule | null | undefined;

/** null where the machine has none. */
export function simdModule(): SimdModule | null {
  return made === undefined ? (made = newModule()) : made;
}

function newModule(): SimdModule | null {
  if (webAssembly === undefined) return null;
  const { Memory, Module, Instance } = webAssembly;
  try {
    const bytes = [relaxed, plain].map(decoded).find((build) => webAssembly?.validate(build));
    if (bytes === undefined) return null;
    const memory = new Memory({ initial: PAGES });
    const instance = new Instance(new Module(bytes), { env: { memory } });
    return { kernels: instance.exports as unknown as Kernels, memory };
  } catch {
    // A host that allows no code from bytes, or has no memory left for it.
    return null;
  }
}
