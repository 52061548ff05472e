/**
 * Statements that name a method and do not call it: `loss.backward;` does nothing, in silence. Knows names only, those of
 * what is called for what it does.
 */
import traverse from '@babel/traverse';
import type { File, Statement } from '@babel/types';
import { message } from '../../trace/message';
import type { Note } from '../../trace/trace';
import { from, to } from './selection/levels';

/** Methods of tensors, modules, optimisers and hook handles; a name that ends in `_` changes its tensor in place. */
const DOES = /^(?:backward|zero_grad|step|train|eval|retain_grad|reset_parameters|remove|[a-z]\w*[a-z\d]_)$/;

export function uncalledMethods(file: File, chosen: readonly Statement[]): readonly Note[] {
  const notes: Note[] = [];
  traverse(file, {
    ExpressionStatement({ node }) {
      const { expression } = node;
      if (expression.type !== 'MemberExpression' || expression.computed || expression.property.type !== 'Identifier')
        return;
      const { name } = expression.property;
      if (!DOES.test(name) || !chosen.some((one) => from(one) <= from(node) && to(node) <= to(one))) return;
      const text = message('typescript.not-called', '{name} is not called here: write {name}().', { name });
      notes.push({ severity: 'warning', message: text, range: { start: from(expression), end: to(expression) } });
    },
  });
  return notes;
}
