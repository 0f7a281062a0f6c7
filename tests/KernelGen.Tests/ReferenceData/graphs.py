"""Writes graphs.json and graphs.bin: networks with norms and branches by PyTorch 1.13, in the format that README.md describes.

Parameters are called as the networks of the tests call theirs. The loss is sum(y * gy), in float64 and, for the error of float32, once more."""
import json
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(37)
cases, data = [], bytearray()
BATCH = 37


def tensor(t):
    values = t.detach().float().contiguous()
    place = {"file": "graphs.bin", "offset": len(data), "dtype": "f32", "shape": list(values.shape)}
    data.extend(values.numpy().astype("<f4").tobytes())
    return place


def error(found, exact):
    largest = exact.abs().max().item()
    return 0.0 if largest == 0 else (found.double() - exact).abs().max().item() / largest


class Net(nn.Module):
    """Modules by the names of the members; a norm behind a member's operator is its .norm."""

    def conv(self, name, *args, norm=False, kind=nn.Conv2d, **options):
        layer = kind(*args, **options)
        self.add_module(name, layer)
        if norm:
            layer.norm = (nn.BatchNorm2d if kind is nn.Conv2d else nn.BatchNorm1d)(args[1])

    def run(self, name, x):
        layer = getattr(self, name)
        y = layer(x)
        return layer.norm(y) if hasattr(layer, "norm") else y


class Normed(Net):
    shape = (2, 8, 9)

    def __init__(self):
        super().__init__()
        self.First = nn.BatchNorm2d(2)
        self.conv("Conv1", 2, 5, 3, padding=1, bias=False, norm=True)
        self.PoolNorm = nn.BatchNorm2d(5, affine=False)
        self.conv("Conv2", 5, 18, 3, bias=False, norm=True)
        self.conv("Last", 72, 6, bias=False, norm=True, kind=nn.Linear)

    def forward(self, x):
        x = F.relu(self.run("Conv1", self.First(x)))
        x = F.relu(self.run("Conv2", self.PoolNorm(F.max_pool2d(x, 2))))
        return self.run("Last", x.flatten(1))


class Excited(Net):
    shape = (3, 7, 6)

    def __init__(self):
        super().__init__()
        self.conv("Conv1", 3, 8, 3, padding=1, bias=False, norm=True)
        self.conv("Shortcut", 3, 8, 1, bias=False, norm=True)
        self.conv("Conv2", 8, 8, 3, padding=1, bias=False, norm=True)
        self.Down = nn.Linear(8, 4)
        self.Up = nn.Linear(4, 8)
        self.Output = nn.Linear(336, 5)

    def forward(self, x):
        y = F.relu(self.run("Conv2", F.relu(self.run("Conv1", x))) + self.run("Shortcut", x))
        gate = torch.sigmoid(self.Up(F.relu(self.Down(y.mean((2, 3))))))
        return self.Output((y * gate[:, :, None, None]).flatten(1))


class Hourglass(Net):
    shape = (2, 8, 6)

    def __init__(self):
        super().__init__()
        self.conv("Down", 2, 6, 3, padding=1)
        self.conv("Middle", 6, 8, 3, padding=1)
        self.Slope = nn.PReLU(8)
        self.Up = nn.ConvTranspose2d(8, 6, 2, stride=2)
        self.conv("Smooth", 12, 5, 3, padding=1)
        self.Output = nn.Linear(100, 4)

    def forward(self, x):
        down = F.relu(self.Down(x))
        up = self.Up(self.Slope(self.Middle(F.max_pool2d(down, 2))))
        both = F.local_response_norm(torch.cat([down, up], 1), 5, 0.5, 0.75, 1.5)
        large = F.interpolate(torch.tanh(self.Smooth(both)), scale_factor=2, mode="bilinear", align_corners=False)
        return self.Output(F.avg_pool2d(large, 3).flatten(1))


class Branched(Net):
    shape = (4, 6, 5)

    def __init__(self):
        super().__init__()
        self.conv("A", 4, 6, 3, padding=1)
        self.conv("B", 6, 6, 1)
        self.conv("C", 6, 6, 5, padding=2)
        self.conv("Near", 6, 3, 3, stride=2, padding=1)
        self.Output = nn.Linear(21 * 30, 7)

    def forward(self, x):
        a = F.relu(self.A(x))
        b, c = self.B(a), torch.tanh(self.C(a))
        total = F.silu(a + b + c)
        product = b * total * a
        near = F.interpolate(self.Near(total), size=(6, 5), mode="nearest")
        return self.Output(torch.cat([a, product, c, near], 1).flatten(1))


for kind in (Normed, Excited, Hourglass, Branched):
    net = kind()
    for name, p in net.named_parameters():
        isNorm = name.split(".")[0] == "First" or ".norm." in name
        scale = 0.3 if isNorm or p.dim() < 2 else math.sqrt(3 / p[0].numel())
        p.data.uniform_(-scale, scale)
        p.data += 1 if isNorm and name.endswith("weight") else 0.25 if name.startswith("Slope") else 0
    x, state = torch.randn((BATCH, *kind.shape)), {k: v.clone() for k, v in net.state_dict().items()}
    gy = torch.randn(net.double()(x.double()).shape)
    runs = {}
    for dtype in (torch.float64, torch.float32):
        net.load_state_dict(state)
        net.to(dtype).train().zero_grad()
        xs = x.to(dtype).requires_grad_()
        y = net(xs)
        y.backward(gy.to(dtype))
        runs[dtype] = {"y": y.detach(), "gx": xs.grad, **{f"grad_{k}": p.grad.clone() for k, p in net.named_parameters()},
                       **{f"after_{k}": b.clone() for k, b in net.named_buffers() if b.dim()}}
    tensors = {"x": tensor(x), "gy": tensor(gy), **{f"param_{k}": tensor(state[k]) for k, _ in net.named_parameters()}}
    tensors.update({k: tensor(v) for k, v in runs[torch.float64].items()})
    errors = {k: error(runs[torch.float32][k], v) for k, v in runs[torch.float64].items()}
    print(kind.__name__, max(errors.values()))
    cases.append({"name": f"graph/{kind.__name__}", "group": "nets", "op": "Graph", "attrs": {"torch": torch.__version__}, "tensors": tensors,
                  "torch_f32_rel_err": errors})

with open("graphs.json", "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
with open("graphs.bin", "wb") as f:
    f.write(data)
print(len(cases), len(data))
