/**
 * Runs an expression here and now: forward, backward, the checks, all within a budget that is known before it starts.
 * It can do nothing but arithmetic. Knows no document beyond the text it is given, and no results.
 */
import { float32, float64, type DType } from '../engine/dtype';
import type { Expression } from '../languages/expression/expression';
import { idIn, recordingOf, type Recording } from '../recorder/recording';
import { message } from '../trace/message';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../trace/enquiry';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { TRACE_VERSION, type Check, type Note, type TensorId, type Trace, type TraceVariable } from '../trace/trace';
import { flatten, shapeOf } from '../trace/value';
import { budgetFor, type Budget } from './budget';
import { withRules } from './by-rule';
import { conventionOf } from './conventions';
import { RuleRun } from './derivatives/formula-run';
import { differences } from './differences';
import { answer } from './enquiries/answer';
import { formulaOf } from './expression-formula';
import { leafOf, sum, type ArrayValue, type Formula, type Leaves, type VariableValues } from './formula';
import { hessianOf } from './hessian';
import { runPass, type Pass } from './pass';
import type { ExpressionRun, FormulaRun, Hessian, RunOptions, Values } from './run';
import { Stopwatch, type Clock } from './stopwatch';

/** Runs the expression at these values, or says why not. */
export function runExpression(expression: Expression, values: Values, options: RunOptions): ExpressionRun | Refusal {
  const arrays = arraysOf(expression, values);
  if (isRefusal(arrays)) return arrays;
  const budget = budgetFor(expression, arrays);
  if (isRefusal(budget)) return budget;
  const definitions = new Map(
    Object.entries(options.origins ?? {}).flatMap(([name, { definition }]) =>
      definition === null ? [] : [[name, definition] as const],
    ),
  );
  const now = options.now ?? Date.now;
  const stopwatch = new Stopwatch(now);
  const formula = formulaOf(expression);
  const pass = runPass(formula, leavesOf(arrays, float64), { definitions, stopwatch });
  if (isRefusal(pass)) return pass;
  // PyTorch's own text: what the same formula prints in float32. Without it, float64 is printed.
  const twin = runPass(formula, leavesOf(arrays, float32), { definitions, stopwatch });
  const recording = recordingOf(pass.recorder, pass.root, isRefusal(twin) ? null : twin);
  return new InlineRun({ expression, formula, values: arrays, budget, pass, recording, options, now });
}

/** The values of the expression's variables as arrays; the first that is missing or ragged is refused. */
function arraysOf(expression: Expression, values: Values): VariableValues | Refusal {
  const arrays = new Map<string, ArrayValue>();
  for (const { name, mentions } of expression.variables) {
    const range = mentions[0] ?? expression.range;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined)
      return refusal(
        range,
        message('runtime.missing-value', '{name} has no value.', { name }),
        message('runtime.missing-value.hint', 'Give it one, or write {name} = … above.', { name }),
      );
    const shape = shapeOf(value);
    if (shape === null)
      return refusal(
        range,
        message('runtime.ragged', 'The rows of {name} differ in length.', { name }),
        message('runtime.ragged.hint', 'Give every row the same number of values.'),
      );
    arrays.set(name, { shape, values: flatten(value) });
  }
  return arrays;
}

function leavesOf(values: VariableValues, dtype: DType): Leaves {
  return new Map([...values].map(([name, value]) => [name, leafOf(value, dtype)]));
}

/** Everything that is known once both passes have run. */
interface Ran {
  readonly expression: Expression;
  readonly formula: Formula;
  readonly values: VariableValues;
  readonly budget: Budget;
  readonly pass: Pass;
  readonly recording: Recording;
  readonly options: RunOptions;
  readonly now: Clock;
}

class InlineRun implements ExpressionRun {
  readonly trace: Trace;
  readonly formula: FormulaRun;
  private readonly ran: Ran;
  private readonly gradients: ReadonlyMap<string, readonly number[] | null>;

  constructor(ran: Ran) {
    this.ran = ran;
    this.gradients = gradientsOf(ran.pass);
    this.trace = this.makeTrace();
    const { expression, formula, values, budget, options, now } = ran;
    this.formula = new RuleRun({
      expression,
      formula,
      values,
      text: options.text,
      evaluations: budget.forPlot,
      now,
    });
  }

