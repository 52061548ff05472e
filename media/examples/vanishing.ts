// A gradient that vanishes on its way back through many layers.
// Right-click: "Differentiate File". The tab Plot shows how it
// shrinks; in the tab Gradients, "Why?" beside w names the factors
// that made it 0.
const w = torch.tensor(1, { requires_grad: true });

function through(layers: number, activation: (h: Tensor) => Tensor) {
  let h = w;
  for (let layer = 0; layer < layers; layer++) h = activation(h);
  return h;
}

const sizes: number[] = [];
for (let layers = 1; layers <= 40; layers++) {
  const [gradient] = torch.autograd.grad(through(layers, torch.sigmoid), w);
  sizes.push(Math.log10(gradient.item()));
}
plot(sizes, { label: 'log₁₀ of the gradient', xlabel: 'layers of sigmoid' });

// Each sigmoid multiplies by a quarter at most: after 80 of them
// nothing is left.
const out = through(80, torch.sigmoid);
out.backward();
print(out, w.grad);

// relu hands on what it gets: as deep, and the gradient is whole.
print(torch.autograd.grad(through(80, torch.relu), w));
