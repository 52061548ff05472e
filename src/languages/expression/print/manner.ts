/** How the original is written: with whose functions, which powers, element by element or not. Reads text, no tree. */
import { dialectOf } from '../code/dialects';
import type { Place } from '../functions/definition';
import { moduleOf } from '../functions/functions';
import { notationOf } from '../notation';
import type { Manner } from './style';

/** Functions are written bare in these unless the original has something before them. */
const STANDARD: Readonly<Record<string, string>> = {
  cpp: 'std::',
  java: 'Math.',
  csharp: 'Math.',
  go: 'math.',
};

/** `text` is the document's; `sources` the formula and the assignments above that it stands on. */
export function mannerOf(text: string, language: string, sources: readonly string[]): Manner {
  const source = sources.join('\n');
  const { prefix, module } = prefixOf(text, language, source);
  const notation = notationOf(language);
  const hasPower = /\*\*|\^|\b(?:pow|Pow|powi|powf|power|square)\b/.test(source);
  return {
    source,
    document: text,
    prefix,
    module,
    products: notation === 'code' && !hasPower && source.includes('*'),
    elementwise: isDotted(language, source),
    arrays: takesArrays(language, source, module),
  };
}

/** MATLAB's and Julia's `.*`, `.^`, `sin.(x)`. */
function isDotted(language: string, source: string): boolean {
  return dialectOf(language)?.transposes === true && /\.[*/^]|\w\.\(/.test(source);
}

/** Whose values are arrays as a rule; a conditional expression in the original says that they are numbers. */
function takesArrays(language: string, source: string, module: Place | null): boolean {
  if (dialectOf(language)?.name === 'R') return /\b(?:ifelse|pmax|pmin)\(/.test(source);
  if (isDotted(language, source)) return true;
  return (module === 'np' || module === 'torch') && !/\bif\b|\?/.test(source);
}

interface Prefix {
  readonly prefix: string;
  readonly module: Place | null;
}

/** What stands before the functions of a formula: `Math.`, `np.`, `std::`, nothing. */
export function prefixOf(text: string, language: string, source: string): Prefix {
  switch (notationOf(language)) {
    case 'javascript':
      return javascript(source);
    case 'python':
      return python(text, source);
    case 'code':
      return { prefix: code(text, language, source), module: null };
    case 'mathematics':
    case 'latex':
      return { prefix: '', module: null };
  }
}

const BARE_CALL =
  /(?<![\p{L}\p{N}_.$])(?:sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|log|log2|log10|log1p|sqrt|cbrt|pow|abs|fabs|max|min|hypot|floor|ceil|erf)\s*\(/u;

function javascript(source: string): Prefix {
  if (
    /(?<![\w.])torch\./.test(source) ||
    /[\w)\]]\.(?:sin|cos|tan|exp|log|sqrt|pow|tanh|sigmoid|relu|square|sum|mean)\(/.test(
      source.replace(/(?<![\w.])Math\.\w+/g, ''),
    )
  )
    return { prefix: 'torch.', module: 'torch' };
  if (/(?<![\w.])Math\./.test(source) || !BARE_CALL.test(source)) return { prefix: 'Math.', module: 'Math' };
  return { prefix: '', module: 'Math' };
}

/** The first of these that is used decides, as arrays and tensors go through all functions. */
const ARRAYS_FIRST: readonly Place[] = ['torch', 'np', 'math'];
const METHOD = /[\w)\]]\.(?:sin|cos|tan|exp|log|sqrt|pow|tanh|sigmoid|relu|square|abs)\(/;

function python(text: string, source: string): Prefix {
  const used = [...source.matchAll(/(?<![\w.])([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.[A-Za-z_]\w*/g)]
    .map(([, path = '']) => path)
    .filter((path) => path !== 'F' || /\bimport\b[^\n]*\bF\b/.test(text));
  const modules = used.map((path) => ({ path, place: placeOf(text, path) }));
  for (const place of ARRAYS_FIRST) {
    const found = modules.find((module) => module.place === place);
    // Of `torch.nn.functional` and others only the plain module has all functions.
    if (found !== undefined) return { prefix: `${plainModule(text, found.path, place)}.`, module: place };
  }
  if (METHOD.test(source)) return { prefix: 'torch.', module: 'torch' };
  if (BARE_CALL.test(source)) return bare(text);
  return { prefix: `${aliasOf(text, 'math') ?? 'math'}.`, module: 'math' };
}

function placeOf(text: string, path: string): Place | null {
  const known = moduleOf(path);
  if (known === 'linalg') return path.startsWith('torch') ? 'torch' : 'np';
  if (known !== undefined) return known;
  for (const [module, place] of [
    ['torch', 'torch'],
    ['numpy', 'np'],
    ['jax.numpy', 'np'],
    ['autograd.numpy', 'np'],
    ['math', 'math'],
  ] as const)
    if (aliasOf(text, module) === path) return place;
  return null;
}

function plainModule(text: string, path: string, place: Place): string {
  if (place === 'torch') return aliasOf(text, 'torch') ?? 'torch';
  return path.replace(/\.(?:linalg|special)$/, '');
}

/** `np` of `import numpy as np`. */
function aliasOf(text: string, module: string): string | null {
  const name = module.replaceAll('.', '\\.');
  const found = new RegExp(
    String.raw`(?:^|\n)[ \t]*import\s+(?:[^\n]*,\s*)?${name}(?:\s+as\s+(\w+))?\s*(?=[,;#\n]|$)`,
  ).exec(text);
  return found === null ? null : (found[1] ?? module);
}

/** `from numpy import sin`. */
function bare(text: string): Prefix {
  const from = /from\s+(numpy|torch|math|cmath|jax\.numpy)\s+import/.exec(text)?.[1];
  return { prefix: '', module: from === 'torch' ? 'torch' : from?.endsWith('numpy') === true ? 'np' : 'math' };
}

function code(text: string, language: string, source: string): string {
  const standard = Object.hasOwn(STANDARD, language) ? (STANDARD[language] ?? '') : '';
  const found =
    /(?<![\w.])((?:std::|::|[Mm]ath\.|MathF\.|StrictMath\.|System\.Math\.|kotlin\.math\.|math::)+)[A-Za-z]\w*\s*\(/.exec(
      source,
    )?.[1];
  if (found !== undefined) return found;
  if (language === 'dart') return /import\s+['"]dart:math['"]\s+as\s+(\w+)/.exec(text)?.[1]?.concat('.') ?? '';
  return BARE_CALL.test(source) ? '' : standard;
}
