/**
 * Names that PyTorch has, on `torch` or on tensors, and that are not available here yet. What is left out on purpose says
 * so itself (src/engine/left-out.ts). Knows nothing of what is.
 */

/** Whether PyTorch has the member: `LazyLinear` of `torch.nn` and `linalg.polar` of `torch`, and it is not available here yet. */
export function isOfPyTorch(path: string, name: string): boolean {
  return PYTORCH_HAS.has(`${path}.${name}`.slice('torch.'.length));
}

/** What PyTorch has and this engine does not have yet: a name to say so of, not a slip of the pen. */
export const PYTORCH_HAS: ReadonlySet<string> = new Set(
  `accelerator AcceleratorError AggregationType amp apply_ are_deterministic_algorithms_enabled as_strided_ as_subclass
  autocast backends bartlett_window BFloat16Tensor binomial blackman_window BoolTensor ByteTensor channels_last
  CharTensor compile compiled_with_cxx11_abi compiler cond conj_physical_ const_data_ptr contiguous_format conv_tbc
  cpu cuda data_ptr detach_ device dim_order DispatchKey distributed distributions DoubleTensor empty_permuted Event
  export fill FloatTensor fork from_dlpack from_numpy frombuffer futures fx get_default_device
  get_deterministic_debug_mode get_device get_device_module get_float32_matmul_precision get_num_interop_threads
  get_num_threads gradient GradScaler HalfTensor hamming_window hann_window hash_tensor histogram histogramdd hub
  init_num_threads IntTensor ipu is_complex is_conj is_cpu is_cuda is_deterministic_algorithms_warn_only_enabled
  is_ipu is_meta is_mps is_neg is_pinned is_set_to is_shared is_signed is_sparse is_sparse_csr is_warn_always_enabled
  is_xla is_xpu jit kaiser_window layout library load lobpcg LongTensor map_ masked memory_format
  merge_type_from_type_comment module_load monitor mps mtia multiprocessing nested new_empty_strided nonzero_static
  onnx OutOfMemoryError overrides package pca_lowrank pin_memory preserve_format profiler q_per_channel_axis
  q_per_channel_scales q_per_channel_zero_points qscheme quantization random record_stream reinforce save
  serialization set_default_device set_default_tensor_type set_deterministic_debug_mode set_float32_matmul_precision
  set_flush_denormal set_num_interop_threads set_num_threads set_warn_always share_memory_ ShortTensor signal smm
  sparse_resize_and_clear_ sspaddmm storage Stream strided svd_lowrank Tag testing thread_safe_generator to_dense
  to_dlpack to_padded_tensor uint16 uint32 uint64 unify_type_list unravel_index untyped_storage
  use_deterministic_algorithms version wait while_loop xpu
  autograd.NestedIOFunction autograd.anomaly_mode autograd.enforce_grad_layout_policy
  autograd.function.BackwardCFunction autograd.function.FunctionMeta autograd.function.InplaceFunction
  autograd.function.NestedIOFunction autograd.graph.region_activation_memory_budget autograd.graph.save_on_cpu
  autograd.graph.set_override_stale_capture_stream autograd.graph.set_warn_on_accumulate_grad_stream_mismatch
  autograd.profiler autograd.set_multithreading_enabled func.debug_unwrap func.functionalize func.rearrange
  func.replace_all_batch_norm_modules_ linalg.LinAlgError linalg.ldl_factor linalg.ldl_factor_ex linalg.ldl_solve
  linalg.matrix_sqrth linalg.polar nn.AdaptiveLogSoftmaxWithLoss nn.Container nn.CrossMapLRN2d nn.DataParallel
  nn.FractionalMaxPool3d nn.LazyBatchNorm1d nn.LazyBatchNorm2d nn.LazyBatchNorm3d nn.LazyConv1d nn.LazyConv2d
  nn.LazyConv3d nn.LazyConvTranspose1d nn.LazyConvTranspose2d nn.LazyConvTranspose3d nn.LazyInstanceNorm1d
  nn.LazyInstanceNorm2d nn.LazyInstanceNorm3d nn.LazyLinear nn.LinearCrossEntropyLoss nn.LinearCrossEntropyOptions
  nn.NLLLoss2d nn.RNNBase nn.SyncBatchNorm nn.UninitializedBuffer nn.UninitializedParameter nn.factory_kwargs
  nn.functional.ScalingType nn.functional.SwizzleType nn.functional.adaptive_max_pool1d_with_indices
  nn.functional.adaptive_max_pool2d_with_indices nn.functional.adaptive_max_pool3d_with_indices
  nn.functional.boolean_dispatch nn.functional.conv_tbc nn.functional.fractional_max_pool2d_with_indices
  nn.functional.fractional_max_pool3d nn.functional.fractional_max_pool3d_with_indices nn.functional.grouped_mm
  nn.functional.linear_cross_entropy nn.functional.max_pool1d_with_indices nn.functional.max_pool2d_with_indices
  nn.functional.max_pool3d_with_indices nn.functional.multi_head_attention_forward nn.functional.scaled_grouped_mm
  nn.functional.scaled_mm nn.init.constant nn.init.dirac nn.init.eye nn.init.kaiming_normal nn.init.kaiming_uniform
  nn.init.normal nn.init.orthogonal nn.init.sparse nn.init.uniform nn.init.xavier_normal nn.init.xavier_uniform
  nn.parallel nn.quantized nn.utils.clip_grad_norm nn.utils.clip_grads_with_norm_
  nn.utils.convert_conv2d_weight_memory_format nn.utils.convert_conv3d_weight_memory_format nn.utils.fuse_conv_bn_eval
  nn.utils.fuse_conv_bn_weights nn.utils.fuse_linear_bn_eval nn.utils.fuse_linear_bn_weights
  nn.utils.remove_spectral_norm nn.utils.remove_weight_norm nn.utils.skip_init nn.utils.spectral_norm
  nn.utils.weight_norm optim.Adafactor optim.Muon optim.SparseAdam optim.swa_utils
  optim.swap_in_optimizer_params_and_state special.log_softmax special.softmax utils.checkpoint.CheckpointPolicy
  utils.checkpoint.DefaultDeviceType utils.checkpoint.GraphExecGroup utils.checkpoint.SelectiveCheckpointContext
  utils.checkpoint.checkpoint_sequential utils.checkpoint.create_selective_checkpoint_contexts
  utils.checkpoint.set_checkpoint_debug_enabled utils.checkpoint.set_device_states`.split(/\s+/u),
);
