"""PyTorch on one thread: the same work, the same lines of JSON."""
import json
import math
import os
import time

import torch

torch.set_num_threads(1)
CHAIN, LONG_CHAIN, ELEMENTS, ADAM_STEPS = 10_000, 1_000_000, 1_000_000, 1_000


def timed(work, warm_up=0.4, rounds=11, budget=6.0):
    begin, calls = time.perf_counter(), 0
    while calls == 0 or time.perf_counter() - begin < warm_up:
        work()
        calls += 1
    each = (time.perf_counter() - begin) / calls
    batch = max(1, min(5000, math.ceil(0.010 / each)))
    seconds = []
    for _ in range(max(3, min(rounds, int(budget / (each * batch))))):
        start = time.perf_counter()
        for _ in range(batch):
            work()
        seconds.append((time.perf_counter() - start) / batch)
    return sorted(seconds)[len(seconds) // 2] * 1e3


def polynomial():
    x = torch.tensor(2.0, requires_grad=True)
    (5 * x**4 + 3 * x**3 + 7 * x**2 + 9 * x - 5).backward()
    return x.grad.item()


def chain():
    x = torch.tensor(1.5, requires_grad=True)
    y = x
    for _ in range(CHAIN // 2):
        y = y * 0.9999
        y = y + 0.0001
    y.backward()
    return x.grad.item()


def long_chain():
    x = torch.tensor(1.5, requires_grad=True)
    y = x
    for _ in range(LONG_CHAIN // 2):
        y = -(y * -1)
    y.backward()
    return x.grad.item()


points = (torch.arange(ELEMENTS, dtype=torch.float64) / ELEMENTS * 4 - 2).float().requires_grad_()


def vector():
    points.grad = None
    (torch.sin(points) * torch.exp(-points * points) + points**3).sum().backward()
    return points.grad


def waves(count, *shape, dtype=torch.float32):
    index = torch.arange(count, dtype=torch.float64)
    return torch.sin(index * index * 0.37).to(dtype).view(shape)


image = waves(8 * 3 * 32 * 32, 8, 3, 32, 32).requires_grad_()
kernel = waves(16 * 27, 16, 3, 3, 3).requires_grad_()
query = waves(4 * 8 * 128 * 64, 4, 8, 128, 64)
matrix = waves(65_536, 256, 256, dtype=torch.float64) + 40 * torch.eye(256, dtype=torch.float64)
vector_b = waves(256, 256, dtype=torch.float64)
square = waves(10_000, 100, 100, dtype=torch.float64)
unordered = waves(ELEMENTS, ELEMENTS)
places = torch.arange(ELEMENTS) * 7919 % ELEMENTS


def convolution():
    image.grad = kernel.grad = None
    torch.nn.functional.conv2d(image, kernel, padding=1).pow(2).sum().backward()
    return image.grad.norm().item()


def attention():
    return torch.nn.functional.scaled_dot_product_attention(query, query, query)


def optim():
    def floats(count, *shape):
        return torch.tensor([math.sin(i * i * 0.37) for i in range(count)]).view(shape)

    x = floats(32 * 8, 32, 8)
    y = (x[:, 0] * x[:, 1]).unsqueeze(1)
    weights = [floats(128, 16, 8) * 0.5, floats(16, 16) * 0.1, floats(16, 1, 16) * 0.5, floats(1, 1)]
    first, shift, second, end = parameters = [weight.requires_grad_() for weight in weights]
    optimizer = torch.optim.Adam(parameters, lr=0.001)
    for _ in range(ADAM_STEPS):
        optimizer.zero_grad()
        hidden = torch.nn.functional.linear(x, first, shift).tanh()
        loss = torch.nn.functional.mse_loss(torch.nn.functional.linear(hidden, second, end), y)
        loss.backward()
        optimizer.step()
    return loss.item()


layer = torch.nn.Linear(8, 16)
with torch.no_grad():
    for parameter in layer.parameters():
        waves_of = [math.sin(i * i * 0.37) for i in range(parameter.numel())]
        parameter.copy_(torch.tensor(waves_of).view(parameter.shape))
rows = torch.tensor([math.sin(i * i * 0.37) for i in range(256)]).view(32, 8)

MORE = (
    ("module", lambda: layer(rows), lambda result: result.norm().item()),
    ("optim", optim, lambda result: result),
    ("convolution", convolution, lambda result: result),
    ("attention", attention, lambda result: result.norm().item()),
    ("solve", lambda: torch.linalg.solve(matrix, vector_b), lambda result: result.norm().item()),
    ("singular", lambda: torch.linalg.svd(square), lambda result: result.S.sum().item()),
    ("sorting", lambda: unordered.sort(), lambda result: result.values[:250_000].double().sum().item()),
    ("gathering", lambda: points.detach()[places], lambda result: result[:1000].double().sum().item()),
)
for name, work, value in MORE:
    if name not in os.environ.get("BENCH_WORK", name).split(","):
        continue
    line = {"peer": f"PyTorch {torch.__version__}, one thread", "work": name, "value": value(work()), "milliseconds": timed(work)}
    print(json.dumps(line), flush=True)

for name, work in (("polynomial", polynomial), ("chain", chain), ("long-chain", long_chain), ("vector", vector)):
    if name not in os.environ.get("BENCH_WORK", name).split(","):
        continue
    value = work()
    value = value if isinstance(value, float) else value.double().sum().item()
    line = {"peer": f"PyTorch {torch.__version__}, one thread", "work": name, "value": value, "milliseconds": timed(work)}
    print(json.dumps(line), flush=True)
