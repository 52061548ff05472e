/** Which table a language is read by, by VS Code's language id. */
import type { Dialect } from './dialect';
import { C, CPP, CUDA, OBJECTIVE_C } from './languages/c';
import { FIXED_FORTRAN, FORTRAN } from './languages/fortran';
import { JULIA } from './languages/julia';
import { CSHARP, JAVA } from './languages/managed';
import { MATLAB, OCTAVE } from './languages/matlab';
import { DART, GO, KOTLIN, SWIFT } from './languages/newer';
import { R } from './languages/r';
import { RUST } from './languages/rust';
import { SHADERS } from './languages/shaders';

const DIALECTS: Readonly<Record<string, Dialect>> = {
  c: C,
  cpp: CPP,
  'cuda-cpp': CUDA,
  cuda: CUDA,
  'objective-c': OBJECTIVE_C,
  'objective-cpp': { ...CPP, name: 'Objective-C++' },
  java: JAVA,
  csharp: CSHARP,
  rust: RUST,
  julia: JULIA,
  matlab: MATLAB,
  octave: OCTAVE,
  r: R,
  fortran: FORTRAN,
  'fortran-modern': FORTRAN,
  FortranFreeForm: FORTRAN,
  'fortran_free-form': FORTRAN,
  fortran90: FORTRAN,
  fortran77: FIXED_FORTRAN,
  FortranFixedForm: FIXED_FORTRAN,
  'fortran_fixed-form': FIXED_FORTRAN,
  go: GO,
  swift: SWIFT,
  kotlin: KOTLIN,
  dart: DART,
  glsl: SHADERS,
  hlsl: { ...SHADERS, name: 'HLSL' },
  wgsl: { ...SHADERS, name: 'WGSL', typesAfterNames: true },
  shaderlab: { ...SHADERS, name: 'HLSL' },
};

/** Every language that has a table. */
export const DIALECT_IDS: readonly string[] = Object.keys(DIALECTS);

export function dialectOf(languageId: string): Dialect | undefined {
  return Object.hasOwn(DIALECTS, languageId) ? DIALECTS[languageId] : undefined;
}