  read(tensor: TensorId, from: number, count: number): readonly number[] {
    return (
      this.ran.recording
        .tensor(tensor)
        ?.toArray()
        .slice(from, from + count) ?? []
    );
  }

  ask<Kind extends EnquiryKind>(enquiry: Enquiry<Kind>): EnquiryAnswer<Kind> | Refusal {
    const { formula, values, budget, pass, recording, now } = this.ran;
    const standpoint = {
      formula,
      values,
      output: { shape: pass.output.shape, weighted: false },
      total: sum(pass.output.toArray()),
      gradients: this.gradients,
      evaluations: budget.forPlot,
      stopwatch: new Stopwatch(now),
      cautions: () => [],
      recorded: () => recording,
      // Formulas are never so large that their graph is folded.
      unfolded: () => this.trace,
      printed: 'float32' as const,
    };
    return answer(standpoint, enquiry);
  }

  hessian(): Hessian | Refusal {
    return hessianOf(this.ran.expression.range, this.ran.pass, this.ran.budget, new Stopwatch(this.ran.now));
  }

  private makeTrace(): Trace {
    const { expression, formula, pass, recording, options } = this.ran;
    const { tensors, nodes } = recording;
    const output = { tensor: idIn(recording, pass.output), root: idIn(recording, pass.root) };
    return {
      version: TRACE_VERSION,
      kind: 'expression',
      language: expression.language,
      range: expression.range,
      text: options.text.slice(expression.range.start, expression.range.end),
      tex: expression.tex,
      variables: this.variables(),
      output: { name: expression.name, ...output, summed: output.root !== output.tensor },
      checks: this.checks(),
      ...(expression.bindings === undefined ? {} : { bindings: expression.bindings }),
      notes: [...expression.notes, ...notesOn(expression, pass, this.gradients)],
      tensors,
      nodes,
      elementwise: formula.elementwise,
    };
  }

  private variables(): readonly TraceVariable[] {
    const { expression, pass, recording, options } = this.ran;
    return expression.variables.flatMap(({ name, tex, mentions }) => {
      const leaf = pass.leaves.get(name);
      if (leaf === undefined) return [];
      const origin =
        options.origins !== undefined && Object.hasOwn(options.origins, name) ? options.origins[name] : undefined;
      return [
        {
          name,
          tex,
          mentions,
          tensor: idIn(recording, leaf),
          origin: origin?.origin ?? 'entered',
          definition: origin?.definition ?? null,
        },
      ];
    });
  }

  private checks(): readonly Check[] {
    const { expression, formula, values, pass, recording, budget, now } = this.ran;
    const result = { shape: pass.output.shape, values: pass.output.toArray() };
    const { gradients } = this;
    const checks = differences({
      formula,
      values,
      result,
      steps: recording.nodes.flatMap(({ outputs }) => outputs.flatMap((id) => recording.tensors[id] ?? [])),
      gradients,
      convention: conventionOf(recording),
      evaluations: budget.forChecks,
      stopwatch: new Stopwatch(now),
    });
    return withRules(checks, { expression, values, result, gradients });
  }
}

/** Row-major, by variable; null where the formula does not depend on it. */
function gradientsOf({ leaves }: Pass): ReadonlyMap<string, readonly number[] | null> {
  return new Map([...leaves].map(([name, leaf]) => [name, leaf.storedGrad?.toArray() ?? null]));
}

/** What a reader of the numbers should know. */
function notesOn(
  expression: Expression,
  { output, root, branches }: Pass,
  gradients: ReadonlyMap<string, readonly number[] | null>,
): readonly Note[] {
  const note = (id: string, text: string, args: Record<string, string> = {}, range = expression.range): Note => ({
    severity: 'info',
    message: message(id, text, args),
    range,
  });
  const notes: Note[] = [];
  if (root !== output)
    notes.push(
      note(
        'runtime.summed',
        'The result has several elements; their sum is differentiated, as with torch.sum(…).backward().',
      ),
    );
  for (const { skipped } of branches)
    notes.push(
      note(
        'runtime.branch',
        'This side of the condition was not taken; only the other one is differentiated here.',
        {},
        skipped,
      ),
    );
  for (const { name, mentions } of expression.variables)
    if (gradients.get(name) === null)
      notes.push(
        note(
          'runtime.independent',
          'The result does not depend on {name}: no gradient reaches it (None in PyTorch).',
          { name },
          mentions[0],
        ),
      );
  return notes;
}
