/** V8's stack traces, as text: the frames of the program's own functions. Knows no source map. */
import { PROGRAM_FILE, PROGRAM_FUNCTION } from './prepared';

export interface Frame {
  /** null at the top level, empty in a function that has no name. */
  readonly name: string | null;
  /** In the code that ran, both from 1 on. */
  readonly line: number;
  readonly column: number;
}

const FRAME = new RegExp(`^\\s*at (?:(.*) \\()?(?:async )?${PROGRAM_FILE}:(\\d+):(\\d+)\\)?$`);

/** The frames of the program, the innermost first. */
export function framesOf(stack: string): readonly Frame[] {
  return stack.split('\n').flatMap((text) => {
    const [, name, line, column] = FRAME.exec(text) ?? [];
    if (line === undefined || column === undefined) return [];
    return [{ name: plainName(name ?? ''), line: Number(line), column: Number(column) }];
  });
}

/** The function around the whole program, whatever its scope is called. */
const PROGRAM_FRAME = new RegExp(`^\\$lens\\d*${PROGRAM_FUNCTION}$`);

/** `Object.step` is a method of nobody in particular, `Proxy.forward` one of a module; `async train` is the user's `train`. */
function plainName(name: string): string | null {
  const plain = name
    .replace(/^async /, '')
    .replace(/^(?:Object|Function|Proxy)\./, '')
    .replace(/ \[as .*\]$/, '');
  if (PROGRAM_FRAME.test(plain)) return null;
  return plain === '<anonymous>' ? '' : plain;
}
