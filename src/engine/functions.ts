/** The functions that follow from the definitions, installed once: what `torch` shows and its modules are written with. */
import { install } from './dispatch/install';
import type { TorchFunctions } from './generated/functions';
import { operators } from './generated/operators';

// The generator makes the type from the very definitions that are installed here.
export const functions = install(operators) as unknown as TorchFunctions;
