// A Jacobian: every output differentiated by every input.
// Right-click: "Differentiate File", then the tab Output. In J a
// row stands for each output (x, y), a column for each input
// (radius, angle).
const polar = torch.tensor([2, Math.PI / 6], { requires_grad: true });

function cartesian(p: Tensor) {
  const [radius, angle] = p;
  return torch.stack([radius * torch.cos(angle), radius * torch.sin(angle)]);
}

print('point', cartesian(polar).detach());

const J = torch.autograd.functional.jacobian(cartesian, polar);
print(J);

// How much an area grows is the determinant: the r of "r dr dφ".
print('determinant', torch.linalg.det(J));

// The same by forward mode, one column at a time.
print('same', torch.allclose(J, torch.func.jacfwd(cartesian)(polar)));
