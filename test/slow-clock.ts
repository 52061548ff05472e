/**
 * In quick tests `Date.now` goes twenty times slower than time: the limits that stop an evaluation after a quarter of a
 * second have tests with clocks of their own, and stop nothing in the others because a machine is busy.
 */
const real = Date.now;
const began = real();

Date.now = () => began + (real() - began) / 20;
