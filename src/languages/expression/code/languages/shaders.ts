/** GLSL, HLSL and WGSL: C's syntax, functions of their own, and vectors. */
import { DISTANCE, FMA, FRACTION, LERP, SATURATED, SMOOTHSTEP, STEP } from '../compositions';
import { type Dialect, type Meanings, same, words } from '../dialect';
import { C_OPERATORS_WITH_STEPS } from '../operators';
import { BARE_CONSTANTS, C_LIKE, ELEMENTARY } from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 pow exp2 log2 fmod trunc sign dot clamp'),
  atan: ['atan', 'atan2'],
  max: 'maximum',
  min: 'minimum',
  mod: 'remainder',
  mix: LERP,
  lerp: LERP,
  fract: FRACTION,
  frac: FRACTION,
  saturate: SATURATED,
  step: STEP,
  smoothstep: SMOOTHSTEP,
  inversesqrt: 'rsqrt',
  inverseSqrt: 'rsqrt',
  rsqrt: 'rsqrt',
  rcp: 'reciprocal',
  radians: 'deg2rad',
  degrees: 'rad2deg',
  length: 'norm',
  distance: DISTANCE,
  round: 'round',
  roundEven: 'round',
  fma: FMA,
  mad: FMA,
  select: 'where',
  transpose: 't',
};

export const SHADERS: Dialect = {
  ...C_LIKE,
  name: 'GLSL',
  strings: [],
  operators: C_OPERATORS_WITH_STEPS,
  numbers: { ...C_LIKE.numbers, suffix: '(?:[uUfFhHlL]|lf|LF)?', whole: /^\d+[uUi]?$/ },
  functions: FUNCTIONS,
  modules: new Set(),
  constants: { ...BARE_CONSTANTS, M_PI: [Math.PI, 'pi'], TAU: [2 * Math.PI, 'tau'] },
  types: {
    ...Object.fromEntries(words('float double half f32 f16 min16float').map((type) => [type, 'real' as const])),
    ...Object.fromEntries(words('int uint i32 u32').map((type) => [type, 'whole' as const])),
  },
};
