/** A derivation as the page shows it: plain data, step by step, typeset. Knows no numbers and no page. */
import { nameTex } from '../languages/expression/greek';
import { some } from '../languages/expression/fold';
import type { Tree } from '../languages/expression/tree';
import { typeset } from '../languages/expression/typeset';
import type { Step } from '../trace/formula';
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import type { Derivation } from './derivation';
import { NOWHERE } from './rules/build';
import { sizeOf } from './size';

/** At most this many steps are shown, those nearest to the whole formula. */
export const MAX_STEPS = 500;
/** And this many operators and names of formulas in all: typesetting them takes time. */
const MAX_PARTS_SHOWN = 60_000;
/** A formula with more of them is of no use typeset. */
const MAX_FORMULA = 5_000;
/** Steps that nobody misses. */
const TRIVIAL: ReadonlySet<string> = new Set(['rule.number', 'rule.constant', 'rule.variable']);

export interface StepOptions {
  /** Whether the formula has several variables, so that ∂/∂x is written; without it, as the formula itself says. */
  readonly partial?: boolean;
  readonly budget?: number;
}

export function stepOf(derivation: Derivation, options: StepOptions = {}): Step {
  const { budget = MAX_STEPS, partial = hasSeveralNames(derivation.of) } = options;
  return new Steps(partial, budget).of(derivation);
}

/** A step whose parts are still to be made. */
interface Open {
  readonly derivation: Derivation;
  readonly range: SourceRange;
  readonly texts: Pick<Step, 'of' | 'result'>;
  /** Where its parts are among all steps. */
  readonly parts: number[];
  cut: number;
}

class Steps {
  private readonly sign: string;
  private room: number;
  private shown = 0;
  /** From the whole formula to its parts, level by level: what the budget leaves out is what lies deepest. */
  private readonly open: Open[] = [];
  private readonly substituted = new Set<Derivation>();

  constructor(partial: boolean, budget: number) {
    this.sign = partial ? '\\partial ' : 'd';
    this.room = budget;
  }

  of(derivation: Derivation): Step {
    this.add(derivation, derivation.of.range);
    // The list grows as it is walked.
    for (const step of this.open) this.addParts(step);
    return this.closed();
  }

  private add(derivation: Derivation, outer: SourceRange): number {
    const { of, by, result } = derivation;
    const operator = `\\frac{${this.sign.trimEnd()}}{${this.sign}${nameTex(by)}}`;
    const texts = { of: `${operator}\\left[${this.typeset(of)}\\right]`, result: this.typeset(result) };
    this.room -= 1;
    // A number that a rule brought in stands nowhere in the text: what it belongs to does.
    const range = of.range === NOWHERE ? outer : of.range;
    return this.open.push({ derivation, range, texts, parts: [], cut: 0 }) - 1;
  }

  private addParts(step: Open): void {
    for (const part of this.partsOf(step.derivation))
      if (this.room > 0 && this.shown < MAX_PARTS_SHOWN) step.parts.push(this.add(part, step.range));
      else if (!TRIVIAL.has(part.rule.name.id)) step.cut += 1;
  }

  private typeset(tree: Tree): string {
    const size = sizeOf(tree);
    if (size > MAX_FORMULA) return '\\ldots';
    this.shown += size;
    return typeset(tree);
  }

  /** What a name stands for is differentiated at its first mention. */
  private partsOf(derivation: Derivation): readonly Derivation[] {
    const [definition] = derivation.parts;
    if (derivation.of.kind !== 'bound' || definition === undefined) return derivation.parts;
    if (this.substituted.has(definition)) return [];
    this.substituted.add(definition);
    return derivation.parts;
  }

  /** Parts come behind what they are parts of, so that from the end all are there when they are needed. */
  private closed(): Step {
    const steps: Step[] = [];
    for (let i = this.open.length - 1; i >= 0; i--) {
      const open = this.open[i];
      if (open === undefined) continue;
      const { derivation, range, texts, cut } = open;
      const parts = open.parts.flatMap((part) => steps[part] ?? []);
      if (cut > 0) parts.push(cutStep(cut, range));
      steps[i] = { rule: derivation.rule.name, law: derivation.rule.law, ...texts, range, parts };
    }
    const [whole] = steps;
    if (whole === undefined) throw new Error('There is no step.');
    return whole;
  }
}

/** In place of the parts that are left out. */
function cutStep(count: number, range: SourceRange): Step {
  const rule =
    count === 1
      ? message('rule.cut-one', 'One more part, by the same rules', { count })
      : message('rule.cut', '{count} more parts, by the same rules', { count });
  return { rule, law: '', of: '\\ldots', result: '\\ldots', range, parts: [] };
}

function hasSeveralNames(tree: Tree): boolean {
  const names = new Set<string>();
  return some(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return names.size > 1;
  });
}
