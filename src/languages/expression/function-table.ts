/** All functions that expressions know; the entries stand by subject in files of their own. */
import { ELEMENTARY } from './elementary-functions';
import type { FunctionDefinition } from './function-definition';
import { TENSOR_FUNCTIONS } from './tensor-functions';

export const ENTRIES: readonly FunctionDefinition[] = [...ELEMENTARY, ...TENSOR_FUNCTIONS];
