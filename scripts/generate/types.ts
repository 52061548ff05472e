/** The types of methods and functions, with their documentation, from signatures. */
import { receiver, type Parameter } from '../../src/engine/dispatch/parameters';
import { grouped } from '../grouped';
import type { FoundOperator, FoundOverload } from './operators';

const OPEN = '/* eslint-disable @typescript-eslint/no-empty-object-type -- the files of types/ put the functions in */';

/** What the operators of one file of definitions add to `Tensor` and to the namespaces below `torch`. */
export function typesFile(operators: readonly FoundOperator[]): string {
  const methods = operators.flatMap((operator) => allMembersOf(operator, true)).map(written);
  const functions = functionsOf(operators);
  const namespaces = [...grouped(functions, ({ path }) => namespaceName(path))].map(
    ([name, own]) => `interface ${name} {\n${own.map(written).join('\n')}\n}`,
  );
  const blocks = [
    ...(methods.length === 0
      ? []
      : [`declare module '../../../tensor/tensor' {\ninterface Tensor {\n${methods.join('\n')}\n}\n}`]),
    ...(namespaces.length === 0 ? [] : [`declare module '../../functions' {\n${namespaces.join('\n')}\n}`]),
  ].join('\n\n');
  const imports = [
    ['DType', 'dtype', blocks],
    ['NamedTuple', 'tensor/named-tuple', blocks],
    // What is declared beside the class needs no import of it.
    ['Tensor', 'tensor/tensor', namespaces.join('\n')],
  ].flatMap(([name = '', from = '', text = '']) =>
    new RegExp(`\\b${name}\\b`).test(text) ? [`import type { ${name} } from '../../../${from}';`] : [],
  );
  return [...(imports.length === 0 ? ['export {};'] : imports), '', blocks].join('\n');
}

/** The namespaces below `torch`, one interface each, which the files of `types/` fill. */
export function functionsFile(operators: readonly FoundOperator[]): string {
  const paths = new Map<string, readonly string[]>([['', []]]);
  for (const { path } of functionsOf(operators))
    path.forEach((_, i) => paths.set(path.slice(0, i + 1).join('.'), path.slice(0, i + 1)));
  const interfaces = [...paths].sort().map(([, path]) => {
    const inner = [...paths.values()].filter(
      (other) => other.length === path.length + 1 && path.every((part, i) => part === other[i]),
    );
    const members = inner.map((other) => `readonly ${other.at(-1)}: ${namespaceName(other)};`);
    return [
      `/** Functions of \`${['torch', ...path].join('.')}\` that are operators. */`,
      `export interface ${namespaceName(path)} {`,
      ...members.sort(),
      '}',
    ].join('\n');
  });
  const subjects = [...new Set(operators.map(({ file }) => file))].sort();
  return [
    OPEN,
    ...subjects.map((subject) => `import type {} from './types/${subject}';`),
    '',
    interfaces.join('\n\n'),
  ].join('\n');
}

function functionsOf(operators: readonly FoundOperator[]): Member[] {
  return operators.flatMap((operator) => allMembersOf(operator, false));
}

/** `nn.functional`: `TorchNnFunctionalFunctions`. */
function namespaceName(path: readonly string[]): string {
  return `Torch${path.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}Functions`;
}

/** One way to call an operator, and the namespace below `torch` in which it stands. */
export interface Member {
  readonly path: readonly string[];
  readonly name: string;
  readonly doc: string;
  /** The parameters in brackets, a colon, and what it gives. */
  readonly form: string;
}

/** As it stands in an interface. */
function written({ name, doc, form }: Member): string {
  return `/** ${doc} */\n${name}${form};`;
}

/** All ways to call an operator, as a method or as a function, under all its names. */
export function allMembersOf(operator: FoundOperator, method: boolean): Member[] {
  if (operator.definition.variants === (method ? 'function' : 'method')) return [];
  return [...membersOf(operator, method), ...changingMembers(operator, method)];
}

function membersOf(operator: FoundOperator, method: boolean): Member[] {
  const { definition, overloads } = operator;
  const onlyMethod = definition.variants === 'method';
  const own = overloads.filter(({ signature }) => !method || receiver(signature, onlyMethod) >= 0);
  const forms = new Set(
    own.flatMap((overload) => callForms(overload, method ? receiver(overload.signature, onlyMethod) : null)),
  );
  return named(operator, method, (name) => [...forms].map((form) => ({ name, doc: definition.doc, form })));
}

/** Under each name that the operator has; methods have no namespaces. */
function named(
  { definition }: FoundOperator,
  method: boolean,
  members: (name: string) => readonly Omit<Member, 'path'>[],
): Member[] {
  return [definition.name, ...definition.aliases].flatMap((whole) => {
    const path = whole.split('.');
    const name = path.pop() ?? whole;
    return method && path.length > 0 ? [] : members(name).map((member) => ({ ...member, path }));
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
    name.includes('.')
      ? []
      : [...forms].map((form) => ({ name: `${name}_`, doc: `${definition.doc} In place.`, form })),
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
  const members = parameters.map((p) => {
    const own = type(p);
    return p.required ? `${p.name}: ${own}` : `${p.name}?: ${own}${own === 'unknown' ? '' : ' | undefined'}`;
  });
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
