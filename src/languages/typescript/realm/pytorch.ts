/** Names that PyTorch has and that are not available here yet. Knows nothing of what is. */

/** What PyTorch has and this `torch` does not have yet: a name to say so of, not a slip of the pen. */
export const PYTORCH_HAS: ReadonlySet<string> = new Set(
  `nn optim linalg func fft special distributions random cuda mps utils jit compile onnx sparse signal hub profiler
  quantization backends int8 int16 int32 int64 int long short half uint8 float16 bfloat16 complex64 complex128 cfloat
  FloatTensor DoubleTensor LongTensor IntTensor ByteTensor BoolTensor load save from_numpy as_tensor einsum argmax argmin
  argsort sort topk gather scatter index_select masked_select nonzero unique bincount histc cumsum cumprod diff cross
  kron trace tril triu diag diagonal roll flip rot90 meshgrid cartesian_prod combinations bernoulli multinomial normal
  rand randn randint randperm manual_seed seed set_default_dtype get_default_dtype set_grad_enabled inference_mode
  no_grad tensor_split chunk split hsplit vsplit hstack vstack dstack column_stack tile repeat_interleave lerp erfinv
  lgamma digamma sinc floor_divide true_divide cummax cummin median mode quantile nanmean nansum isclose allclose equal
  det inverse cholesky qr svd eig solve lstsq baddbmm addmm addmv addr allclose`.split(/\s+/),
);
