/** How messages of transforms call an operator: by ATen's name. */
import type { CompiledOverload } from '../dispatch/overload';

/** Definitions whose own name is another one. */
const NAMES: Readonly<Record<string, string>> = { _multi_margin_loss: 'multi_margin_loss', _zeta: 'special_zeta' };

export function atenName({ definition: { name }, inplace }: CompiledOverload): string {
  const short = name.startsWith('nn.') ? name.slice(name.lastIndexOf('.') + 1) : name.replaceAll('.', '_');
  const known = NAMES[short] ?? short;
  return inplace && !known.endsWith('_') ? `${known}_` : known;
}
