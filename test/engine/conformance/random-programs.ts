/**
 * Runs a recorded random program (scripts/fixtures/programs.py) step by step and writes what it tells in the fixture's
 * words. It does not know what PyTorch told.
 */
import { compileFunction } from 'node:vm';

import { Node } from '../../../src/engine/autograd/nodes/node';
import { torch, type Tensor } from '../../../src/engine/torch';
import { setWarningSink } from '../../../src/engine/warnings';

export interface RandomProgram {
  readonly python: readonly string[];
  readonly code: readonly string[];
  readonly names: readonly string[];
  readonly lines: readonly string[];
}

type Factor = number | undefined;
type Gradients = readonly (Tensor | null)[];

type Program = (...given: readonly unknown[]) => void;

/** What the program tells, a line each. */
export function linesOf({ code, names }: RandomProgram, setup: string): string[] {
  const lines: string[] = [];
  const gradients = new Map<string, number>();
  const note = (label: string, value: unknown): void => {
    lines.push(`${label} = ${described(value, 'node')}`);
  };
  const tellError = (error: unknown): void => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    lines.push(`${name}: ${message.split('\n', 1)[0] ?? ''}`);
    torch.set_grad_enabled(true);
  };
  const given: Readonly<Record<string, unknown>> = {
    torch,
    show: (label: string, value: unknown): void => {
      const first = gradients.get(label);
      const text = first === undefined ? described(value, 'all') : described(value, 'gradient', first);
      lines.push(`${label} = ${text}`);
    },
    gradient: (label: string, value: unknown): void => {
      if (value instanceof torch.Tensor && !value.is_inference()) gradients.set(label, value._version);
      note(label, value);
    },
    tell: (label: string, value: unknown): void => {
      lines.push(`${label} = ${described(value, 'plain')}`);
    },
    note,
    scaled: (label: string, value: Tensor, factor: number): Tensor => {
      note(label, value);
      return value.mul(factor);
    },
    of_node: (label: string, factor: Factor) => (inputs: Gradients, outputs: Gradients) => {
      note(label, [inputs, outputs]);
      return times(inputs, factor);
    },
    before_node: (label: string, factor: Factor) => (outputs: Gradients) => {
      note(label, outputs);
      return times(outputs, factor);
    },
    chain: (value: Tensor) => below(value.grad_fn, 0),
    tellError,
  };
  const declared = names.length === 0 ? '' : `let ${names.join(', ')};\n`;
  const steps = code.map((step) => `try { (() => { ${step} })(); } catch (error) { tellError(error); }`).join('\n');
  const before = setWarningSink(() => undefined);
  try {
    const program = compileFunction(`${setup}\n${declared}${steps}`, Object.keys(given)) as Program;
    program(...Object.values(given));
  } finally {
    setWarningSink(before);
    torch.set_grad_enabled(true);
  }
  return lines;
}

function times(gradients: Gradients, factor: Factor): (Tensor | null)[] | null {
  return factor === undefined ? null : gradients.map((part) => part?.mul(factor) ?? null);
}

/** Of gradients and of what transforms give, what tells only how they were put together is left out. */
type Level = 'all' | 'gradient' | 'node' | 'plain';

/** A value with what autograd says of it, on one line. */
function described(value: unknown, level: Level, version = 0): string {
  if (value instanceof torch.Tensor) return ofTensor(value, level, version);
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'object' && Symbol.iterator in value)
    return `(${Array.from(value as Iterable<unknown>, (part) => described(part, level)).join('; ')})`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return number(Number(value));
  return typeof value === 'string' ? value : `<${typeof value}>`;
}

function ofTensor(value: Tensor, level: Level, version: number): string {
  if (level === 'plain') return plain(value);
  const node = value.grad_fn?.name() ?? 'None';
  if (level === 'node') return `${plain(value)} ${node}`;
  const leaf = value.is_leaf ? ' leaf' : '';
  const view = level === 'all' && value._is_view() ? ' view' : '';
  const changes = value.is_inference() ? 'inference' : `v${value._version - version}`;
  return `${plain(value)}${leaf}${view}${value.retains_grad ? ' retains' : ''} ${changes} ${node}:${value.output_nr}`;
}

function plain(value: Tensor): string {
  const numbers = value.detach().reshape([-1]).tolist() as (number | bigint | boolean)[];
  const grad = value.requires_grad ? 'rg' : '';
  return `${value.dtype.name}[${value.shape.join()}] (${numbers.map(written).join(' ')}) ${grad}`;
}

function written(value: number | bigint | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'bigint' ? String(value) : number(value);
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(6)));
}

/** The graph below a node: names and input numbers, at most four deep. */
function below(node: unknown, depth: number): string {
  if (!(node instanceof Node)) return 'None';
  if (depth === 4 || node.next_functions.length === 0) return node.name();
  const next = node.next_functions.map(([part, place]) => `${below(part, depth + 1)}:${place}`);
  return `${node.name()}(${next.join(', ')})`;
}

const NUMBER = /(?<![\w.[,:])-?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)(?![\w\]])/gu;

/** The first line in which two tellings differ, in words; numbers may differ by rounding. */
export function telling(found: readonly string[], wanted: readonly string[]): string | null {
  for (let at = 0; at < Math.max(found.length, wanted.length); at += 1) {
    const [mine = '(nothing)', theirs = '(nothing)'] = [found[at], wanted[at]];
    if (!alike(mine, theirs)) return `line ${at}: ${mine}\ninstead of  ${theirs}`;
  }
  return null;
}

function alike(mine: string, theirs: string): boolean {
  if (mine === theirs) return true;
  if (mine.replace(NUMBER, '#') !== theirs.replace(NUMBER, '#')) return false;
  const [ours, wanted] = [mine.match(NUMBER) ?? [], theirs.match(NUMBER) ?? []];
  const sizes = wanted.map(value).filter(Number.isFinite);
  const largest = Math.max(1, ...sizes.map(Math.abs));
  return ours.every((text, at) => close(value(text), value(wanted[at] ?? ''), largest));
}

function value(text: string): number {
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
}

function close(mine: number, theirs: number, largest: number): boolean {
  if (!Number.isFinite(mine) || !Number.isFinite(theirs)) return Object.is(mine, theirs);
  return Math.abs(mine - theirs) <= 2e-5 * Math.max(Math.abs(theirs), 0.1 * largest);
}
