/**
 * Why a gradient is zero: walks from it towards the root, to the nodes that were handed something and handed on nothing,
 * or to the place where what came on several ways adds up to nothing.
 */
import { isZero, magnitude, valueAt, type BackwardPassFacts, type Edge } from './backward';
import { factorsUpTo, MAX_FACTORS, type Factor } from './factors';
import { operandOf, othersThan } from './inputs';

export type ZeroKind =
  /** The function is flat at this value: relu below 0, sigmoid far out. */
  | 'saturated'
  /** A step function, whose derivative is zero wherever it has one. */
  | 'steps'
  | 'multiplied-by-zero'
  /** Something else was taken: the larger of two, the other branch, other elements. */
  | 'not-chosen'
  | 'overwritten'
  /** The derivative is zero at just this value: a square at 0. */
  | 'stationary'
  /** Adding a constant does not change the result: softmax. */
  | 'shift-invariant'
  /** The factors' product is smaller than the smallest number. */
  | 'vanished';

export type ZeroReason =
  | {
      readonly kind: ZeroKind;
      readonly edge: Edge;
      /** The operand whose gradient it is, and that which stands beside it, as places among the node's operands. */
      readonly operand: number | null;
      readonly other: number | null;
      /** The operand's value where something arrived. */
      readonly at: number | null;
      /** On the way from the root: by which factor each node made the gradient smaller, the strongest first. */
      readonly factors: readonly Factor[];
    }
  | { readonly kind: 'cancelled'; readonly edges: readonly Edge[] }
  /** What `backward` was given is zero. */
  | { readonly kind: 'zero-weights' };

const MAX_REASONS = 3;

export function whyZero(pass: BackwardPassFacts, tensor: number): readonly ZeroReason[] {
  const start = pass.placeOf(tensor);
  if (start === null) return [];
  const reasons: ZeroReason[] = [];
  const seen = new Set<number>();
  const open: (readonly Edge[])[] = [pass.into(start.node, start.output)];
  if (open[0]?.length === 0) return [{ kind: 'zero-weights' }];
  // A list hands out what is added while it is gone through.
  for (const edges of open) {
    if (reasons.length >= MAX_REASONS) break;
    const handing = edges.filter((edge) => !isZero(pass.handed(edge)));
    if (handing.length > 0) {
      reasons.push({ kind: 'cancelled', edges: handing });
      continue;
    }
    for (const edge of edges) {
      if (!pass.arrived(edge.node).every(isZero)) {
        if (pass.node(edge.node)?.grad_inputs !== null && reasons.length < MAX_REASONS)
          reasons.push(lostAt(pass, edge));
        continue;
      }
      if (seen.has(edge.node)) continue;
      seen.add(edge.node);
      const outputs = pass.node(edge.node)?.grad_outputs?.length ?? 1;
      let isRoot = true;
      for (let output = 0; output < outputs; output += 1) {
        const into = pass.into(edge.node, output);
        if (into.length === 0) continue;
        isRoot = false;
        open.push(into);
      }
      if (isRoot && reasons.length === 0) reasons.push({ kind: 'zero-weights' });
    }
  }
  return reasons;
}

const SATURATING =
  /^(?:nn\.functional\.)?(?:relu6?|clamp(?:_min|_max)?|clip|hardtanh|hardsigmoid|hardswish|hardshrink|softshrink|threshold|sigmoid|tanh|tanhshrink|erfc?|softplus|e?lu|[sc]elu|gelu|silu|mish|logsigmoid|log_sigmoid|log_sigmoid_forward|softsign|atan|arctan|exp|special\.expit|sech|rrelu|prelu|threshold_)$/;
