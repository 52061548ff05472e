/**
 * The node of a custom Function that runs again: its derivative is what the program's `backward` did. Knows neither the
 * tape nor how that runs.
 */
import { Node, type Gradients, type SavedValue } from '../../engine/autograd/nodes/node';
import type { DType } from '../../engine/dtype';
import { float32 } from '../../engine/dtype';
import { SCALAR, type Shape } from '../../engine/shape';
import type { Tensor } from '../../engine/tensor/tensor';

/** From the gradients of the results to one for each input; null: none. */
export type Derivative = (gradients: Gradients) => (Tensor | null)[];

export class ReplayedFunction extends Node {
  private readonly functionName: string;
  private readonly edges: readonly { readonly node: Node | null; readonly output: number }[];
  private readonly outputs: readonly (Tensor | null)[];
  private readonly shapes: readonly Shape[];
  private readonly dtypes: readonly DType[];
  private readonly derivative: Derivative;

  /** `outputs`: what the Function computed, without a graph; null for what is no tensor. */
  constructor(name: string, inputs: readonly Tensor[], outputs: readonly (Tensor | null)[], derivative: Derivative) {
    const first = outputs.find((output) => output !== null);
    super(first?.shape ?? SCALAR, first?.dtype ?? float32);
    this.functionName = name;
    this.edges = inputs.map((input) => ({ node: input.gradientNode(), output: input.output_nr }));
    this.outputs = outputs;
    this.shapes = outputs.map((output) => output?.shape ?? SCALAR);
    this.dtypes = outputs.map((output) => output?.dtype ?? this.dtype);
    this.derivative = derivative;
  }

  override name(): string {
    return `${this.functionName}Backward`;
  }

  override get operatorName(): string {
    return this.functionName;
  }

  override get definition(): null {
    return null;
  }

  override saved(): readonly SavedValue[] {
    return [];
  }

  /** There is none as mathematics: it is the program's code. */
  override get rules(): readonly string[] {
    const name = this.functionName.replace(/[^A-Za-z0-9]/gu, '');
    const given = this.outputs.length > 1 ? 'g_0, g_1, \\dots' : 'g';
    const several = this.edges.length > 1;
    return this.edges.map((_, i) => `\\operatorname{${name}.backward}(${given})${several ? `_{${i}}` : ''}`);
  }

  override get edgeCount(): number {
    return this.edges.length;
  }

  override edge(index: number): Node | null {
    return this.edges[index]?.node ?? null;
  }

  override edgeOutput(index: number): number {
    return this.edges[index]?.output ?? 0;
  }

  override get outputCount(): number {
    return this.outputs.length;
  }

  override outputShape(output: number): Shape {
    return this.shapes[output] ?? this.shape;
  }

  override gradientDtype(output: number): DType | null {
    return this.dtypes[output] ?? this.dtype;
  }

  override release(): void {
    // What it needs belongs to the replay.
  }

  override apply(gradients: Gradients): (Tensor | null)[] {
    if (gradients.every((gradient) => gradient === null)) return this.edges.map(() => null);
    return this.derivative(gradients);
  }
}
