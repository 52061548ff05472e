/**
 * Trees as code of a programming language, in the manner of the formula that they stand beside: bare, as statements that
 * give them names, or as a function of the variables. The inverse of the readers.
 */
import type { By, CodeRequest, WrittenCode } from '../../../trace/formula';
import type { SourceRange } from '../../../trace/range';
import type { Refusal } from '../../../trace/refusal';
import type { Tree } from '../tree';
import { namesIn, type NamedPart, parted, type Parted } from './common-parts';
import { lowered } from './lowered';
import { derivativeName, hessianSize, Names, partName, plainName, severalName } from './names';
import { Printer } from './printer';
import { PrintError, refuse } from './problems';
import { operatorsIn } from './length';
import type { CodeStyle, Local, Manner, Parameter, Results, Vocabulary } from './style';

/** More operators than this are no code that anyone would want in a file. */
export const MAX_OPERATORS_WRITTEN = 4_000;

export interface CodeOptions {
  readonly style: CodeStyle;
  readonly manner: Manner;
  readonly form: CodeRequest['form'];
  /** What each tree is the derivative by. */
  readonly by: readonly By[];
  /** The name of what was differentiated. */
  readonly of: string;
  /** The function's parameters, in order. */
  readonly parameters: readonly string[];
  /** Names that the document writes in another way than the tree: `p->x` for `p.x`. */
  readonly written: ReadonlyMap<string, string>;
  /** Where the formula stands, for what is refused as a whole. */
  readonly range: SourceRange;
}

/** The code of one or several trees; a refusal where the language has no way to write one. */
export function codeOf(trees: readonly Tree[], options: CodeOptions): WrittenCode | Refusal {
  try {
    return new CodeWriter(options).write(trees);
  } catch (error) {
    if (error instanceof PrintError) return error.refusal;
    throw error;
  }
}

/** One tree as an expression; throws `PrintError`. */
export function expressionText(tree: Tree, style: CodeStyle, manner: Manner): string {
  const vocabulary = style.vocabulary(manner);
  const { trees } = parted(lowered([tree], style, vocabulary, manner), null);
  return new Printer(style, vocabulary, manner, (name) => elementText(name, style)).print(trees[0] ?? tree);
}

/** `x[0]` and `W[1][2]` as the language writes elements. */
function elementText(name: string, style: CodeStyle, object: (name: string) => string = (plain) => plain): string {
  const { variable, indices } = elementOf(name);
  return indices.length === 0 ? object(name) : style.element(object(variable), indices);
}

function elementOf(name: string): { readonly variable: string; readonly indices: readonly number[] } {
  const [brackets = ''] = /(?:\[\d+\])*$/.exec(name) ?? [];
  const indices = [...brackets.matchAll(/\d+/g)].map(([index]) => Number(index));
  return { variable: name.slice(0, name.length - brackets.length), indices };
}

class CodeWriter {
  private readonly options: CodeOptions;
  private readonly vocabulary: Vocabulary;
  private readonly names: Names;

  constructor(options: CodeOptions) {
    this.options = options;
    this.vocabulary = options.style.vocabulary(options.manner);
    const { manner, style } = options;
    this.names = new Names(
      manner.document,
      [...this.vocabulary.constants.values(), ...functionNames(this.vocabulary), ...options.parameters],
      style.foldsCase,
    );
  }

  write(given: readonly Tree[]): WrittenCode {
    const { style, manner, form, range } = this.options;
    if (given.length === 0) refuse('nothing', range);
    const trees = lowered(given, style, this.vocabulary, manner);
    const code =
      form === 'function' ? this.function(trees) : form === 'value' ? this.values(trees) : this.expressions(trees);
    return { code, needs: style.needs(code, manner) };
  }

  /** Common parts are named last, so that the derivative has the name that it would have without them. */
  private parts(trees: readonly Tree[], named: boolean): Parted {
    const choose = (tree: Tree): string => this.names.fresh(partName(tree));
    const found = parted(trees, named ? choose : null);
    const all = [...found.trees, ...found.named.map(({ tree }) => tree)];
    const length = all.reduce((sum, tree) => sum + operatorsIn(tree), 0);
    const { range } = this.options;
    if (length > MAX_OPERATORS_WRITTEN)
      refuse('too-long', range, {
        length: Number.isFinite(length) && length < Number.MAX_SAFE_INTEGER ? length : 'countless',
        limit: MAX_OPERATORS_WRITTEN,
      });
    return found;
  }

