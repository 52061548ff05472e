/**
 * What is looked for in a graph: words of names, operators and text, shapes, and properties. All of them must fit. Pure.
 */
import type { Trace, TraceTensor } from '../../../src/trace/trace';
import { fragment, tensorAt } from '../../numbers';
import { t } from '../../words';
import type { Box } from '../model';

/** What can be asked of a box by name; the list from which the field's hints come. */
const PROPERTIES = {
  leaf: { says: () => t('leaves that require a gradient'), fits: ({ box }) => box.kind === 'leaf' },
  constant: { says: () => t('leaves that require none'), fits: ({ box }) => box.kind === 'constant' },
  output: { says: () => t('the output'), fits: ({ box }) => box.kind === 'output' },
  saved: {
    says: () => t('nodes that saved tensors for backward, and what they saved'),
    fits: ({ trace, box }) =>
      box.kind === 'saved' ||
      (box.kind === 'node' && trace.nodes[box.node ?? -1]?.saved.some(({ tensor }) => tensor !== null) === true),
  },
  view: { says: () => t('views of other tensors'), fits: ({ value }) => value?.base !== undefined },
  nan: {
    says: () => t('NaN in the value or the gradient'),
    fits: ({ value, gradient }) => hasNaN(value) || hasNaN(gradient),
  },
  inf: {
    says: () => t('infinity in the value or the gradient'),
    fits: ({ value, gradient }) => isInfinite(value) || isInfinite(gradient),
  },
  'grad:none': {
    says: () => t('no gradient was computed'),
    fits: ({ box, gradient }) => box.kind !== 'saved' && gradient === undefined,
  },
  'grad:zero': { says: () => t('the gradient is zero everywhere'), fits: ({ gradient }) => isZero(gradient) },
  'grad:nan': { says: () => t('NaN in the gradient'), fits: ({ gradient }) => hasNaN(gradient) },
  'grad:inf': { says: () => t('infinity in the gradient'), fits: ({ gradient }) => isInfinite(gradient) },
} as const satisfies Readonly<Record<string, Property>>;

interface Property {
  readonly says: () => string;
  readonly fits: (looked: Looked) => boolean;
}

interface Looked {
  readonly trace: Trace;
  readonly box: Box;
  readonly value: TraceTensor | undefined;
  readonly gradient: TraceTensor | undefined;
}

export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];
export type PropertyName = keyof typeof PROPERTIES;

export function propertySays(name: PropertyName): string {
  return PROPERTIES[name].says();
}

export type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'shape'; readonly shape: readonly number[] }
  | { readonly kind: 'property'; readonly name: PropertyName };

/** `relu [3, 4] grad:zero "leaf"`: in quotes a word is text, whatever it is the name of. */
export function readQuery(text: string): Term[] {
  return [...text.matchAll(/"([^"]*)"?|\[[^\]]*\]?|\([\d\s,]*\)|[^\s"[]+/g)].flatMap(([whole, quoted]): Term[] => {
    if (quoted !== undefined) return quoted === '' ? [] : [{ kind: 'text', text: quoted }];
    const shape = readShape(whole);
    if (shape !== null) return [{ kind: 'shape', shape }];
    const name = folded(whole);
    return [isProperty(name) ? { kind: 'property', name } : { kind: 'text', text: whole }];
  });
}

/** Indices of the boxes that fit; none where nothing is looked for. */
export function findBoxes(trace: Trace, boxes: readonly Box[], query: string): number[] {
  const terms = readQuery(query);
  if (terms.length === 0) return [];
  return boxes.flatMap((box, index) => {
    const looked = { trace, box, value: tensorAt(trace, box.tensor), gradient: tensorAt(trace, box.gradient) };
    return terms.every((term) => fits(looked, term)) ? [index] : [];
  });
}

/** What the last word may become: properties that begin so. */
export function completions(text: string): PropertyName[] {
  const last = folded(/[^\s"[\]]*$/.exec(text)?.[0] ?? '');
  return PROPERTY_NAMES.filter((name) => name.startsWith(last) && name !== last);
}

/** The text with its last word completed. */
export function completed(text: string, name: PropertyName): string {
  return `${text.replace(/[^\s"[\]]*$/, '')}${name} `;
}

function fits(looked: Looked, term: Term): boolean {
  switch (term.kind) {
    case 'property':
      return PROPERTIES[term.name].fits(looked);
    case 'shape':
      return (
        looked.value?.shape.length === term.shape.length &&
        looked.value.shape.every((size, dimension) => size === term.shape[dimension])
      );
    case 'text':
      return textsOf(looked).some((text) => holds(text, term.text));
  }
}

/** Capitals mean themselves: of W and w, which are two names, `w` finds both. */
function holds(text: string, sought: string): boolean {
  const plain = sought.normalize('NFC');
  return plain === folded(plain) ? folded(text).includes(plain) : text.normalize('NFC').includes(plain);
}

function textsOf({ trace, box }: Looked): string[] {
  const node = box.kind === 'node' && box.node !== null ? trace.nodes[box.node] : undefined;
  // The output came from all of the text, a folded group from much of it.
  const own = box.kind === 'output' || box.kind === 'group' ? null : fragment(trace, box.range);
  return [box.title, box.name ?? '', box.subtitle, node?.operator ?? '', own ?? ''];
}

function readShape(text: string): number[] | null {
  if (!/^(?:\[[\d\s,]*\]|\([\d\s,]*\))$/.test(text)) return null;
  const inside = text.slice(1, -1).trim();
  return inside === ''
    ? []
    : inside
        .split(/[\s,]+/)
        .filter((size) => size !== '')
        .map(Number);
}

function isProperty(name: string): name is PropertyName {
  return Object.hasOwn(PROPERTIES, name);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function hasNaN(tensor: TraceTensor | undefined): boolean {
  return tensor !== undefined && tensor.summary.nan > 0;
}

function isInfinite(tensor: TraceTensor | undefined): boolean {
  return tensor !== undefined && tensor.summary.infinite > 0;
}

function isZero(tensor: TraceTensor | undefined): boolean {
  if (tensor === undefined) return false;
  const { numel, min, max, nan, infinite } = tensor.summary;
  return numel > 0 && nan + infinite === 0 && min === 0 && max === 0;
}
