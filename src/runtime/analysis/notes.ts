/** What a reader of a program's gradients should know: what was summed, what stays as it was recorded, what was cut. */
import { isDecision } from '../../recorder/replay/slice';
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { TapeRead } from '../../trace/tape';
import type { Note } from '../../trace/trace';
import type { Base } from './base';
import type { Subject } from './subject';

/** A program with more of one kind is told of the first ones. */
const MAX_NOTES = 10;

export interface Outcome {
  /** Whether the output has several elements. */
  readonly summed: boolean;
  /** Conditions, counted among the slice's, that the values of now would decide the other way. */
  readonly flipped: ReadonlySet<number>;
}

export function notesOn(subject: Subject, base: Base, { summed, flipped }: Outcome): readonly Note[] {
  return [
    ...summedNotes(subject, summed),
    ...conditionNotes(subject, flipped),
    ...numberNotes(subject),
    ...cutNotes(subject, base),
    ...independentNotes(subject, base),
  ];
}

function note(id: string, text: string, range: SourceRange | null, args: Record<string, string> = {}): Note {
  return { severity: 'info', message: message(id, text, args), range };
}

function summedNotes({ weights, output, context }: Subject, summed: boolean): readonly Note[] {
  const range = output.range ?? context.range;
  if (weights !== null)
    return [
      note(
        'analysis.weighted',
        'backward() was given weights: the sum of their products with the result is differentiated.',
        range,
      ),
    ];
  if (!summed) return [];
  return [
    note(
      'runtime.summed',
      'The result has several elements; their sum is differentiated, as with torch.sum(…).backward().',
      range,
    ),
  ];
}

function conditionNotes({ slice }: Subject, flipped: ReadonlySet<number>): readonly Note[] {
  const conditions = slice.reads.filter(isDecision);
  const other = conditions.filter((_, index) => flipped.has(index));
  const same = conditions.filter((_, index) => !flipped.has(index));
  return [
    ...oncePerPlace(other).map(({ range }): Note => ({
      severity: 'warning',
      message: message(
        'analysis.flipped',
        'At these values the program would decide this condition the other way; what is shown is of the branch that ran. Run the program again to see the other one.',
      ),
      range,
    })),
    ...oncePerPlace(same).map(({ range, outcome }) =>
      note(
        'analysis.condition',
        'This condition was {outcome} when the program ran; only the branch that ran is differentiated.',
        range,
        { outcome: String(outcome) },
      ),
    ),
  ];
}

function numberNotes({ slice }: Subject): readonly Note[] {
  return oncePerPlace(slice.reads.filter((read) => !isDecision(read))).map(({ range }) =>
    note(
      'analysis.number',
      'This number was taken out of a tensor that depends on the leaves; whatever the program made of it stays as it was.',
      range,
    ),
  );
}

/** A place in a loop is told of once. */
function oncePerPlace(reads: readonly TapeRead[]): readonly TapeRead[] {
  const places = new Map(
    reads.map((read) => [read.range === null ? '' : `${read.range.start}:${read.range.end}`, read]),
  );
  return [...places.values()].slice(0, MAX_NOTES);
}

function cutNotes({ tape }: Subject, base: Base): readonly Note[] {
  const cut = [...base.cuts.keys()].map((id) => base.slice.maker(id));
  const ranges = rangesOf(cut);
  const unheard = rangesOf(base.unheard);
  return [
    ...ranges.map((range) =>
      note(
        'analysis.cut',
        'No gradient flows back from here: the value was detached, or computed without recording (detach(), no_grad).',
        range,
      ),
    ),
    ...unheard.map((range) =>
      note('analysis.unheard', 'This changed values without autograd knowing; the gradients ignore it.', range),
    ),
  ];

  function rangesOf(steps: readonly number[]): readonly (SourceRange | null)[] {
    const places = new Map<string, SourceRange | null>();
    for (const step of steps) {
      const range = tape.steps[step]?.range ?? null;
      places.set(range === null ? '' : `${range.start}:${range.end}`, range);
    }
    return [...places.values()].slice(0, MAX_NOTES);
  }
}

function independentNotes({ leaves }: Subject, { gradients }: Base): readonly Note[] {
  return leaves.flatMap(({ name, value }) =>
    gradients.get(name) === null
      ? [
          note(
            'runtime.independent',
            'The result does not depend on {name}: no gradient reaches it (None in PyTorch).',
            value.range,
            { name },
          ),
        ]
      : [],
  );
}
