// Four gradients that are of no use, and why.
// Right-click: "Differentiate File", then the tab Gradients: "Why?"
// beside each says where it was lost, and what to write instead.
// So does a hover over a, b, c and d.
const a = torch.tensor(2, { requires_grad: true });
const b = torch.tensor(-3, { requires_grad: true });
const c = torch.tensor(0, { requires_grad: true });
const d = torch.tensor(1.5, { requires_grad: true });

const cut = (a ** 2).detach();
const dead = torch.relu(b);
const steep = torch.sqrt(c) * 0;
const unused = d ** 2;

const loss = cut * dead + steep;
loss.backward();
print(a.grad, b.grad, c.grad, d.grad);
