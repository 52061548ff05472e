/**
 * The functions of a document that get lenses, looked for a little at a time, since a document may have thousands. Knows
 * neither lenses nor how a function is read.
 */
import type { CancellationToken, TextDocument } from 'vscode';
import type { FunctionsIn } from '../../results/functions';
import type { SourceRange } from '../../trace/range';
import { sourceOf } from '../documents';

/** After this long others have their turn. */
const TURN_MILLISECONDS = 12;
/** More lenses than these functions have nobody reads, and the editor would be busy with them. */
const MAX_FUNCTIONS = 1000;

interface Known {
  readonly version: number;
  readonly language: string;
  readonly ranges: readonly SourceRange[];
}

export class Functions {
  private readonly functionsIn: FunctionsIn;
  private readonly known = new WeakMap<TextDocument, Known>();

  constructor(functionsIn: FunctionsIn) {
    this.functionsIn = functionsIn;
  }

  /** In order of the text; null where nobody waits for them any more, or the document was edited meanwhile. */
  async of(document: TextDocument, token: CancellationToken): Promise<readonly SourceRange[] | null> {
    const { version, languageId } = document;
    const known = this.known.get(document);
    if (known?.version === version && known.language === languageId) return known.ranges;
    const ranges: SourceRange[] = [];
    let began = performance.now();
    for (const range of this.functionsIn(sourceOf(document))) {
      if (range !== null) ranges.push(range);
      if (ranges.length === MAX_FUNCTIONS) break;
      if (performance.now() - began < TURN_MILLISECONDS) continue;
      await pause();
      if (token.isCancellationRequested || document.version !== version) return null;
      began = performance.now();
    }
    this.known.set(document, { version, language: languageId, ranges });
    return ranges;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
