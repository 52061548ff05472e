/** PyTorch's tests that have no counterpart here, each with its reason. */
export const NOT_PORTED: Readonly<Record<string, string>> = {
  numpy_requires_grad: 'There is no NumPy: values are read by tolist() and item(), which need no detach().',
  complex_scalar_backward: 'Complex numbers are left out: asking for a complex dtype is refused with a message.',
};
