// Sums and products of stretches of memory. Every stretch is padded to 16 numbers, so loops have no tails.

/** y = a + b. Places are in bytes, `n` counts numbers. */
export function add_f32(a: usize, b: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 8) {
    const u = f32x4.add(v128.load(a), v128.load(b));
    const v = f32x4.add(v128.load(a, 16), v128.load(b, 16));
    v128.store(y, u);
    v128.store(y, v, 16);
    a += 32;
    b += 32;
    y += 32;
  }
}
