/** The types of methods and functions, with their documentation, from signatures. */
import type { Parameter } from '../../src/engine/dispatch/parameters';
import type { FoundOperator, FoundOverload } from './operators';

const FORMS = '/* eslint-disable @typescript-eslint/unified-signatures -- each way to call is documented as one */';

export function methodsFile(operators: readonly FoundOperator[]): string {
  const members = operators
    .filter(({ definition }) => definition.variants !== 'function')
    .flatMap((operator) => [...membersOf(operator, true), ...changingMembers(operator, true)]);
  return `${FORMS}
import type { DType } from '../dtype';

declare module '../tensor/tensor' {
  interface Tensor {
${members.join('\n')}
  }
}
`;
}

export function functionsFile(operators: readonly FoundOperator[]): string {
  const members = operators
    .filter(({ definition }) => definition.variants !== 'method')
    .flatMap((operator) => [...membersOf(operator, false), ...changingMembers(operator, false)]);
  return `${FORMS}
import type { DType } from '../dtype';
import type { Tensor } from '../tensor/tensor';

/** Functions of \`torch\` that are operators. */
export interface TorchFunctions {
${members.join('\n')}
}
`;
}

function membersOf({ definition, overloads }: FoundOperator, method: boolean): string[] {
  const own = overloads.filter(
    ({ signature }) => !method || signature.parameters.some(({ name, type }) => name === 'self' && type === 'Tensor'),
  );
  const forms = new Set(own.flatMap((overload) => callForms(overload, method)));
  return [...forms].flatMap((form) => [`/** ${definition.doc} */`, `${definition.name}${form};`]);
}

/** The form in place, of the overloads whose first operand is the tensor that changes. */
function changingMembers({ definition, overloads }: FoundOperator, method: boolean): string[] {
  if (definition.inplace === null || (!method && definition.inplace === 'method')) return [];
  const own = overloads.filter(
    ({ signature: { parameters } }) => parameters[0]?.name === 'self' && parameters[0].type === 'Tensor',
  );
  const forms = new Set(own.flatMap((overload) => callForms(overload, method, true)));
  return [...forms].flatMap((form) => [`/** ${definition.doc} In place. */`, `${definition.name}_${form};`]);
}

/** Every way to call it: the first so many arguments by position, the others by keyword. */
function callForms({ overload, signature }: FoundOverload, method: boolean, changes = false): string[] {
  const numbers = overload.forward.kind === 'pointwise' && overload.forward.numbers;
  const parameters = signature.parameters.filter(({ name }) => !(method && name === 'self'));
  const positional = parameters.filter(({ keywordOnly }) => !keywordOnly);
  const forms: string[] = [];
  const changesSelf = changes || overload.forward.kind === 'change';
  const returns = changesSelf ? (method ? 'this' : 'Tensor') : returnType(signature.returns);
  // What changes is a tensor, whatever else may stand for one.
  const type = (parameter: Parameter): string =>
    parameterType(parameter, numbers && !(changesSelf && parameter.name === 'self'));
  for (let count = positional.length; count >= 0; count--) {
    const given = positional.slice(0, count).map((p) => `${p.name}${p.required ? '' : '?'}: ${type(p)}`);
    const rest = parameters.filter((parameter) => parameter.keywordOnly || positional.indexOf(parameter) >= count);
    const options = optionsType(rest, type);
    forms.push(`(${[...given, ...(options === null ? [] : [options])].join(', ')}): ${returns}`);
  }
  const [only] = positional;
  if (positional.length === 1 && only?.type === 'int[]') {
    const options = optionsType(
      parameters.filter(({ keywordOnly }) => keywordOnly),
      type,
    );
    forms.push(`(...${only.name}: number[]): ${returns}`);
    if (options !== null)
      forms.push(`(...args: [...${only.name}: number[], ${options.replace('options?', 'options')}]): ${returns}`);
  }
  return forms;
}

function optionsType(parameters: readonly Parameter[], type: (parameter: Parameter) => string): string | null {
  if (parameters.length === 0) return null;
  const members = parameters.map(
    (p) => `${p.name}${p.required ? '' : '?'}: ${type(p)}${p.required ? '' : ' | undefined'}`,
  );
  const required = parameters.some((parameter) => parameter.required);
  return `options${required ? '' : '?'}: { ${members.join('; ')} }`;
}

function parameterType({ type, nullable, single, name }: Parameter, numbers: boolean): string {
  const base = {
    Tensor: numbers && name !== 'condition' ? 'Tensor | number' : 'Tensor',
    'Tensor[]': 'readonly Tensor[]',
    Scalar: 'number',
    int: 'number',
    float: 'number',
    'int[]': single ? 'number | readonly number[]' : 'readonly number[]',
    bool: 'boolean',
    ScalarType: 'DType',
    str: 'string',
  }[type];
  return nullable ? `${base} | null` : base;
}

function returnType(returns: 'Tensor' | 'Tensor[]'): string {
  return returns === 'Tensor' ? 'Tensor' : 'Tensor[]';
}
