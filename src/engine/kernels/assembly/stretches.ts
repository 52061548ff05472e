// How functions of one vector become kernels: loops over stretches of memory, which are padded to 16 numbers, so that
// there are no tails. A function is a class without members: AssemblyScript inlines its methods, as it cannot do with
// functions that are handed over. Two vectors a step are as fast as four and half as large. The result may lie on an
// operand.

/** `of` is right for every number. */
// @ts-ignore: decorator
@inline
export function unary<F>(x: usize, y: usize, n: i32): void {
  const f = changetype<F>(0);
  for (let i = 0; i < n; i += 8) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    v128.store(y, f.of(a));
    v128.store(y, f.of(b), 16);
    x += 32;
    y += 32;
  }
}

/**
 * `of` is right where the highest bit of `odd` is not set; `wide` is right everywhere, and slower. One look at eight
 * numbers costs less than making each of them safe.
 */
// @ts-ignore: decorator
@inline
export function guarded<F>(x: usize, y: usize, n: i32): void {
  const f = changetype<F>(0);
  for (let i = 0; i < n; i += 8) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    if (i32x4.bitmask(v128.or(f.odd(a), f.odd(b)))) {
      for (let j: usize = 0; j < 32; j += 16) v128.store(y + j, f.wide(v128.load(x + j)));
    } else {
      v128.store(y, f.of(a));
      v128.store(y, f.of(b), 16);
    }
    x += 32;
    y += 32;
  }
}

/** Of two stretches. */
// @ts-ignore: decorator
@inline
export function binary<F>(a: usize, b: usize, y: usize, n: i32): void {
  const f = changetype<F>(0);
  for (let i = 0; i < n; i += 8) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    v128.store(y, f.of(a0, b0));
    v128.store(y, f.of(a1, b1), 16);
    a += 32;
    b += 32;
    y += 32;
  }
}

/** Of a stretch and a number. */
// @ts-ignore: decorator
@inline
export function withNumber<F>(a: usize, s: f32, y: usize, n: i32): void {
  const f = changetype<F>(0);
  const b = f32x4.splat(s);
  for (let i = 0; i < n; i += 8) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    v128.store(y, f.of(a0, b));
    v128.store(y, f.of(a1, b), 16);
    a += 32;
    y += 32;
  }
}
