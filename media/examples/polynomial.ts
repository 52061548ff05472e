// Put the caret on a formula, or select one, and run "Autograd: Differentiate Selection"
// (command palette, context menu, or the lightbulb). The answer stands after the line, the panel opens beside it.

const x = 2;

// 145, and the slope there is 233.
const y = 5 * x ** 4 + 3 * x ** 3 + 7 * x ** 2 + 9 * x - 5;

// Math's functions work too. Hover the formula for its numbers; change x in the panel and watch the tangent move.
const wave = Math.sin(x) * Math.exp(-x / 4);

// Only the branch that is taken is differentiated; the panel notes the other.
const leaky = x > 0 ? x ** 2 : 0.1 * x;

// u and v have no value here, so you are asked for both at once. Try 3 and 4: 91, with slopes 43 and 20.
// f(u, v) = u ** 3 + v ** 2 + 4 * u * v

console.log(y, wave, leaky);
