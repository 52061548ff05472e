/**
 * A tape that came as text and is read when somebody looks into it: the host hands it back to be run again and seldom
 * looks itself.
 */
import { parse } from '../../trace/json';
import type { Tape } from '../../trace/tape';
import { isSoundScopeTable } from '../../trace/scope';
import { listOf, shape, type Check } from './shape';
import { areScopes } from './validate';

const isAnyObject: Check = (value) => typeof value === 'object' && value !== null;
const isTape = shape({ values: listOf(isAnyObject), steps: listOf(isAnyObject), reads: listOf(isAnyObject) });
const hasHooks = shape({ hooks: listOf(isAnyObject) });

const NO_SCOPES = { places: [], frames: [] };

export class LaterTape implements Tape {
  readonly bytes: readonly Buffer[];
  private readTape: Tape | null = null;

  constructor(bytes: readonly Buffer[]) {
    this.bytes = bytes;
  }

  get values(): Tape['values'] {
    return this.read().values;
  }

  get steps(): Tape['steps'] {
    return this.read().steps;
  }

  get reads(): Tape['reads'] {
    return this.read().reads;
  }

  get hooks(): NonNullable<Tape['hooks']> {
    const tape = this.read();
    return hasHooks(tape) ? (tape.hooks ?? []) : [];
  }

  get scopes(): NonNullable<Tape['scopes']> {
    const { scopes } = this.read();
    return scopes !== undefined && areScopes(scopes) && isSoundScopeTable(scopes) ? scopes : NO_SCOPES;
  }

  private read(): Tape {
    this.readTape ??= readTape(this.bytes);
    return this.readTape;
  }
}

function readTape(bytes: readonly Buffer[]): Tape {
  const tape: unknown = parse(Buffer.concat(bytes).toString());
  if (!isTape(tape)) throw new Error('The tape that came from the program’s process cannot be read.');
  return tape as Tape;
}
