/** The operators of one file of definitions, as they are installed: with their loops. */
import { loop, loopName } from './loops';
import type { FoundOperator } from './operators';

/** `subject` is the path of the definitions: `pointwise/powers`. */
export function listedFile(subject: string, operators: readonly FoundOperator[]): string {
  const loops = operators.flatMap((operator) =>
    operator.overloads.flatMap((found, index) =>
      found.overload.forward.kind === 'pointwise' ? [loop(operator, found, index)] : [],
    ),
  );
  return [
    `import type { ListedOperator } from '../../../dispatch/install';`,
    ...(loops.length === 0 ? [] : [`import { scalarFunction } from '../../../operators/definition';`]),
    `import { ${operators.map(({ exported }) => exported).join(', ')} } from '../../../operators/${subject}';`,
    ...(loops.length === 0 ? [] : [`import type { Numbers } from '../../../storage/storage';`]),
    ...loops,
    '',
    'export const operators: readonly ListedOperator[] = [',
    ...operators.map(listed),
    '];',
  ].join('\n');
}

function listed(operator: FoundOperator): string {
  const loops = operator.overloads.map(({ overload }, index) =>
    overload.forward.kind === 'pointwise' ? loopName(operator, index) : 'null',
  );
  const some = loops.some((name) => name !== 'null');
  return `{ definition: ${operator.exported}, loops: [${some ? loops.join(', ') : ''}] },`;
}
