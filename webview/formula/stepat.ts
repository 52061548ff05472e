/** Which step of a derivation a part of the text belongs to. Pure. */
import type { SourceRange } from '../../src/trace/range';
import type { Step } from '../../src/trace/formula';

/** Steps beyond are not looked at: nobody unfolds so far. */
const MOST_LOOKED_AT = 20_000;

/**
 * The path of the step that differentiates this part, or the least one around it; of several equals the one nearest to
 * the root. null where no step holds it.
 */
export function stepPathAt(root: Step, { start, end }: SourceRange): string | null {
  let best: { readonly path: string; readonly length: number } | null = null;
  const waiting: { readonly path: string; readonly step: Step }[] = [{ path: '', step: root }];
  for (let at = 0; at < Math.min(waiting.length, MOST_LOOKED_AT); at += 1) {
    const { path, step } = waiting[at] ?? { path: '', step: root };
    const { range, parts } = step;
    const length = range.end - range.start;
    if (range.start <= start && end <= range.end && (best === null || length < best.length)) best = { path, length };
    // A name may stand for what is written elsewhere: parts lie within their step by no means always.
    parts.forEach((part, index) =>
      waiting.push({ path: path === '' ? String(index) : `${path}.${String(index)}`, step: part }),
    );
  }
  return best?.path ?? null;
}
