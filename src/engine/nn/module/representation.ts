/** A module as text: its class, what it says of itself, and its submodules, indented. */
import type { Module } from './module';
import { registryOf } from './registry';

export function representation(module: Module): string {
  const extra = module.extra_repr();
  const extraLines = extra === '' ? [] : extra.split('\n');
  const children = Array.from(registryOf(module).modules, ([name, child]) => {
    return `(${name}): ${indented(child === null ? 'None' : child.__repr__())}`;
  });
  return bracketed(module._get_name(), extraLines, children);
}

/** One line where there is only one, and no child; else one below the other. */
export function bracketed(name: string, extra: readonly string[], children: readonly string[]): string {
  const [only] = extra;
  if (only === undefined && children.length === 0) return `${name}()`;
  if (only !== undefined && extra.length === 1 && children.length === 0) return `${name}(${only})`;
  return `${name}(\n  ${[...extra, ...children].join('\n  ')}\n)`;
}

/** Two spaces before every line but the first. */
export function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
