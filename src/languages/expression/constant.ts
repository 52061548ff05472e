/** Trees without variables: their value by plain arithmetic. Knows no engine. */
import type { Nested } from '../../trace/trace';
import { fold } from './fold';
import { functionNamed } from './functions/functions';
import type { Tree } from './tree';

/** The value of a tree without variables, a list's as nested arrays; null where there are variables or no one value. */
export function constantValue(tree: Tree): Nested | null {
  return fold<Nested | null>(tree, (part, values) => {
    switch (part.kind) {
      case 'number':
        return part.value;
      case 'name':
        return null;
      case 'bound':
        return values[0] ?? null;
      case 'list':
        return values.every((value) => value !== null) ? values : null;
      case 'condition': {
        const [condition, then, otherwise] = values;
        if (typeof condition !== 'number') return null;
        return (condition !== 0 ? then : otherwise) ?? null;
      }
      case 'call':
        return Object.keys(part.keywords).length === 0 ? applied(part.operator, values) : null;
    }
  });
}

function applied(operator: string, values: readonly (Nested | null)[]): Nested | null {
  const plain = functionNamed(operator)?.plain;
  if (plain === undefined) return null;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return plain(...numbers);
  const [only] = values;
  if (operator === 'neg' && only !== null && only !== undefined) return negated(only);
  return null;
}

function negated(value: Nested): Nested {
  return typeof value === 'number' ? -value : value.map(negated);
}
