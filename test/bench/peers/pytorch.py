"""PyTorch on one thread: the same works, the same lines of JSON."""
import json
import math
import os
import subprocess
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
ELEMENTS, SOFTMAX_ROWS = 1_000_000, 1000
CHAIN, LONGER_CHAIN, LONGEST_CHAIN = 10_000, 100_000, 1_000_000
ADAM_STEPS = 1_000
BATCH, INPUTS, HIDDEN, CLASSES, RATE = 64, 784, 256, 10, 0.01
WANTED = os.environ.get("BENCH_WORK")
LONG = 2.0


def timed(work, warm_up=0.2, rounds=11, budget=0.7):
    """Median and best seconds of a call, in batches of at least ten milliseconds; what takes long is timed once."""
    begin = time.perf_counter()
    result = work()
    first = time.perf_counter() - begin
    if first > LONG:
        return first, first, result
    calls = 1
    while time.perf_counter() - begin < warm_up:
        work()
        calls += 1
    each = (time.perf_counter() - begin) / calls
    batch = max(1, min(5000, math.ceil(0.010 / each)))
    seconds = []
    for _ in range(max(3, min(rounds, int(budget / (each * batch))))):
        start = time.perf_counter()
        for _ in range(batch):
            result = work()
        seconds.append((time.perf_counter() - start) / batch)
    seconds.sort()
    return seconds[len(seconds) // 2], seconds[0], result


def waves(count, *shape, scale=1.0, phase=0.0, dtype=torch.float32):
    index = torch.arange(count, dtype=torch.float64)
    return (scale * torch.sin(index * index * 0.37 + phase)).to(dtype).view(shape)


def line(start):
    return (torch.arange(ELEMENTS, dtype=torch.float64) / ELEMENTS * 4 + start).float()


def formula(x):
    return 5 * x**4 + 3 * x**3 + 7 * x**2 + 9 * x - 5


def polynomial():
    def run():
        x = torch.tensor(2.0, requires_grad=True)
        formula(x).backward()
        return x.grad.item()

    return run, float


def chain(length):
    def run():
        x = torch.tensor(1.5, requires_grad=True)
        y = x
        for _ in range(length // 2):
            y = y * 0.9999
            y = y + 0.0001
        y.backward()
        return x.grad.item()

    return lambda: (run, float)


def second_derivative():
    def run():
        x = torch.tensor(2.0, requires_grad=True)
        (slope,) = torch.autograd.grad(formula(x), x, create_graph=True)
        (curvature,) = torch.autograd.grad(slope, x)
        return curvature.item()

    return run, float


def rosenbrock(x):
    head, tail = x[:-1], x[1:]
    return (100 * (tail - head**2) ** 2 + (1 - head) ** 2).sum()


def hessian(**options):
    x = torch.tensor([0.5 + 0.1 * i for i in range(10)], dtype=torch.float64)
    return lambda: (
        lambda: torch.autograd.functional.hessian(rosenbrock, x, **options),
        lambda result: result.sum().item(),
    )


def vector():
    x = line(-2).requires_grad_()

    def run():
        x.grad = None
        (torch.sin(x) * torch.exp(-x * x) + x**3).sum().backward()
        return x.grad

    return run, lambda gradient: gradient.double().sum().item()


def kernel(compute, start=-1.0):
    def prepare():
        x = line(start)
        y = x + 1.5
        return lambda: compute(x, y), lambda result: result.double().sum().item()

    return prepare


def softmax():
    x = line(-1).view(SOFTMAX_ROWS, -1)
    return lambda: torch.softmax(x, 1), lambda result: result[-1, -1].item()


def product(size):
    def prepare():
        a, b = (waves(size * size, size, size, phase=phase).requires_grad_() for phase in (0.0, 1.0))

        def run():
            a.grad = b.grad = None
            (a @ b).sum().backward()

        return run, lambda _: (a.grad.abs().double().sum() + b.grad.abs().double().sum()).item()

    return prepare


def classifier():
    x = waves(BATCH * INPUTS, BATCH, INPUTS)
    target = torch.arange(BATCH) % CLASSES
    w1 = waves(INPUTS * HIDDEN, INPUTS, HIDDEN, scale=0.05)
    w2 = waves(HIDDEN * CLASSES, HIDDEN, CLASSES, scale=0.1)
    parameters = [one.requires_grad_() for one in (w1, torch.zeros(HIDDEN), w2, torch.zeros(CLASSES))]

    def step():
        hidden = torch.relu(x @ parameters[0] + parameters[1])
        loss = F.cross_entropy(hidden @ parameters[2] + parameters[3], target)
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= RATE * parameter.grad
                parameter.grad = None
        return loss.item()

    return step


def mlp():
    fresh = classifier()
    return classifier(), lambda _: [fresh(), fresh(), fresh()][-1]


def convolution():
    image = waves(8 * 3 * 32 * 32, 8, 3, 32, 32).requires_grad_()
    weights = waves(16 * 27, 16, 3, 3, 3).requires_grad_()

    def run():
        image.grad = weights.grad = None
        F.conv2d(image, weights, padding=1).pow(2).sum().backward()
        return image.grad.norm().item()

    return run, float


def attention():
    query = waves(4 * 8 * 128 * 64, 4, 8, 128, 64)
    return lambda: F.scaled_dot_product_attention(query, query, query), lambda result: result.norm().item()


def solve():
    a = waves(65_536, 256, 256, dtype=torch.float64) + 40 * torch.eye(256, dtype=torch.float64)
    b = waves(256, 256, dtype=torch.float64)
    return lambda: torch.linalg.solve(a, b), lambda result: result.norm().item()


def singular():
    a = waves(10_000, 100, 100, dtype=torch.float64)
    return lambda: torch.linalg.svd(a), lambda result: result.S.sum().item()


def sorting():
    x = waves(ELEMENTS, ELEMENTS)
    return lambda: x.sort(), lambda result: result.values[:250_000].double().sum().item()


def gathering():
    x, index = line(-2), torch.arange(ELEMENTS) * 7919 % ELEMENTS
    return lambda: x[index], lambda result: result[:1000].double().sum().item()


def floats(count, *shape):
    return torch.tensor([math.sin(i * i * 0.37) for i in range(count)]).view(shape)


def module():
    layer = torch.nn.Linear(8, 16)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.copy_(floats(parameter.numel(), *parameter.shape))
    rows = floats(256, 32, 8)
    return lambda: layer(rows), lambda result: result.norm().item()


def optim():
    def run():
        x = floats(32 * 8, 32, 8)
        y = (x[:, 0] * x[:, 1]).unsqueeze(1)
        weights = [floats(128, 16, 8) * 0.5, floats(16, 16) * 0.1, floats(16, 1, 16) * 0.5, floats(1, 1)]
        first, shift, second, end = parameters = [weight.requires_grad_() for weight in weights]
        optimizer = torch.optim.Adam(parameters, lr=0.001)
        for _ in range(ADAM_STEPS):
            optimizer.zero_grad()
            hidden = F.linear(x, first, shift).tanh()
            loss = F.mse_loss(F.linear(hidden, second, end), y)
            loss.backward()
            optimizer.step()
        return loss.item()

    return run, float


WORKS = {
    "polynomial": polynomial,
    "chain": chain(CHAIN),
    "longer-chain": chain(LONGER_CHAIN),
    "long-chain": chain(LONGEST_CHAIN),
    "second-derivative": second_derivative,
    "hessian": hessian(),
    "vector": vector,
    "exp": kernel(lambda x, y: torch.exp(x)),
    "sin": kernel(lambda x, y: torch.sin(x)),
    "tanh": kernel(lambda x, y: torch.tanh(x)),
    "log": kernel(lambda x, y: torch.log(x), 0.5),
    "sigmoid": kernel(lambda x, y: torch.sigmoid(x)),
    "softmax": softmax,
    "mul": kernel(lambda x, y: x * y),
    "add": kernel(lambda x, y: x + y),
    "sum": kernel(lambda x, y: x.sum()),
    "matmul-512": product(512),
    "matmul-1024": product(1024),
    "mlp": mlp,
    "convolution": convolution,
    "attention": attention,
    "solve": solve,
    "singular": singular,
    "sorting": sorting,
    "gathering": gathering,
    "module": module,
    "optim": optim,
}
OTHER_WAYS = (("PyTorch, vectorised", "hessian", hessian(vectorize=True)),)


def blas():
    """What computes the products: the library that the loader has mapped, once one was computed."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            loaded = maps.read().lower()
    except OSError:
        return "an unknown BLAS"
    known = (("openblas", "OpenBLAS"), ("libmkl", "MKL"), ("libblis", "BLIS"), ("atlas", "ATLAS"), ("libblas", "reference BLAS"))
    return next((name for mark, name in known if mark in loaded), "a BLAS of its own")


def version():
    """Debian's package says more than the library, whose version it leaves as it was before the release."""
    query = ["dpkg-query", "--show", "--showformat=${Version}", "python3-torch"]
    try:
        package = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return torch.__version__
    return f"{package} (Debian)" if "/dist-packages/" in torch.__file__ else torch.__version__


print(json.dumps({"peer": "PyTorch", "version": version(), "blas": blas()}), flush=True)
for peer, name, prepare in (*(("PyTorch", name, prepare) for name, prepare in WORKS.items()), *OTHER_WAYS):
    if WANTED is not None and name not in WANTED.split(","):
        continue
    try:
        run, value = prepare()
        median, best, result = timed(run)
        row = {"milliseconds": median * 1e3, "best": best * 1e3, "value": float(value(result))}
    except Exception as error:  # A release may lack one of the functions.
        row = {"error": str(error).split("\n")[0][:120]}
    print(json.dumps({"peer": peer, "work": name, **row}), flush=True)
