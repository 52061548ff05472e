/** `torch.autograd`, as programs see it: a line for each name, which says where it is from. */
import { variable } from '../tensor/create';
import { backward, grad } from './backward/backward';
import { detect_anomaly, set_detect_anomaly } from './modes/anomaly';
import { graph } from './graph/namespace';
import { SavedTensorClass } from './backward/internals';
import { enable_grad, inference_mode, no_grad, set_grad_enabled } from './modes/modes';
import { functionNamespace } from './function/namespace';
import { AutogradFunction } from './function/function';
import { forward_ad } from '../transforms/forward-ad';
import { functional } from './functional/namespace';
import { gradcheck } from './gradcheck/gradcheck';
import { gradgradcheck } from './gradcheck/gradgradcheck';

export const autograd = {
  backward,
  grad,
  no_grad,
  enable_grad,
  set_grad_enabled,
  inference_mode,
  Function: AutogradFunction,
  function: functionNamespace,
  functional,
  forward_ad,
  gradcheck,
  gradgradcheck,
  graph,
  detect_anomaly,
  set_detect_anomaly,
  SavedTensor: SavedTensorClass,
  Variable: variable,
};
