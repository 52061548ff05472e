/**
 * The tensors behind the trace of a program's output, computed when they are first read, and kept while the same output
 * is read on: a walk through a large tensor asks for a part at a time. One recording at most, and only a small one; it
 * goes with its tape.
 */
import { numel } from '../../engine/shape';
import type { Recording } from '../../recorder/recording';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Tape } from '../../trace/tape';
import type { Stopwatch } from '../stopwatch';
import { recordingBehind } from './differentiate';
import type { Subject } from './subject';

/** Numbers of all its tensors together: at most some hundred megabytes. */
const MAX_KEPT = 10_000_000;

interface Kept {
  /** Output, weights and the values of the leaves. */
  readonly key: string;
  readonly recording: Recording;
}

let recordings = new WeakMap<Tape, Kept>();

export function keptRecording(subject: Subject, given: string, stopwatch: Stopwatch): Recording | Refusal {
  const { tape, focus } = subject;
  const key = `${String(focus.output)} ${String(focus.weights)} ${given}`;
  const kept = recordings.get(tape);
  if (kept?.key === key) return kept.recording;
  const recording = recordingBehind(subject, stopwatch);
  if (isRefusal(recording)) return recording;
  // Of another tape too.
  recordings = new WeakMap();
  const size = recording.tensors.reduce((sum, { shape }) => sum + numel(shape), 0);
  if (size <= MAX_KEPT) recordings.set(tape, { key, recording });
  return recording;
}
