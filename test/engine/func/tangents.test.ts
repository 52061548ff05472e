/** Forward mode of operators against PyTorch's: the tangents of recorded calls, and which operators have none. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { NAMES, recordedCalls } from '../conformance/fixtures';
import { compiledExpression } from '../conformance/program';
import { inputs } from '../conformance/recorded';
import { thrown } from '../ported/thrown';
import { difference } from './operator-calls';

interface Recorded {
  /** Which case of the call. */
  readonly case: number;
  readonly tangent?: readonly number[];
  /** The operator that PyTorch has no rule for. */
  readonly unsupported?: string;
}

const path = new URL('../../fixtures/pytorch/func/tangents.json', import.meta.url);
const recorded = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Recorded>>;
const { dual_level, make_dual, unpack_dual } = torch.autograd.forward_ad;

function dual(operand: Tensor | undefined): Tensor | undefined {
  if (operand?.dtype.is_floating_point !== true) return operand;
  const values = Array.from({ length: operand.numel() }, (_, i) => Math.cos(2 * i + 1));
  const tangent = torch.tensor(values, { dtype: operand.dtype }).reshape([...operand.shape]);
  return make_dual(operand.detach(), tangent);
}

function tangentOf(code: string, operands: readonly (Tensor | undefined)[]): Tensor {
  return dual_level(() => {
    const result = compiledExpression(code, NAMES)(...operands.map(dual)) as Tensor;
    return unpack_dual(result).tangent ?? torch.zeros_like(result.detach());
  });
}

/**
 * Where PyTorch's rule says something else: of decompositions of symmetric or triangular matrices, in directions that are
 * neither; of products that are scattered, nothing at all; of a loss that clamps one of its operands outside of the graph.
 */
const OTHERWISE = /eigh|cholesky|triangular_solve|scatter_reduce\(.*'prod'|gaussian_nll_loss/;

const calls = recordedCalls().flatMap(({ subject, python, code, cases }) => {
  const row = recorded[`${subject}: ${python}`];
  const own = row === undefined ? undefined : cases[row.case];
  return row === undefined || own === undefined ? [] : [{ python, code, row, operands: () => inputs(own, NAMES) }];
});

describe('the tangent of a call', () => {
  const rows = calls.filter(({ python, row }) => row.tangent !== undefined && !OTHERWISE.test(python));

  it("is PyTorch's", () => {
    expect(rows.length).toBeGreaterThan(500);
    for (const { python, code, row, operands } of rows) {
      const actual = tangentOf(code, operands()).reshape([-1]);
      const expected = torch.tensor([...(row.tangent ?? [])], { dtype: actual.dtype });
      expect.soft(difference(expected, actual, 1e-6), python).toBeNull();
    }
  });
});

describe('an operator without a rule', () => {
  // In place, `rrelu_` has a rule here.
  it.each(calls.filter(({ row: { unsupported } }) => unsupported !== undefined && !unsupported.startsWith('rrelu')))(
    '$python',
    ({ code, row, operands }) => {
      expect(thrown(() => tangentOf(code, operands()))).toContain(
        `NotImplementedError: Trying to use forward AD with ${row.unsupported ?? ''} that does not support it because it has not been implemented yet.`,
      );
    },
  );
});
