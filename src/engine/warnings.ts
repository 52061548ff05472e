/** Where PyTorch's warnings go. The engine shows nothing itself: whoever runs a program collects them. */

export interface Warning {
  readonly category: 'UserWarning' | 'FutureWarning' | 'DeprecationWarning';
  readonly text: string;
}

export type WarningSink = (warning: Warning) => void;

let sink: WarningSink | null = null;
const given = new Set<string>();

/** Reports a warning; each text once until the sink is set again, as PyTorch's TORCH_WARN_ONCE does. */
export function warnOnce(text: string, category: Warning['category'] = 'UserWarning'): void {
  if (sink === null || given.has(text)) return;
  given.add(text);
  sink({ category, text });
}

/** Reports a warning each time. */
export function warn(text: string, category: Warning['category'] = 'UserWarning'): void {
  sink?.({ category, text });
}

/** Sends warnings to `next` from now on, each text anew; null drops them. Gives back the sink before. */
export function setWarningSink(next: WarningSink | null): WarningSink | null {
  const before = sink;
  sink = next;
  given.clear();
  return before;
}

/** Runs `body` and gives its result with the warnings it caused. */
export function collectingWarnings<T>(body: () => T): { readonly result: T; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const before = setWarningSink((warning) => warnings.push(warning));
  try {
    return { result: body(), warnings };
  } finally {
    setWarningSink(before);
  }
}
