// Himmelblau's function: four valleys, equally deep, a hill between.
// Right-click: "Differentiate File", then the tab Plot, and choose
// "f over x and y" beside "show". Press a place: gradient descent goes
// from there into one of the valleys. With a step size of 0.01 it
// arrives; move the slider to 0.05, and it jumps out. Drag the ring
// with the cross: values, slopes and both slices follow.
const x = torch.tensor(0.5, { requires_grad: true });
const y = torch.tensor(-0.5, { requires_grad: true });
const f = (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2;
f.backward();
print('f', f.item());
print('slope', x.grad.item(), y.grad.item());
