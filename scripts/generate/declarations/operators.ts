/** The operators in the declarations: as members of tensors and as functions of `torch` and of the namespaces below it. */
import { isPublic } from '../../../src/languages/typescript/realm/torch';
import { grouped } from '../../grouped';
import type { FoundOperator } from '../operators';
import { allMembersOf, type Member } from '../types';

/** By name. */
export type Texts = ReadonlyMap<string, string>;

export interface OperatorTexts {
  readonly methods: Texts;
  /** In `torch` and the namespaces below it, by their path: '' and 'nn.functional'. */
  readonly functions: ReadonlyMap<string, Texts>;
}

/** Types that come often have short names, which the head of the declarations explains. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/ \| undefined/g, ''],
  [/number \| bigint \| readonly \(number \| bigint\)\[\]/g, 'ints'],
  [/readonly \(number \| bigint\)\[\]/g, 'readonly int[]'],
  [/Tensor \| number \| bigint \| boolean/g, 'Operand'],
  [/number \| bigint \| boolean/g, 'Scalar'],
  [/number \| bigint/g, 'int'],
  [/\bTensor\b/g, 'Like'],
  [/\bDType\b/g, 'dtype'],
  [/\bgenerator\?: unknown/g, 'generator?: Generator | null'],
];

export function operatorTexts(operators: readonly FoundOperator[]): OperatorTexts {
  const shown = operators.filter(({ definition }) => !definition.internal);
  const functions = shown.flatMap((operator) => allMembersOf(operator, false)).filter(isShown);
  const spaces = grouped(functions, ({ path }) => path.join('.'));
  return {
    methods: textsOf(shown.flatMap((operator) => allMembersOf(operator, true)).filter(isShown), ''),
    functions: new Map([...spaces].map(([path, own]) => [path, textsOf(own, 'function ')])),
  };
}

/** Python's own protocols, too: an error of `x[i, j]` tells to write `x.__getitem__`. */
function isShown({ name }: Member): boolean {
  return isPublic(name) || /^__[gs]etitem__$/.test(name);
}

function textsOf(members: readonly Member[], keyword: string): Texts {
  return new Map(
    [...grouped(members, ({ name }) => name)].map(([name, all]) => {
      const shorter = all.map(({ doc, form }) => ({ doc, form: shortened(form) }));
      const forms = inOrder(shorter.map(({ form }) => form).filter((form) => form !== null));
      const docs = new Map(shorter.map(({ doc, form }) => [form?.slice(0, form.indexOf('): ')), doc]));
      const doc = (form: string): string => docs.get(form.slice(0, form.indexOf('): '))) ?? '';
      return [name, forms.map((form) => `/** ${doc(form)} */\n${keyword}${name}${form};`).join('\n')];
    }),
  );
}

const OF_TENSORS = /^\((?:self: Like, )?other: Like\)/;
const ALONG = /^(\((?:self: Like, )?dim: int\b.*\): )(Named<.*>)$/;

/**
 * Those that begin with options last: a number has members that options have, and would be taken for one. `x.max(y)` and
 * `x.max(1)` are one call for TypeScript, and give what both give.
 */
function inOrder(forms: readonly string[]): readonly string[] {
  const isLast = (form: string): boolean => /^\((?:self: Like, )?options/.test(form);
  const sorted = [...forms.filter((form) => !isLast(form)), ...forms.filter(isLast)];
  if (!forms.some((form) => OF_TENSORS.test(form)) || !forms.some((form) => ALONG.test(form))) return sorted;
  const along = sorted.filter((form) => ALONG.test(form)).map((form) => form.replace(ALONG, '$1Tensor & $2'));
  return [...along, ...sorted.filter((form) => !ALONG.test(form))];
}

/** null for the form that names the tensor itself by keyword: nobody writes `torch.exp({ self: x })`. */
function shortened(form: string): string | null {
  const at = form.lastIndexOf('): ') + 1;
  const parameters = SHORT.reduce((text, [long, short]) => text.replace(long, short), form.slice(0, at));
  if (/^\(options: \{ \w+: (?:Like|Operand|readonly Like\[\])\b/.test(parameters)) return null;
  return parameters + given(form.slice(at));
}

function given(result: string): string {
  const names = [...result.matchAll(/readonly ([a-zA-Z_]\w*): Tensor/g)].map(([, name = '']) => `'${name}'`);
  if (result.startsWith(': NamedTuple')) return `: Named<${names.join(' | ')}>`;
  return result === ': this' ? ': Tensor' : result.replace('unknown', 'any');
}
