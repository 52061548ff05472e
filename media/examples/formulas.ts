// Formulas as TypeScript and JavaScript write them: no tensors.
// Right-click one: "Differentiate Selection". So does the bulb.

const x = 2;

// 145, and the slope there is 233.
const y = 5 * x ** 4 + 3 * x ** 3
  + 7 * x ** 2 + 9 * x - 5;

// Hover it; move x in the inspector, and watch the plot's tangent.
const wave = Math.sin(x) * Math.exp(-x / 4);

// The branch that is taken is differentiated; the other is noted.
const leaky = x > 0 ? x ** 2 : 0.1 * x;

// u and v have no value here: you are asked for both at once.
// Try 3 and 4, which give 91, with slopes 43 and 20.
// f(u, v) = u ** 3 + v ** 2 + 4 * u * v

console.log(y, wave, leaky);
