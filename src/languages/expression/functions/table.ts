/** All functions that expressions know; the entries stand by subject in files of their own. */
import { ELEMENTARY } from './elementary';
import type { FunctionDefinition } from './definition';
import { TENSOR_FUNCTIONS } from './tensors';

export const ENTRIES: readonly FunctionDefinition[] = [...ELEMENTARY, ...TENSOR_FUNCTIONS];
