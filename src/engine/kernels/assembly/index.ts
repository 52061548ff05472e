// What the compiled module exports: every kernel, by name.
export * from './arithmetic';
export * from './error-function';
export * from './exponential';
export * from './hyperbolic';
export * from './inverse-trigonometric';
export * from './logarithm';
export * from './rounding';
export * from './trigonometric';
export { gemm_f32, gemv_f32 } from './gemm';
export { add_rows_f32, narrowed_f64, sum_f32, sum_rows_f32 } from './reductions';
export {
  log_softmax_slopes_f32,
  shifted_rows_f32,
  softmax_rows_f32,
  softmax_slopes_f32,
  softmax_sums_f32,
} from './softmax';
