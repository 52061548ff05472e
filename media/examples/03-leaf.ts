// What is a leaf, and why is the gradient of y None?
// Right-click: "Differentiate File", then the tab Output. Hover
// x and y for the same, and for the reason.
const x = torch.tensor(3, { requires_grad: true });
const y = 3 * x ** 2;
y.backward();

print('x:', x.data, x.grad, x.grad_fn);
print(x.is_leaf, x.requires_grad);

// y was computed, so it is no leaf: its gradient is not kept, and
// asking for it warns. Put y.retain_grad() before backward().
print('y:', y.data, y.grad, y.grad_fn);
print(y.is_leaf, y.requires_grad);
