/**
 * One loop per pointwise overload: a loop that takes the function as an argument is several times slower once it has
 * seen a few of them, since nothing is inlined any more.
 */
import type { FoundOperator, FoundOverload } from './operators';

export function loopName({ definition }: FoundOperator, index: number): string {
  return `${definition.name.replaceAll('.', '_')}Loop${index}`;
}

/** The text of the loop of one overload; a constant beside it holds the scalar function. */
export function loop(operator: FoundOperator, { signature }: FoundOverload, index: number): string {
  const name = loopName(operator, index);
  const scalar = `${name}Scalar`;
  const types: string[] = [];
  const parameters: string[] = ['out: Numbers', 'count: number'];
  const starts: string[] = ['i = 0'];
  const steps: string[] = ['i++'];
  const operands: string[] = [];
  signature.parameters.forEach(({ name: parameter, type, nullable }, i) => {
    const orNull = nullable ? ' | null' : '';
    if (type === 'Tensor') {
      types.push(`${parameter}: number${orNull}`);
      parameters.push(`${parameter}: Numbers${orNull}`, `${parameter}Step: number`);
      starts.push(`p${i} = 0`);
      steps.push(`p${i} += ${parameter}Step`);
      operands.push(
        nullable ? `${parameter} === null ? null : (${parameter}[p${i}] ?? 0)` : `${parameter}[p${i}] ?? 0`,
      );
    } else {
      const plain = type === 'bool' ? 'boolean' : type === 'str' ? 'string' : 'number';
      types.push(`${parameter}: ${plain}${orNull}`);
      parameters.push(`${parameter}: ${plain}${orNull}`);
      operands.push(parameter);
    }
  });
  return `
const ${scalar} = scalarFunction(${operator.exported}, ${index}) as (${types.join(', ')}) => number;
function ${name}(${parameters.join(', ')}): void {
  for (let ${starts.join(', ')}; i < count; ${steps.join(', ')}) out[i] = ${scalar}(${operands.join(', ')});
}`;
}
