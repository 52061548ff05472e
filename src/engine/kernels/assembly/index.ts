// What the compiled module exports: every kernel, by name.
export { add_f32 } from './arithmetic';
