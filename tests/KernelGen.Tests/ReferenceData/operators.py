"""Writes operators.json and operators.bin: cases of operators by PyTorch 1.13, in the format that README.md describes."""
import json
import torch
import torch.nn as nn

torch.manual_seed(11)
cases, data = [], bytearray()


def tensor(t):
    values = t.detach().float().contiguous()
    place = {"file": "operators.bin", "offset": len(data), "dtype": "f32", "shape": list(values.shape)}
    data.extend(values.numpy().astype("<f4").tobytes())
    return place


def error(found, exact):
    largest = exact.abs().max().item()
    return 0.0 if largest == 0 else (found.double() - exact).abs().max().item() / largest


def add(name, op, module, shape, attrs):
    module = module.float()
    for p in module.parameters():
        p.data.uniform_(-1, 1)
    x = torch.randn(shape)
    gy = torch.randn(module(x).shape)
    runs = {}
    for kind in (torch.float64, torch.float32):
        m = module.to(kind)
        xs = x.to(kind).requires_grad_()
        m.zero_grad()
        y = m(xs)
        y.backward(gy.to(kind))
        runs[kind] = {"y": y.detach(), "gx": xs.grad}
        for role, p in (("gw", "weight"), ("gb", "bias")):
            if getattr(m, p, None) is not None:
                runs[kind][role] = getattr(m, p).grad.clone()
    tensors = {"x": tensor(x), "gy": tensor(gy)}
    for role, p in (("w", "weight"), ("b", "bias")):
        if getattr(module, p, None) is not None:
            tensors[role] = tensor(getattr(module, p))
    for role, value in runs[torch.float64].items():
        tensors[role] = tensor(value)
    errors = {r: error(runs[torch.float32][r], runs[torch.float64][r]) for r in runs[torch.float64]}
    cases.append({"name": name, "group": "torch", "op": op, "attrs": attrs, "tensors": tensors, "torch_f32_rel_err": errors})


def transposed(number, channels, outputs, kernel, height, width, batch=2, **options):
    add(f"transposed/{number:02}", "ConvTranspose2d", nn.ConvTranspose2d(channels, outputs, kernel, **options), (batch, channels, height, width),
        {"in_channels": channels, "out_channels": outputs, "kernel": kernel, **options})


transposed(1, 3, 5, 2, 4, 5, stride=2)
transposed(2, 20, 17, (3, 4), 5, 3, stride=(2, 1), padding=(1, 2), output_padding=(1, 0))
transposed(3, 6, 9, 3, 4, 4, stride=3, dilation=2, groups=3, output_padding=2)
transposed(4, 8, 8, (4, 4), 3, 6, stride=2, padding=1, groups=8, bias=False)
transposed(5, 40, 33, 1, 3, 3, stride=1)
transposed(6, 2, 3, (7, 2), 3, 2, stride=(5, 4), padding=(3, 0), dilation=(1, 3), batch=17)
transposed(7, 130, 4, 3, 3, 2, stride=2, padding=1, output_padding=1)

for number, (size, channels, options) in enumerate([
        (5, 12, {"alpha": 5e-4, "beta": 0.75, "k": 2.0}), (4, 20, {"alpha": 0.5, "beta": 0.6, "k": 1.5}), (1, 3, {}),
        (7, 3, {"alpha": 2.0, "beta": 0.5, "k": 0.5}), (90, 70, {"alpha": 3.0, "beta": 1.25, "k": 1.0})], 1):
    add(f"response/{number:02}", "LocalResponseNorm", nn.LocalResponseNorm(size, **options), (2, channels, 3, 5), {"size": size, **options})

for number, (shape, options) in enumerate([
        ((2, 3, 4, 5), {"scale_factor": 3, "mode": "nearest"}), ((1, 20, 3, 4), {"scale_factor": 2, "mode": "bilinear", "align_corners": False}),
        ((17, 2, 4, 3), {"scale_factor": 2, "mode": "bilinear", "align_corners": True}), ((2, 3, 7, 9), {"size": (5, 13), "mode": "nearest"}),
        ((2, 3, 7, 9), {"size": (5, 13), "mode": "bilinear", "align_corners": False}), ((1, 2, 5, 6), {"size": (1, 11), "mode": "bilinear", "align_corners": True}),
        ((2, 1, 1, 5), {"size": (4, 3), "mode": "bilinear", "align_corners": True}), ((1, 2, 6, 8), {"size": (40, 3), "mode": "bilinear", "align_corners": False})], 1):
    add(f"upsample/{number:02}", "Upsample", nn.Upsample(**options), shape, {k: list(v) if isinstance(v, tuple) else v for k, v in options.items()})


class Padded(nn.Module):
    def __init__(self, pads, value):
        super().__init__()
        self.pads, self.value = pads, value

    def forward(self, x):
        return nn.functional.pad(x, self.pads, value=self.value)


for number, (shape, pads, value) in enumerate([
        ((2, 3, 4, 5), (1, 2, 3, 0), -1.5), ((1, 20, 3, 3), (0, 0, 0, 0, 0, 24), 0.0), ((2, 3, 2, 2), (1, 0, 0, 1, 2, 16), 0.25)], 1):
    add(f"pad/{number:02}", "PadChannels", Padded(pads, value), shape, {"pads": list(pads), "value": value})

for number, (shape, parameters) in enumerate([((2, 3, 4, 5), 1), ((3, 20, 2, 3), 20), ((17, 5, 1, 1), 5)], 1):
    add(f"prelu/{number:02}", "PReLU", nn.PReLU(parameters), shape, {"num_parameters": parameters})

with open("operators.json", "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
with open("operators.bin", "wb") as f:
    f.write(data)
print(len(cases), len(data))
