# Formulas as Python writes them. No Python is needed: nothing runs.
# Right-click a formula: "Differentiate Selection". So does the bulb.
import numpy as np
import torch

# The value of x is the one assigned last above. y is 64, its slope 38.
x = torch.tensor(3.0, requires_grad=True)
y = 6 * x**2 + 2 * x + 4

# A stretched sine: -0.7158, slope -0.2469.
x = torch.tensor(100.0, requires_grad=True)
y = torch.sin(x / 2**1.5)

# Two variables, two gradients: 104, with 15 and 55.
u = 3.0
v = 4.0
f = u**2 + v**3 + 2 * u * v + u + v

# A whole line of points: the sum is differentiated, so that each point
# has its own slope, 30x². See Gradients and Plot.
x = torch.linspace(-10, 10, 100, requires_grad=True)
Y = 10 * x**3

# A neuron with three weights: one gradient for each of them.
w = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
s = torch.sigmoid(torch.sum(w * torch.tensor([1.0, 2.0, 3.0])))

# A bell, at the place where it falls fastest.
t = 0.7071
bell = np.exp(-t**2)
