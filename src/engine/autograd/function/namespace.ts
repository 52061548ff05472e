/** `torch.autograd.function`. */
import { FunctionCtx } from './context';
import { AutogradFunction } from './function';
import { once_differentiable } from './once';

export const functionNamespace = { Function: AutogradFunction, FunctionCtx, once_differentiable };
