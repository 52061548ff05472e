/** Names for what is new: derivatives, their common parts, parameters. Each fits the language and is not in use. */
import type { By } from '../../../trace/formula';
import { nameTex } from '../greek';
import type { Tree } from '../tree';

/** Words that no language of these lets stand for a variable, and names that are taken by custom. */
const TAKEN = new Set(
  'as do if in is of or and def del end for fun let new not try val var case else enum func from goto loop null pass self this true type with yield class const double else except export false final float global import int lambda long module return static struct super switch throw void where while pi inf nan Inf NaN'.split(
    ' ',
  ),
);

export class Names {
  private readonly taken: Set<string>;
  private readonly foldsCase: boolean;

  /** No name is given that stands anywhere in the document, so that nothing there changes its meaning. */
  constructor(document: string, others: Iterable<string>, foldsCase: boolean) {
    this.foldsCase = foldsCase;
    const words = document.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
    this.taken = new Set([...TAKEN, ...words, ...others].map((word) => this.key(word)));
  }

  private key(name: string): string {
    return this.foldsCase ? name.toLowerCase() : name;
  }

  /** The wanted name, with a number behind it where it is taken. */
  fresh(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.taken.has(this.key(name)); i++) name = /\d$/.test(wanted) ? `${wanted}_${i}` : `${wanted}${i}`;
    this.taken.add(this.key(name));
    return name;
  }
}

/** Letters, digits and underscores of ASCII, which every language takes: `θ` is `theta`, `x[0]` is `x0`. */
export function plainName(name: string): string {
  const greek = name.replace(/[^\x20-\x7e]/gu, (letter) => {
    const digit = '₀₁₂₃₄₅₆₇₈₉'.indexOf(letter);
    if (digit >= 0) return String(digit);
    const tex = nameTex(letter);
    return /^\\[a-zA-Z]+$/.test(tex) ? tex.slice(1) : letter === '′' ? '_prime' : 'v';
  });
  const joined = greek
    .replaceAll("'", '_prime')
    .replace(/\[(\d+)\]/g, (_, index: string, at: number, all: string) => (all[at - 1] === ']' ? `_${index}` : index))
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(joined) ? joined : `v${joined}`;
}

/** `df_dx`, `d2f_dx2`, `d2f_dxdy`, in the order of differentiation. */
export function derivativeName(of: string, by: By): string {
  const runs: { readonly name: string; count: number }[] = [];
  for (const name of by.map(plainName)) {
    const last = runs.at(-1);
    if (last?.name === name) last.count++;
    else runs.push({ name, count: 1 });
  }
  const order = by.length === 1 ? '' : String(by.length);
  const below = runs.map(({ name, count }) => `d${name}${count === 1 ? '' : String(count)}`).join('');
  return `d${order}${plainName(of)}_${below}`;
}

/** `grad_f` for several first derivatives, `hessian_f` for a square of second ones. */
export function severalName(of: string, by: readonly By[]): string {
  const name = plainName(of);
  if (by.every((one) => one.length === 1)) return `grad_${name}`;
  return hessianSize(by) === null ? `derivatives_${name}` : `hessian_${name}`;
}

/** The number of variables of a Hessian that is asked for row by row; null where this is none. */
export function hessianSize(by: readonly By[]): number | null {
  const size = Math.round(Math.sqrt(by.length));
  if (size < 2 || size * size !== by.length || by.some((one) => one.length !== 2)) return null;
  const names = by.slice(0, size).map(([, second = '']) => second);
  const fits = by.every(([first, second], i) => first === names[Math.floor(i / size)] && second === names[i % size]);
  return fits ? size : null;
}

const PART_NAMES: Readonly<Record<string, string>> = {
  exp: 'e',
  sqrt: 'r',
  pow: 'p',
  add: 's',
  sub: 'd',
  div: 'u',
  mul: 'm',
};

/** What a common part is called: `sin_x`, `cos_xy` for functions of names, else a letter for the operator. */
export function partName(tree: Tree): string {
  if (tree.kind !== 'call') return 't';
  const [operand, second] = tree.operands;
  const letter = Object.hasOwn(PART_NAMES, tree.operator) ? PART_NAMES[tree.operator] : undefined;
  if (letter === undefined || (tree.operator !== 'pow' && second === undefined && operand?.kind === 'name')) {
    const names = operand === undefined || second !== undefined ? null : factorsIn(operand);
    if (names !== null) return `${tree.operator}_${names.map(plainName).join('')}`;
  }
  return letter ?? 'v';
}

/** `x`, or the letters of `x*y`. */
function factorsIn(tree: Tree): readonly string[] | null {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind !== 'call' || tree.operator !== 'mul') return null;
  const names = tree.operands.map((operand) => (operand.kind === 'name' ? operand.name : ''));
  return names.every((name) => name.length === 1) ? names : null;
}
