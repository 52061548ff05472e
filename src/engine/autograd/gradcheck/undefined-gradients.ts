/** What a derivative makes of gradients that are zero or that never came. */
import { gradcheckError, isRuntimeError } from '../../errors';
import type { OperatorDefinition } from '../../operators/definition';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { grad } from '../backward/backward';
import { Node, type SavedValue } from '../nodes/node';
import { differentiableOutputs, type Subject } from './subject';

const COMPATIBILITY =
  'Backwards compatibility: New undefined gradient support checking feature is enabled by default, but it may break existing callers of this function. If this is true for you, you can call this function with "check_undefined_grad=False" to disable the feature';

const NOTES = 'Please look at "Notes about undefined output gradients" in "tools/autograd/derivatives.yaml"';

/** Refuses a derivative that is not zero where the outputs' gradients are: it forgot to multiply by them. */
export function checkMultiplied({ differentiated, outputs }: Subject, masked: boolean): void {
  if (outputs.length === 0) return;
  const zeros = outputs.map((output) => output.detach().new_zeros(output.shape));
  for (const gradient of grad(outputs, differentiated, { grad_outputs: zeros, allow_unused: true })) {
    if (gradient === null) continue;
    const isZero = masked
      ? gradient.allclose(gradient.new_zeros(gradient.shape)) === true
      : gradient.eq(0).all().__bool__();
    if (!isZero) throw gradcheckError('backward not multiplied by grad_output');
  }
}

/** Refuses a derivative that fails, or is not zero, where no gradient of any output came, or none of one of them. */
export function checkUndefined(subject: Subject): void {
  checkZeroOrNone(subject, differentiableOutputs(subject.run()).map(undefinedAt));
  if (subject.outputs.length <= 1) return;
  subject.outputs.forEach((_, missing) => {
    checkZeroOrNone(
      subject,
      differentiableOutputs(subject.run()).map((output, o) => (o === missing ? undefinedAt(output) : output)),
    );
  });
}

function checkZeroOrNone({ differentiated }: Subject, outputs: readonly Tensor[]): void {
  if (outputs.length === 0) return;
  const zeros = outputs.map((output) => output.detach().new_zeros(output.shape));
  for (const gradient of gradientsUnder(outputs, differentiated, zeros))
    if (gradient !== null && !gradient.eq(0).all().__bool__()) {
      warn(COMPATIBILITY);
      throw gradcheckError(
        `Expected all input grads to be undefined or zero when all output grads are undefined or zero. ${NOTES}`,
      );
    }
}

function gradientsUnder(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  zeros: readonly Tensor[],
): readonly (Tensor | null)[] {
  try {
    return grad(outputs, inputs, { grad_outputs: zeros, allow_unused: true });
  } catch (error) {
    if (!isRuntimeError(error)) throw error;
    warn(COMPATIBILITY);
    throw gradcheckError(`Expected backward function to handle undefined output grads. ${NOTES}`);
  }
}

/** The same tensor, behind a node that lets no gradient through. */
function undefinedAt(output: Tensor): Tensor {
  const result = output.detach();
  result.attach(new UndefinedGrad(output));
  return result;
}

class UndefinedGrad extends Node {
  private readonly next: Node | null;
  private readonly nextOutput: number;

  constructor(output: Tensor) {
    super(output.shape, output.dtype);
    this.next = output.gradientNode();
    this.nextOutput = output.output_nr;
  }

  override name(): string {
    return 'torch::autograd::UndefinedGradBackward';
  }

  override get definition(): OperatorDefinition | null {
    return null;
  }

  override saved(): readonly SavedValue[] {
    return [];
  }

  override get rules(): readonly string[] {
    return ['0'];
  }

  override get edgeCount(): number {
    return 1;
  }

  override edge(): Node | null {
    return this.next;
  }

  override edgeOutput(): number {
    return this.nextOutput;
  }

  override get outputCount(): number {
    return 1;
  }

  override outputShape(): Shape {
    return this.shape;
  }

  override release(): void {
    // Saves nothing.
  }

  override apply(): (Tensor | null)[] {
    return [null];
  }
}
