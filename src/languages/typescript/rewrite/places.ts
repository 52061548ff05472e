/** Words that mean something only inside of a function or a loop, which may not be selected with them. */
import type { Node } from '@babel/types';
import { message } from '../../../trace/message';
import { refusal, type Refusal } from '../../../trace/refusal';

/** What is around a node among the statements that run. */
export interface Place {
  /** A function that is no arrow function. */
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly labels: readonly string[];
}

export const OUTERMOST: Place = { inFunction: false, inLoop: false, inSwitch: false, labels: [] };

/** The place of what stands in `node`. */
export function placeIn(node: Node, place: Place): Place {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
    case 'StaticBlock':
      return { ...OUTERMOST, inFunction: true };
    case 'ArrowFunctionExpression':
      return { ...OUTERMOST, inFunction: place.inFunction };
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return { ...place, inLoop: true };
    case 'SwitchStatement':
      return { ...place, inSwitch: true };
    case 'LabeledStatement':
      return { ...place, labels: [...place.labels, node.label.name] };
    default:
      return place;
  }
}

/** A word that has lost the function or the loop that it belongs to. */
export function misplaced(node: Node, place: Place): Refusal | null {
  switch (node.type) {
    case 'YieldExpression':
      return place.inFunction ? null : problem(node, 'yield', 'function');
    case 'Super':
      return place.inFunction ? null : problem(node, 'super', 'class');
    case 'MetaProperty':
      return place.inFunction ? null : problem(node, 'new.target', 'function');
    case 'Identifier':
      return place.inFunction || node.name !== 'arguments' ? null : problem(node, 'arguments', 'function');
    case 'BreakStatement':
      if (node.label ? place.labels.includes(node.label.name) : place.inLoop || place.inSwitch) return null;
      return problem(node, 'break', 'loop');
    case 'ContinueStatement':
      if (node.label ? place.labels.includes(node.label.name) : place.inLoop) return null;
      return problem(node, 'continue', 'loop');
    default:
      return null;
  }
}

const OUTSIDE = {
  class: '“{word}” means nothing outside of a class.',
  function: '“{word}” means nothing outside of a function.',
  loop: '“{word}” means nothing outside of a loop.',
} as const;
const SELECT = {
  class: 'Select the whole class.',
  function: 'Select the whole function.',
  loop: 'Select the whole loop.',
} as const;

function problem(node: Node, word: string, around: 'class' | 'function' | 'loop'): Refusal {
  return refusal(
    { start: node.start ?? 0, end: node.end ?? 0 },
    message(`typescript.outside-${around}`, OUTSIDE[around], { word }),
    message(`typescript.outside-${around}.hint`, SELECT[around]),
  );
}
