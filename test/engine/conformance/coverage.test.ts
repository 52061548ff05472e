/**
 * No operator without cases: each derivative that a definition has is met by a recorded case and by a check against
 * differences, and each definition is called by some row. A new operator fails here until record.py has a line for it.
 */
import { expect, it } from 'vitest';

import { operators } from '../../../src/engine/generated/operators';
import { observed } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';
import { allowances } from './allowances';
import { differentiable, nodeNames } from './coverage';
import { NAMES, recordedCalls, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';
import { inputs } from './recorded';

const ALLOWED = await allowances();
interface Met {
  readonly nodes: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
}

/** Nodes and operators of all recorded calls, of the cases that `choose` takes. */
function met(choose: (python: string, recorded: RecordedCase) => boolean): Met {
  const nodes = new Set<string>();
  const called = new Set<string>();
  const listener = {
    onCall: ({ definition }: { definition: { name: string } }) => void called.add(definition.name),
    onNode: () => undefined,
    onAccumulate: () => undefined,
  };
  observed(listener, () => {
    for (const { python, code, cases } of recordedCalls()) {
      const call = compiledExpression(code, NAMES);
      for (const recorded of cases.filter((each) => choose(python, each))) {
        const operands = inputs(recorded, NAMES);
        const result = call(...operands);
        if (result instanceof torch.Tensor) for (const name of graph(result, operands)) nodes.add(name);
      }
    }
  });
  return { nodes, operators: called };
}

/** Nodes of the result's graph and of its first gradients' graphs. */
function graph(result: Tensor, operands: readonly (Tensor | undefined)[]): string[] {
  if (!result.requires_grad) return [];
  const wanted = operands.flatMap((operand) => (operand?.requires_grad === true ? [operand] : []));
  const direction = torch.ones([...result.shape], { dtype: result.dtype, requires_grad: true });
  const gradients = torch.autograd.grad(result, wanted, direction, { create_graph: true, allow_unused: true });
  return [result, ...gradients].flatMap((tensor) => [...nodeNames(tensor?.grad_fn ?? null)]);
}

const derivatives = operators.flatMap(({ definition }) =>
  definition.overloads
    .flatMap(({ gradient, inplaceGradient }) => [gradient?.node ?? '', inplaceGradient?.node ?? ''])
    .filter((node) => node !== '' && !(node in ALLOWED.nodesWithoutRecord)),
);

it('records every derivative', () => {
  const { nodes } = met(() => true);
  expect(derivatives.filter((node) => !nodes.has(node))).toEqual([]);
});

it('checks every derivative by differences', () => {
  const { nodes } = met((python, recorded) => differentiable(ALLOWED, python, recorded));
  expect(derivatives.filter((node) => !nodes.has(node) && !(node in ALLOWED.nodesNotByDifferences))).toEqual([]);
});

/** Called by derivatives only. */
const OF_DERIVATIVES = /_backward$|^_as_strided_/;

it('calls every operator', () => {
  const { operators: called } = met(() => true);
  const unmet = operators
    .map(({ definition }) => definition.name)
    // Those of derivatives are called by formulas, which an observer is not told of; their nodes are checked above.
    .filter((name) => !called.has(name) && !(name in ALLOWED.unrecorded) && !OF_DERIVATIVES.test(name));
  expect(unmet).toEqual([]);
});
