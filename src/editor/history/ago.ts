/** How long ago something was, in the user's words. Pure. */

const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
] as const;

/** `now`, `5 minutes ago`, `yesterday`; what lies in the future is now: clocks may be set back. */
export function ago(at: number, now: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  let count = Math.max(0, (now - at) / 1000);
  if (count < 60) return words.format(0, 'second');
  for (const [unit, size] of STEPS) {
    if (count < size) return words.format(-Math.floor(count), unit);
    count /= size;
  }
  return words.format(-Math.floor(count), 'year');
}
