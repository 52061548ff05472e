/** From a formula over symbols to the library's own expression. Knows nothing of what the symbols stand for. */
import { fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { Atoms } from './atoms';
import { functionNode, isLibraryOperator, type Node, numberNode, operatorNode, symbolNode } from './library';

/** Functions between which the library is told identities: sin² + cos² = 1. */
const RELATED = new Set(['sin', 'cos', 'sinh', 'cosh']);

/**
 * Every power is one, a root too, and related functions are functions of a symbol. Throws for what is neither a number, nor
 * a symbol, nor arithmetic: whoever made the formula has left nothing else in it.
 */
export function toLibrary(tree: Tree, atoms: Atoms): Node {
  return fold<Node>(tree, (part, parts) => nodeOf(part, parts, atoms));
}

/** The same with the sums that are factors as symbols, so that they are cancelled and collected as wholes. */
export function toFactors(tree: Tree, atoms: Atoms): Node {
  return fold<Converted>(tree, (part, parts) => {
    const whole = part.kind === 'call' && /^(?:mul|pow|sqrt)$/.test(part.operator);
    const nodes = parts.map((operand, i) => {
      const below = part.kind === 'call' && part.operator === 'div' && i === 1;
      return (whole || below) && isSum(operand.tree) ? symbolNode(atoms.powerSymbol(operand.tree)) : operand.node;
    });
    return { tree: part, node: nodeOf(part, nodes, atoms) };
  }).node;
}

interface Converted {
  readonly tree: Tree;
  readonly node: Node;
}

export function isSum(tree: Tree): boolean {
  return tree.kind === 'call' && (tree.operator === 'add' || tree.operator === 'sub');
}

/** The whole number that an exponent is. */
export function wholeNumber(tree: Tree | undefined): number | null {
  if (tree?.kind === 'call' && tree.operator === 'neg') {
    const inner = wholeNumber(tree.operands[0]);
    return inner === null ? null : -inner;
  }
  return tree?.kind === 'number' && tree.constant === null && Number.isSafeInteger(tree.value) ? tree.value : null;
}

function nodeOf(part: Tree, parts: readonly Node[], atoms: Atoms): Node {
  if (part.kind === 'number') return numberNode(part.value);
  if (part.kind === 'name') return symbolOrFunction(part.name, atoms);
  const [operand] = parts;
  if (part.kind === 'call' && part.operator === 'sqrt' && operand !== undefined)
    return operatorNode('pow', [operand, numberNode(0.5)]);
  if (part.kind !== 'call' || !isLibraryOperator(part.operator)) throw new Error(`no arithmetic: ${part.kind}`);
  return operatorNode(part.operator, parts);
}

function symbolOrFunction(name: string, atoms: Atoms): Node {
  const meaning = atoms.meaning(name);
  const [operand] = meaning?.kind === 'call' ? meaning.operands : [];
  if (meaning?.kind !== 'call' || operand === undefined || !RELATED.has(meaning.operator)) return symbolNode(name);
  const symbol = atoms.symbolFor(operand);
  return symbol.kind === 'name' ? functionNode(meaning.operator, [symbolNode(symbol.name)]) : symbolNode(name);
}