const STEPS = new Set([
  'round',
  'floor',
  'ceil',
  'trunc',
  'fix',
  'sign',
  'sgn',
  'heaviside',
  'floor_divide',
  'zeros_like',
]);
const CHOOSING =
  /^(?:max|min|amax|amin|aminmax|maximum|minimum|fmax|fmin|where|median|nanmedian|kthvalue|mode|topk|sort|msort|cummax|cummin|__getitem__|index|select|slice|narrow|gather|index_select|masked_select|masked_fill|take|take_along_dim|diagonal|diag|tril|triu|unbind|split|chunk|nn\.functional\.dropout|dropout|native_dropout|max_pool\w*|nn\.functional\.max_pool\w*|index_put|masked_scatter|scatter|index_fill)_?$/;
const PRODUCTS =
  /^(?:mul|div|true_divide|matmul|mm|mv|bmm|dot|outer|vdot|inner|linear|nn\.functional\.linear|addmm|addmv|baddbmm|einsum|prod|addcmul|conv\w*)_?$/;
const OVERWRITING = new Set(['fill_', 'zero_', 'copy_', 'fill', 'normal_', 'uniform_']);
const SHIFT_INVARIANT = /softmax$|layer_norm$|batch_norm$/;

function lostAt(pass: BackwardPassFacts, edge: Edge): ZeroReason {
  const node = pass.node(edge.node);
  const operator = node?.operator ?? '';
  const operand = node === undefined ? null : (operandOf(node, edge.input)?.place ?? null);
  const [arrived] = pass.arrived(edge.node);
  const index = Math.max(0, arrived?.values.findIndex((value) => value !== 0) ?? 0);
  const own = operand === null ? undefined : pass.tensor(node?.operands[operand]?.tensor);
  const zeros =
    node === undefined ? [] : othersThan(node, edge.input).filter((place) => isZeroOperand(pass, edge, place));
  const shared = {
    edge,
    operand,
    other: zeros[0] ?? null,
    at: valueAt(own, index) ?? null,
    factors: [] as readonly Factor[],
  };
  const local = pass.tensor(node?.local[edge.input]);
  if (OVERWRITING.has(operator) && operand === 0) return { ...shared, kind: 'overwritten' };
  if (STEPS.has(operator)) return { ...shared, kind: 'steps' };
  if (PRODUCTS.test(operator) && shared.other !== null) return { ...shared, kind: 'multiplied-by-zero' };
  if (CHOOSING.test(operator)) return { ...shared, kind: 'not-chosen' };
  if (underflows(arrived, local)) {
    const own = { node: edge.node, factor: magnitude(local) };
    return { ...shared, kind: 'vanished', factors: [own, ...factorsUpTo(pass, edge, 'smaller')].slice(0, MAX_FACTORS) };
  }
  if (SATURATING.test(operator)) return { ...shared, kind: 'saturated' };
  if (SHIFT_INVARIANT.test(operator)) return { ...shared, kind: 'shift-invariant' };
  return {
    ...shared,
    kind: PRODUCTS.test(operator) ? 'vanished' : 'stationary',
    factors: factorsUpTo(pass, edge, 'smaller'),
  };
}

/** Whether what stands beside an operand is zero, wherever something arrived. */
function isZeroOperand(pass: BackwardPassFacts, { node }: Edge, place: number): boolean {
  const operand = pass.node(node)?.operands[place];
  if (operand === undefined) return false;
  const tensor = pass.tensor(operand.tensor);
  if (tensor === undefined) return operand.text !== '' && Number(operand.text) === 0;
  if (isZero(tensor)) return true;
  // A mask: what arrived at the elements that it lets through was nothing.
  const [arrived] = pass.arrived(node);
  if (arrived?.summary.numel !== tensor.summary.numel) return false;
  return arrived.values.every((value, index) => value === 0 || tensor.values[index] === 0);
}

/** Two factors, neither of them zero, whose product is. */
function underflows(arrived: ReturnType<BackwardPassFacts['tensor']>, local: typeof arrived): boolean {
  if (arrived === undefined || local === undefined) return false;
  return arrived.values.some((value, index) => value !== 0 && (valueAt(local, index) ?? 0) !== 0);
}
