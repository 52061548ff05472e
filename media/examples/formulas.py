# Put the caret on a formula and run "Autograd: Differentiate Selection"; nothing here is run as a program.
import numpy as np
import torch

# Values come from the nearest assignment above. y is 64 and its slope 38.
x = torch.tensor(3.0, requires_grad=True)
y = 6 * x**2 + 2 * x + 4

# The sine of a stretched x: -0.7158, slope -0.2469.
x = torch.tensor(100.0, requires_grad=True)
y = torch.sin(x / 2**1.5)

# Two variables, two gradients: 104, with 15 and 55.
u = 3.0
v = 4.0
f = u**2 + v**3 + 2 * u * v + u + v

# A whole line of points. The sum is differentiated, so each point has its own slope, 30x²: see Gradients and Plot.
x = torch.linspace(-10, 10, 100, requires_grad=True)
Y = 10 * x**3

# Vectors: the gradient of a weighted sum with respect to its weights is what they weigh.
w = [0.5, -1.0, 2.0]
s = torch.sigmoid(torch.sum(torch.tensor(w) * torch.tensor([1.0, 2.0, 3.0])))

# A bell, differentiated at the place where it falls fastest.
t = 0.7071
bell = np.exp(-t**2)
