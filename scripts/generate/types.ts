/** The types of methods and functions, with their documentation, from signatures. */
import { receiver, type Parameter } from '../../src/engine/dispatch/parameters';
import type { FoundOperator, FoundOverload } from './operators';

const FORMS = '/* eslint-disable @typescript-eslint/unified-signatures -- each way to call is documented as one */';

export function methodsFile(operators: readonly FoundOperator[]): string {
  const members = operators
    .filter(({ definition }) => definition.variants !== 'function')
    .flatMap((operator) => [...membersOf(operator, true), ...changingMembers(operator, true)]);
  return `${FORMS}
import type { DType } from '../dtype';
${namedTuples(members)}
declare module '../tensor/tensor' {
  interface Tensor {
${members.map(({ text }) => text).join('\n')}
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
${namedTuples(members)}import type { Tensor } from '../tensor/tensor';

/** Functions of \`torch\` that are operators. */
export interface TorchFunctions {
${namespace(members)}
}
`;
}

/** The import, where a member needs it. */
function namedTuples(members: readonly Member[]): string {
  const needed = members.some(({ text }) => text.includes('NamedTuple &'));
  return needed ? `import type { NamedTuple } from '../tensor/named-tuple';\n` : '';
}

/** One way to call an operator, and the namespace below `torch` in which it stands. */
interface Member {
  readonly path: readonly string[];
  readonly text: string;
}

/** The members of a namespace, and after them the namespaces in it. */
function namespace(members: readonly Member[]): string {
  const here = members.filter(({ path }) => path.length === 0).map(({ text }) => text);
  const spaces = new Map<string, Member[]>();
  for (const { path, text } of members) {
    const [first, ...rest] = path;
    if (first === undefined) continue;
    const inner = { path: rest, text };
    spaces.set(first, [...(spaces.get(first) ?? []), inner]);
  }
  const inner = [...spaces].sort().map(([name, own]) => `${name}: {\n${namespace(own)}\n};`);
  return [...here, ...inner].join('\n');
}

function membersOf(operator: FoundOperator, method: boolean): Member[] {
  const { definition, overloads } = operator;
  const onlyMethod = definition.variants === 'method';
  const own = overloads.filter(({ signature }) => !method || receiver(signature, onlyMethod) >= 0);
  const forms = new Set(
    own.flatMap((overload) => callForms(overload, method ? receiver(overload.signature, onlyMethod) : null)),
  );
  return named(operator, method, (name) => [...forms].map((form) => `/** ${definition.doc} */\n${name}${form};`));
}

/** Under each name that the operator has; methods have no namespaces. */
function named({ definition }: FoundOperator, method: boolean, texts: (name: string) => readonly string[]): Member[] {
  return [definition.name, ...definition.aliases].flatMap((whole) => {
    const path = whole.split('.');
    const name = path.pop() ?? whole;
    return method && path.length > 0 ? [] : texts(name).map((text) => ({ path, text }));
  });
}

/** The form in place, of the overloads whose first operand is the tensor that changes. */
function changingMembers(operator: FoundOperator, method: boolean): Member[] {
  const { definition, overloads } = operator;
  if (definition.inplace === null || (!method && definition.inplace === 'method')) return [];
  const own = overloads.filter(
    ({ signature: { parameters } }) => parameters[0]?.name === 'self' && parameters[0].type === 'Tensor',
  );
  const forms = new Set(own.flatMap((overload) => callForms(overload, method ? 0 : null, true)));
  return named(operator, method, (name) =>
    name.includes('.') ? [] : [...forms].map((form) => `/** ${definition.doc} In place. */\n${name}_${form};`),
  ).filter(({ path }) => path.length === 0);
}

