/**
 * The library that simplifies: mathjs on plain numbers, with only what simplifying needs of it. Knows no trees of ours;
 * nobody but this file knows which library it is.
 */
import {
  addDependencies,
  create,
  divideDependencies,
  multiplyDependencies,
  powDependencies,
  simplifyDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  type ConstantNode,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type SimplifyRule,
  type SymbolNode,
} from 'mathjs/number';

// The library computes with constants by functions that it looks for by name, so they must be there.
const library = create({
  ...simplifyDependencies,
  ...addDependencies,
  ...subtractDependencies,
  ...multiplyDependencies,
  ...divideDependencies,
  ...powDependencies,
  ...unaryMinusDependencies,
});

export type Node = MathNode;

/** What an expression of the library is made of, as far as we meet it. */
export type KnownNode = ConstantNode | SymbolNode | FunctionNode | OperatorNode | { readonly type: 'other' };

/** Operators by our names. */
const OPERATORS = {
  add: ['+', 'add'],
  sub: ['-', 'subtract'],
  mul: ['*', 'multiply'],
  div: ['/', 'divide'],
  pow: ['^', 'pow'],
  neg: ['-', 'unaryMinus'],
} as const;

export type LibraryOperator = keyof typeof OPERATORS;

const BY_FUNCTION: ReadonlyMap<string, LibraryOperator> = new Map(
  (Object.keys(OPERATORS) as LibraryOperator[]).map((operator) => [OPERATORS[operator][1], operator]),
);

export function isLibraryOperator(operator: string): operator is LibraryOperator {
  return Object.hasOwn(OPERATORS, operator);
}

export function numberNode(value: number): Node {
  return value < 0 || Object.is(value, -0)
    ? operatorNode('neg', [new library.ConstantNode(-value)])
    : new library.ConstantNode(value);
}

export function symbolNode(name: string): Node {
  return new library.SymbolNode(name);
}

/** A function that the library knows by its name only; `F_` keeps it from computing one of its own. */
export function functionNode(name: string, operands: readonly Node[]): Node {
  return new library.FunctionNode(new library.SymbolNode(`F_${name}`), [...operands]);
}

export function operatorNode(operator: LibraryOperator, operands: readonly Node[]): Node {
  const [sign, name] = OPERATORS[operator];
  return new library.OperatorNode(sign as never, name as never, [...operands]);
}

/** What a node of the library is, for one who reads it; null for what no formula of ours becomes. */
export type Seen =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly Node[] }
  | { readonly kind: 'operator'; readonly operator: LibraryOperator; readonly operands: readonly Node[] };

export function seen(node: Node): Seen | null {
  const known = node as unknown as KnownNode;
  switch (known.type) {
    case 'ConstantNode':
      return typeof known.value === 'number' ? { kind: 'number', value: known.value } : null;
    case 'SymbolNode':
      return { kind: 'symbol', name: known.name };
    case 'FunctionNode': {
      const { fn, args } = known as unknown as {
        readonly fn: { readonly name: string };
        readonly args: readonly Node[];
      };
      return { kind: 'function', name: fn.name.replace(/^F_/, ''), operands: args };
    }
    case 'OperatorNode': {
      const { fn, args } = known as unknown as { readonly fn: string; readonly args: readonly Node[] };
      const operator = BY_FUNCTION.get(fn);
      return operator === undefined ? null : { kind: 'operator', operator, operands: args };
    }
    default:
      return null;
  }
}

/** Squares of functions that add up to something shorter; `rest` is what else the sum has. */
const IDENTITIES: readonly SimplifyRule[] = [
  'F_sin(n)^2 + F_cos(n)^2 -> 1',
  'n1 * F_sin(n)^2 + n1 * F_cos(n)^2 -> n1',
  'F_sin(n)^2 + (F_cos(n)^2 + n1) -> 1 + n1',
  '1 - F_sin(n)^2 -> F_cos(n)^2',
  '1 - F_cos(n)^2 -> F_sin(n)^2',
  'F_cosh(n)^2 - F_sinh(n)^2 -> 1',
  '1 + F_sinh(n)^2 -> F_cosh(n)^2',
];

const RULES: readonly SimplifyRule[] = [
  ...library.simplify.rules.slice(0, 1),
  ...IDENTITIES,
  ...library.simplify.rules.slice(1),
];

/** By the library's rules: like terms and powers collected, factors drawn out. Throws where it fails. */
export function simplifiedByRules(node: Node): Node {
  return library.simplify(node, [...RULES], {}, { exactFractions: false });
}
