/**
 * Names that PyTorch has, on `torch` or on tensors, and that are not available here yet. What is left out on purpose says
 * so itself (src/engine/left-out.ts). Knows nothing of what is.
 */

/** Whether PyTorch has the member: `Linear` of `torch.nn` and `linalg.polar` of `torch`, and it is not available here yet. */
export function isOfPyTorch(path: string, name: string): boolean {
  // Its classes of modules, of which none is here yet.
  if (path === 'torch.nn' && /^[A-Z]/u.test(name)) return true;
  return PYTORCH_HAS.has(`${path}.${name}`.slice('torch.'.length));
}

/** What PyTorch has and this engine does not have yet: a name to say so of, not a slip of the pen. */
export const PYTORCH_HAS: ReadonlySet<string> = new Set(
  `BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor ShortTensor
  accelerator amp autocast backends bartlett_window binomial blackman_window channels_last cholesky compile compiler cond
  contiguous_format cpu cuda device distributed distributions export fill from_dlpack from_numpy frombuffer func futures
  fx get_default_device get_device get_float32_matmul_precision gradient hamming_window hann_window histogram histogramdd
  hub inference_mode is_complex is_inference_mode_enabled is_signed jit kaiser_window layout library load masked
  memory_format monitor mps mtia multiprocessing nested nonzero_static onnx optim overrides package pca_lowrank
  preserve_format profiler qr quantization random save seed serialization set_default_device
  set_default_tensor_type set_float32_matmul_precision signal strided svd_lowrank testing to_dlpack uint16 uint32 uint64
  unravel_index utils version vmap xpu apply_ as_strided_ data_ptr detach_ element_size fill_diagonal_ is_cuda is_inference
  is_pinned is_shared itemsize map_ nbytes ndimension nelement pin_memory register_hook
  register_post_accumulate_grad_hook reinforce resize_ resize_as_ set_ share_memory_ storage sum_to_size untyped_storage autograd.Function
  autograd.functional autograd.forward_ad autograd.gradcheck autograd.gradgradcheck autograd.graph
  autograd.detect_anomaly autograd.set_detect_anomaly autograd.inference_mode autograd.profiler autograd.anomaly_mode
  nn.init nn.parallel nn.utils linalg.ldl_factor linalg.ldl_solve linalg.matrix_sqrth linalg.polar`.split(/\s+/u),
);