/** Every way to call it: the first so many arguments by position, the others by keyword; of a method, without what `before` says stands before the dot. */
function callForms({ overload, signature }: FoundOverload, before: number | null, changes = false): string[] {
  const method = before !== null;
  const numbers = overload.forward.kind === 'pointwise' && overload.forward.numbers;
  const parameters = signature.parameters.filter((_, i) => i !== before);
  const positional = parameters.filter(({ keywordOnly }) => !keywordOnly);
  const forms: string[] = [];
  const changesSelf = changes || overload.forward.kind === 'change' || overload.forward.kind === 'geometry';
  const returns = changesSelf ? (method ? 'this' : 'Tensor') : returnType(signature);
  // What changes is a tensor, whatever else may stand for one.
  const type = (parameter: Parameter): string =>
    parameterType(parameter, numbers && !(changesSelf && parameter.name === 'self'));
  for (let count = positional.length; count >= 0; count--) {
    const given = positional.slice(0, count).map((p) => `${declarable(p.name)}${p.required ? '' : '?'}: ${type(p)}`);
    const rest = parameters.filter((parameter) => parameter.keywordOnly || positional.indexOf(parameter) >= count);
    const options = optionsType(rest, type);
    forms.push(`(${[...given, ...(options === null ? [] : [options])].join(', ')}): ${returns}`);
  }
  const last = positional.at(-1);
  if (last !== undefined && isVariadic(last) && (positional.length === 1 || last.type === 'Tensor[]')) {
    const each = last.type === 'int[]' ? 'number' : 'Tensor';
    const leading = positional.slice(0, -1).map((p) => `${p.name}: ${type(p)}, `);
    const options = optionsType(
      parameters.filter(({ keywordOnly }) => keywordOnly),
      type,
    );
    forms.push(`(${leading.join('')}...${last.name}: ${each}[]): ${returns}`);
    if (options !== null)
      forms.push(
        `(...args: [${leading.join('')}...${last.name}: ${each}[], ${options.replace('options?', 'options')}]): ${returns}`,
      );
  }
  return forms;
}

/** Whether the items of the list may be given one after the other. */
function isVariadic({ type, single }: Parameter): boolean {
  return type === 'int[]' || (type === 'Tensor[]' && single);
}

/** By position a word of the language needs another name; by keyword it is one. */
function declarable(name: string): string {
  return name === 'var' ? 'variance' : name;
}

function optionsType(parameters: readonly Parameter[], type: (parameter: Parameter) => string): string | null {
  if (parameters.length === 0) return null;
  const members = parameters.map(
    (p) => `${p.name}${p.required ? '' : '?'}: ${type(p)}${p.required ? '' : ' | undefined'}`,
  );
  const required = parameters.some((parameter) => parameter.required);
  return `options${required ? '' : '?'}: { ${members.join('; ')} }`;
}

const ANY_NUMBER = 'number | bigint | boolean';

function parameterType({ type, nullable, single, name }: Parameter, numbers: boolean): string {
  const base = {
    Tensor: numbers && name !== 'condition' ? `Tensor | ${ANY_NUMBER}` : 'Tensor',
    'Tensor[]': 'readonly Tensor[]',
    'Tensor?[]': 'readonly (Tensor | null)[]',
    Scalar: ANY_NUMBER,
    int: 'number | bigint',
    float: 'number | bigint',
    'int[]': single ? 'number | bigint | readonly (number | bigint)[]' : 'readonly (number | bigint)[]',
    'float[]': single ? 'number | readonly number[]' : 'readonly number[]',
    'bool[]': 'readonly boolean[]',
    bool: 'boolean',
    ScalarType: 'DType',
    str: 'string',
    any: 'unknown',
  }[type];
  return nullable && base !== 'unknown' ? `${base} | null` : base;
}

function returnType({ returns, outputs }: FoundOverload['signature']): string {
  if (returns === 'any') return 'unknown';
  if (outputs === null) return returns === 'Tensor' ? 'Tensor' : 'Tensor[]';
  if (outputs.tuple === '') return `[${outputs.names.map(() => 'Tensor').join(', ')}]`;
  const members = outputs.names.flatMap((name, place) => [`readonly ${place}: Tensor`, `readonly ${name}: Tensor`]);
  return `NamedTuple & { ${members.join('; ')} }`;
}
