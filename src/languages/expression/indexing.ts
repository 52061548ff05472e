/** `x[0]`: one element of a variable, along its first dimension. */
import type { SourceRange } from '../../trace/range';
import { constantValue } from './constant';
import { callTree } from './fold';
import { fail } from './problems';
import type { Tree } from './tree';

export function indexed(object: Tree, index: Tree, range: SourceRange): Tree {
  if (index.kind === 'list') return fail('index', index.range);
  const value = constantValue(index);
  if (typeof value !== 'number' || !Number.isInteger(value)) return fail('index', index.range);
  return callTree('select', [object], range, { start: object.range.end, end: range.end }, { dim: 0, index: value });
}