  private expressions(trees: readonly Tree[]): string {
    const { trees: plain } = this.parts(trees, false);
    const printer = this.printer((name) => this.inPlace(name));
    return plain.map((tree) => printer.print(tree)).join('\n');
  }

  private values(trees: readonly Tree[]): string {
    const { of, by, style, manner } = this.options;
    const names = by.map((one) => this.names.fresh(derivativeName(of, one)));
    const { named, trees: plain } = this.parts(trees, true);
    const printer = this.printer((name) => this.inPlace(name));
    // What the original names is there already.
    const above = named
      .filter(({ given }) => !given)
      .map(({ name, tree }) => style.value(name, printer.print(tree), manner));
    return [...above, ...plain.map((tree, i) => style.value(names[i] ?? 'd', printer.print(tree), manner))].join('\n');
  }

  private function(trees: readonly Tree[]): string {
    const { of, by, style, manner } = this.options;
    const wanted = by.length === 1 ? derivativeName(of, by[0] ?? []) : severalName(of, by);
    const name = this.names.fresh(wanted);
    const { named, trees: plain } = this.parts(trees, true);
    const used = neededBy(plain, named);
    const parameters = this.parameters([...plain, ...used.map(({ tree }) => tree)]);
    const printer = this.printer((variable) =>
      elementText(variable, style, (plainly) => parameters.get(plainly)?.name ?? plainly),
    );
    const locals = used.map((part): Local => ({ name: part.name, code: printer.print(part.tree) }));
    const results = resultsOf(
      plain.map((tree) => printer.print(tree)),
      by,
    );
    return style.function({ name, parameters: [...parameters.values()], locals, results }, manner);
  }

  /** Of an object's property a parameter of its own; of elements the list that they stand in. */
  private parameters(trees: readonly Tree[]): ReadonlyMap<string, Parameter> {
    const found = new Map<string, Parameter>();
    const mentioned = [...namesIn(trees)].map(elementOf);
    const dimensions = (variable: string): number =>
      Math.max(0, ...mentioned.filter((one) => one.variable === variable).map(({ indices }) => indices.length));
    for (const variable of this.options.parameters) {
      const name = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(variable) ? variable : this.names.fresh(plainName(variable));
      found.set(variable, { name, dimensions: dimensions(variable) });
    }
    return found;
  }

  private inPlace(name: string): string {
    const { style, written } = this.options;
    return elementText(name, style, (plain) => written.get(plain) ?? plain);
  }

  private printer(nameOf: (name: string) => string): Printer {
    const { style, manner } = this.options;
    return new Printer(style, this.vocabulary, manner, nameOf);
  }
}

/** Functions without their modules, and those of one letter that languages have: R's `c` and `t`. */
function functionNames({ functions }: Vocabulary): readonly string[] {
  return [...[...functions.values()].map(({ name }) => name.replace(/^.*[.:]/, '')), 'c', 'q', 't'];
}

/** The named parts that the results need, directly or through others; the rest would be computed for nothing. */
function neededBy(trees: readonly Tree[], named: readonly NamedPart[]): readonly NamedPart[] {
  const needed = new Set(namesIn(trees));
  for (const { name, tree } of [...named].reverse())
    if (needed.has(name)) for (const other of namesIn([tree])) needed.add(other);
  return named.filter(({ name }) => needed.has(name));
}

function resultsOf(codes: readonly string[], by: readonly By[]): Results {
  const [only, ...others] = codes;
  if (only !== undefined && others.length === 0) return { kind: 'one', code: only };
  const size = hessianSize(by);
  if (size === null) return { kind: 'list', codes };
  return { kind: 'matrix', rows: Array.from({ length: size }, (_, i) => codes.slice(i * size, (i + 1) * size)) };
}
