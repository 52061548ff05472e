/**
 * No operator without cases: each derivative that a definition has is met by a recorded case and by a check against
 * differences, and each definition is called by some row. A new operator fails here until record.py has a line for it.
 */
import { expect, it, vi } from 'vitest';

import { grouped } from '../../../scripts/grouped';
import { operators } from '../../../src/engine/generated/operators';
import { observed } from '../../../src/engine/observer';
import type { OperatorDefinition } from '../../../src/engine/operators/definition';
import { torch, type Tensor } from '../../../src/engine/torch';
import { allowances } from './allowances';
import { differentiable, nodeNames } from './coverage';
import { NAMES, recordedCalls, type RecordedCase } from './fixtures';
import { compiledExpression } from './program';
import { inputs } from './recorded';

const ALLOWED = await allowances();
const UNRECORDED = ALLOWED.all('unrecorded');
const WITHOUT_RECORD = ALLOWED.all('nodesWithoutRecord');
const NOT_BY_DIFFERENCES = ALLOWED.all('nodesNotByDifferences');
interface Met {
  readonly nodes: ReadonlySet<string>;
  /** Those in graphs of cases that are checked by differences. */
  readonly nodesByDifferences: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
}

/** What all recorded cases meet. */
function met(): Met {
  const nodes = new Set<string>();
  const nodesByDifferences = new Set<string>();
  const called = new Set<string>();
  const listener = {
    onCall: ({ definition }: { definition: { name: string } }) => void called.add(definition.name),
    onNode: () => undefined,
    onAccumulate: () => undefined,
  };
  const spies = operators.flatMap(({ definition }) => spiesOn(definition, called));
  try {
    observed(listener, () => {
      for (const { subject, python, code, cases } of recordedCalls()) {
        const call = compiledExpression(code, NAMES);
        for (const recorded of representative(cases)) {
          const operands = inputs(recorded, NAMES);
          const result = call(...operands);
          if (!(result instanceof torch.Tensor)) continue;
          const checked = differentiable(ALLOWED.of(subject), python, recorded);
          for (const name of graph(result, operands)) {
            nodes.add(name);
            if (checked) nodesByDifferences.add(name);
          }
        }
      }
    });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { nodes, nodesByDifferences, operators: called };
}

/** Of a composite operator that is told by its parts the observer does not hear. */
function spiesOn({ name, byParts, overloads }: OperatorDefinition, called: Set<string>): { mockRestore(): void }[] {
  if (!byParts) return [];
  return overloads.flatMap(({ forward }) => {
    if (forward.kind !== 'composite') return [];
    const { compose } = forward;
    const told = (...args: never[]): ReturnType<typeof compose> => {
      called.add(name);
      return compose(...args);
    };
    return [vi.spyOn(forward, 'compose').mockImplementation(told)];
  });
}

/** Without those in float32 of a call that has others: they have the same nodes. */
function representative(cases: readonly RecordedCase[]): readonly RecordedCase[] {
  const others = cases.filter(({ dtype }) => dtype !== 'float32');
  return others.length === 0 ? cases : others;
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
    .filter((node) => node !== '' && !(node in WITHOUT_RECORD)),
);

const { nodes, nodesByDifferences, operators: called } = met();

it('records every derivative', () => {
  expect(derivatives.filter((node) => !nodes.has(node))).toEqual([]);
});

it('checks every derivative by differences', () => {
  const unchecked = derivatives.filter((node) => !nodesByDifferences.has(node));
  expect(unchecked.filter((node) => !(node in NOT_BY_DIFFERENCES))).toEqual([]);
});

/** Called by derivatives only. */
const OF_DERIVATIVES = /_backward(_data)?$|^_as_strided_/;

it('calls every operator', () => {
  const unmet = operators
    .map(({ definition }) => definition.name)
    // Those of derivatives are called by formulas, which an observer is not told of; their nodes are checked above.
    .filter((name) => !called.has(name) && !(name in UNRECORDED) && !OF_DERIVATIVES.test(name));
  expect(unmet).toEqual([]);
});

it('sets no case aside that is not recorded', () => {
  const unknown = [...grouped(recordedCalls(), ({ subject }) => subject)].flatMap(([subject, calls]) => {
    const known = new Set(calls.flatMap(({ python, cases }) => cases.map((_, index) => `${python} ${index}`)));
    const pythons = new Set(calls.map(({ python }) => python));
    const { departures, notByDifferences, firstOnlyByDifferences, approximateInFloat32, orderOfZeros } =
      ALLOWED.of(subject);
    const named = [
      ...notByDifferences,
      ...Object.keys(firstOnlyByDifferences),
      ...approximateInFloat32,
      ...orderOfZeros,
    ];
    return [
      ...Object.keys(departures).filter((each) => !known.has(each)),
      ...named.filter((each) => !pythons.has(each)),
    ].map((each) => `${subject}: ${each}`);
  });
  expect(unknown).toEqual([]);
});
