/** Which table a language is written by, by VS Code's language id. */
import { dialectOf } from '../code/dialects';
import { notationOf } from '../notation';
import type { CodeStyle } from './style';
import { C_STYLE, CPP_STYLE } from './styles/c';
import { FIXED_FORTRAN_STYLE, FORTRAN_STYLE } from './styles/fortran';
import { JAVASCRIPT, TYPESCRIPT } from './styles/javascript';
import { CSHARP_STYLE, JAVA_STYLE } from './styles/managed';
import { DART_STYLE, GO_STYLE, KOTLIN_STYLE, SWIFT_STYLE } from './styles/newer';
import { PYTHON } from './styles/python';
import { RUST_STYLE } from './styles/rust';
import { JULIA_STYLE, MATLAB_STYLE, OCTAVE_STYLE, R_STYLE } from './styles/scientific';

/** By the name of the reader's table. */
const BY_DIALECT: Readonly<Record<string, CodeStyle>> = {
  C: C_STYLE,
  'C++': CPP_STYLE,
  CUDA: { ...CPP_STYLE, name: 'CUDA' },
  'Objective-C': { ...C_STYLE, name: 'Objective-C' },
  'Objective-C++': { ...CPP_STYLE, name: 'Objective-C++' },
  Java: JAVA_STYLE,
  'C#': CSHARP_STYLE,
  Rust: RUST_STYLE,
  Julia: JULIA_STYLE,
  MATLAB: MATLAB_STYLE,
  Octave: OCTAVE_STYLE,
  R: R_STYLE,
  Go: GO_STYLE,
  Swift: SWIFT_STYLE,
  Kotlin: KOTLIN_STYLE,
  Dart: DART_STYLE,
};
const FIXED_FORM = new Set(['fortran77', 'FortranFixedForm', 'fortran_fixed-form']);
const TYPESCRIPTS = new Set(['typescript', 'typescriptreact']);
/** Read as JavaScript, and JavaScript themselves. */
const JAVASCRIPTS = new Set(['javascript', 'javascriptreact', 'vue', 'svelte', 'astro', 'html']);

/** null where formulas of the language are read, but none are written. */
export function styleOf(languageId: string): CodeStyle | null {
  if (TYPESCRIPTS.has(languageId)) return TYPESCRIPT;
  if (JAVASCRIPTS.has(languageId)) return JAVASCRIPT;
  if (notationOf(languageId) === 'python') return PYTHON;
  const dialect = dialectOf(languageId);
  if (dialect === undefined) return null;
  if (dialect.name === 'Fortran') return FIXED_FORM.has(languageId) ? FIXED_FORTRAN_STYLE : FORTRAN_STYLE;
  const known = Object.hasOwn(BY_DIALECT, dialect.name) ? BY_DIALECT[dialect.name] : undefined;
  return known ?? null;
}
