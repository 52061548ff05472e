/** What the letters of a rule stand for: g for what arrives, x, y and z for the operands, r for the result. */
import type { Trace, TraceNode } from '../../../src/trace/trace';
import { tensorAt } from '../../numbers';
import { nameOf, number, tensorText } from './names';
import { shownOf } from './values';

export interface Letter {
  readonly letter: string;
  /** `x**4 = 16`; of a plain value `exponent = 4`. */
  readonly name: string;
  readonly value: string;
}

const OPERANDS = ['x', 'y', 'z'];
/** Plain values that rules write as Greek letters. */
const GREEK: ReadonlySet<string> = new Set(['alpha', 'beta']);

/** The letters that stand in the rule, but for g. */
export function lettersOf(trace: Trace, node: TraceNode, rule: string): readonly Letter[] {
  const bare = rule.replace(/\\(?:mathrm|operatorname|text|mathsf)\s*\{[^{}]*\}/g, ' ').replace(/\\[a-zA-Z]+/g, ' ');
  const stands = (letter: string): boolean => new RegExp(`(?<![a-zA-Z])${letter}(?![a-zA-Z])`).test(bare);
  const letters = OPERANDS.flatMap((letter, place): Letter[] => {
    const operand = node.operands[place];
    if (operand === undefined || !stands(letter)) return [];
    const tensor = tensorAt(trace, operand.tensor);
    if (tensor === undefined) {
      const value = Number(operand.text);
      return [{ letter, name: operand.name, value: Number.isNaN(value) ? operand.text : number(value).text }];
    }
    // A constant has neither a name nor a place in the text.
    const unnamed = tensor.name === null && tensor.range === null && tensor.grad_fn === null;
    const name = unnamed ? operand.name : nameOf(trace, tensor.id).text;
    return [{ letter, name, value: tensorText(shownOf(tensor)).text }];
  });
  for (const { name, tensor, text } of node.operands)
    if (GREEK.has(name) && tensor === null && rule.includes(`\\${name}`))
      letters.push({ letter: `\\${name}`, name: `\\${name}`, value: text });
  const result = tensorAt(trace, node.outputs[0]);
  if (result !== undefined && stands('r'))
    letters.push({ letter: 'r', name: nameOf(trace, result.id).text, value: tensorText(shownOf(result)).text });
  return letters;
}
