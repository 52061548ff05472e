/** Plain values among an operator's operands, as Python would write them. */

export function plainText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(plainText).join(', ')}]`;
  if (typeof value === 'string') return `'${value}'`;
  // A dtype or another of the engine's objects, which says what it is called.
  return (value as { toString(): string }).toString();
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
