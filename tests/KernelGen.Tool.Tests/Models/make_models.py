# Makes the models in small/ with what they compute: PyTorch 1.13 exports them, ONNX's helpers write the others, and PyTorch computes all of them in double precision.
# python3 make_models.py, in this folder, with torch, onnx and numpy.
import os
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
import torch.nn.functional as F

os.makedirs("small", exist_ok=True)
torch.manual_seed(7)


def settle(net):
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            nn.init.uniform_(m.weight, 0.5, 1.5)
            nn.init.uniform_(m.bias, -0.3, 0.3)
            nn.init.uniform_(m.running_mean, -0.3, 0.3)
            nn.init.uniform_(m.running_var, 0.5, 1.5)
    return net.eval()


def export(name, net, *shape, opset=13, fold=False):
    net = settle(net)
    x = torch.rand(1, *shape) * 2 - 1
    path = f"small/{name}.onnx"
    mode = torch.onnx.TrainingMode.EVAL if fold else torch.onnx.TrainingMode.PRESERVE
    torch.onnx.export(net, x, path, input_names=["x"], output_names=["y"], opset_version=opset, training=mode, do_constant_folding=fold)
    y = net.double()(x.double())
    np.savez(f"small/{name}.npz", x=x.numpy(), y=y.detach().numpy().astype(np.float32))


def write(name, nodes, weights, x, y, opset=13):
    graph = helper.make_graph(nodes, "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, list(x.shape))],
                              [helper.make_tensor_value_info("y", TensorProto.FLOAT, list(y.shape))],
                              [numpy_helper.from_array(w, n) for n, w in weights.items()])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8), f"small/{name}.onnx")
    np.savez(f"small/{name}.npz", x=x.astype(np.float32), y=y.astype(np.float32))


class Basic(nn.Module):
    def __init__(self, i, o, s):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(i, o, 3, s, 1, bias=False), nn.BatchNorm2d(o)
        self.conv2, self.bn2 = nn.Conv2d(o, o, 3, 1, 1, bias=False), nn.BatchNorm2d(o)
        self.downsample = nn.Sequential(nn.Conv2d(i, o, 1, s, bias=False), nn.BatchNorm2d(o)) if s != 1 or i != o else nn.Identity()

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.downsample(x))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 8, 3, 1, 1, bias=False), nn.BatchNorm2d(8)
        self.layer1 = nn.Sequential(Basic(8, 8, 1), Basic(8, 8, 1))
        self.layer2 = nn.Sequential(Basic(8, 16, 2), Basic(16, 16, 1), Basic(16, 16, 1))
        self.fc = nn.Linear(16, 5)

    def forward(self, x):
        x = self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x)))))
        return self.fc(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1))


class Fire(nn.Module):
    def __init__(self, i, s, e):
        super().__init__()
        self.squeeze, self.expand1x1, self.expand3x3 = nn.Conv2d(i, s, 1), nn.Conv2d(s, e, 1), nn.Conv2d(s, e, 3, padding=1)

    def forward(self, x):
        x = F.relu(self.squeeze(x))
        return torch.cat([F.relu(self.expand1x1(x)), F.relu(self.expand3x3(x))], 1)


class Inverted(nn.Module):
    def __init__(self, i, h, o, s):
        super().__init__()
        self.res = s == 1 and i == o
        self.conv = nn.Sequential(nn.Conv2d(i, h, 1, bias=False), nn.BatchNorm2d(h), nn.ReLU6(), nn.Conv2d(h, h, 3, s, 1, groups=h, bias=False), nn.BatchNorm2d(h), nn.ReLU6(),
                                  nn.Conv2d(h, o, 1, bias=False), nn.BatchNorm2d(o))

    def forward(self, x):
        return x + self.conv(x) if self.res else self.conv(x)


class Fn(nn.Module):
    def __init__(self, fn, *modules):
        super().__init__()
        self.fn, self.parts = fn, nn.ModuleList(modules)

    def forward(self, x):
        return self.fn(x, *self.parts)


export("residual", Residual(), 3, 16, 16)
export("residual-folded", Residual(), 3, 16, 16, fold=True)
export("fire", nn.Sequential(nn.Conv2d(3, 8, 3, 2), nn.ReLU(), Fire(8, 4, 8), Fire(16, 4, 8), nn.MaxPool2d(3, 2, ceil_mode=True), Fire(16, 6, 12)), 3, 17, 17)
export("inverted", nn.Sequential(Inverted(4, 24, 4, 1), Inverted(4, 24, 8, 2), Inverted(8, 48, 8, 1), Inverted(8, 48, 8, 1), Inverted(8, 48, 12, 2)), 4, 12, 12)
export("activations", nn.Sequential(nn.Conv2d(2, 4, 3), nn.Hardswish(), nn.Conv2d(4, 4, 1), nn.SiLU(), nn.Conv2d(4, 4, 1), nn.Hardsigmoid(), nn.Conv2d(4, 4, 1), nn.LeakyReLU(0.2),
                                    nn.Conv2d(4, 4, 1), nn.Hardtanh(-0.5, 0.25), nn.Conv2d(4, 4, 1), nn.Tanh(), nn.Conv2d(4, 4, 1), nn.Sigmoid()), 2, 6, 6)
conv = lambda i=2, o=4, k=3, **a: nn.Conv2d(i, o, k, **a)
export("gate", Fn(lambda x, a, b, c: (lambda y: y * torch.sigmoid(c(F.relu(b(y.mean((2, 3), keepdim=True))))))(a(x)), conv(), conv(4, 2, 1), conv(2, 4, 1)), 2, 7, 7)
export("normalised", Fn(lambda x, a: a((x - torch.tensor([0.4, 0.5]).view(1, 2, 1, 1).to(x)) / torch.tensor([0.2, 0.3]).view(1, 2, 1, 1).to(x)), conv(padding=1)), 2, 7, 7)
export("normalised-valid", Fn(lambda x, a: a((x - 0.5) / 0.25), conv()), 2, 7, 7)
export("split", Fn(lambda x, a, b: (lambda p: p[1] + b(p[0]))(torch.chunk(a(x), 2, 1)), conv(), conv(2, 2, 1)), 2, 7, 7)
export("shuffle", Fn(lambda x, a: (lambda y: y.view(1, 2, 3, 5, 5).transpose(1, 2).reshape(1, 6, 5, 5))(a(x)), conv(2, 6)), 2, 7, 7)
export("focus", Fn(lambda x, a: a(torch.cat([x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]], 1)), conv(8, 3, 1)), 2, 8, 8)
export("replicate", nn.Sequential(nn.ReplicationPad2d((1, 2, 0, 1)), conv()), 2, 7, 7)
export("zero-pad", nn.Sequential(nn.ZeroPad2d((1, 0, 1, 0)), conv(stride=2), nn.ReLU(), nn.ZeroPad2d((0, 1, 0, 1)), nn.MaxPool2d(2)), 2, 9, 9)
export("average", nn.Sequential(nn.AvgPool2d(3, 2, 1, count_include_pad=False), nn.AvgPool2d(2, 1)), 2, 9, 9)
export("nearest", nn.Sequential(conv(), nn.Upsample(scale_factor=2), conv(4, 2)), 2, 6, 6)
export("sizes", Fn(lambda x, a: F.interpolate(a(x), size=x.shape[2:], mode="nearest"), conv(stride=2, padding=1)), 2, 8, 8)
export("shapes", Fn(lambda x, a: (lambda y: y.view(y.size(0), -1))(a(x)), conv()), 2, 5, 5)
export("softmax", nn.Sequential(conv(), nn.Softmax(1)), 2, 5, 5)
export("old-softmax", nn.Sequential(nn.Flatten(), nn.Linear(50, 4), nn.LogSoftmax(1)), 2, 5, 5, opset=11)
export("spatial-gate", Fn(lambda x, a, b: (lambda y: y * torch.sigmoid(b(y)))(a(x)), conv(), conv(4, 1, 3, padding=1)), 2, 7, 7)
export("difference", Fn(lambda x, a, b: a(x) - b(x), conv(), conv()), 2, 7, 7)
export("unet", Fn(lambda x, a, b, c: c(torch.cat([a(x), F.interpolate(b(F.max_pool2d(a(x), 2)), scale_factor=2)], 1)), conv(padding=1), conv(4, 6, padding=1), conv(10, 2, 1)), 2, 8, 8)

# What PyTorch does not export.
rng = np.random.default_rng(3)
w = rng.uniform(-1, 1, (3, 2, 4, 4)).astype(np.float32)
x = rng.uniform(-1, 1, (1, 2, 7, 8))
t = lambda a: torch.tensor(a).double()
for auto, pad in (("SAME_UPPER", (1, 1, 1, 2)), ("SAME_LOWER", (1, 1, 2, 1))):
    y = F.conv2d(F.pad(t(x), pad), t(w), stride=2).numpy()
    write(auto.lower(), [helper.make_node("Conv", ["x", "w"], ["y"], auto_pad=auto, strides=[2, 2], kernel_shape=[4, 4])], {"w": w}, x, y)

# Channels last outside, flattened before a matrix product.
x = rng.uniform(-1, 1, (1, 5, 6, 2))
w = rng.uniform(-1, 1, (3, 2, 3, 3)).astype(np.float32)
m = rng.uniform(-1, 1, (36, 4)).astype(np.float32)
y = F.conv2d(t(x).permute(0, 3, 1, 2), t(w)).permute(0, 2, 3, 1).reshape(1, 36) @ t(m)
write("channels-last", [helper.make_node("Transpose", ["x"], ["a"], perm=[0, 3, 1, 2]), helper.make_node("Conv", ["a", "w"], ["b"]),
                        helper.make_node("Transpose", ["b"], ["c"], perm=[0, 2, 3, 1]), helper.make_node("Reshape", ["c", "s"], ["d"]), helper.make_node("MatMul", ["d", "m"], ["y"])],
      {"w": w, "m": m, "s": np.array([1, -1])}, x, y.numpy())

# The output alone has channels last.
x = rng.uniform(-1, 1, (1, 2, 5, 6))
y = F.conv2d(t(x), t(w)).permute(0, 2, 3, 1).reshape(1, 12, 3)
write("turned-output", [helper.make_node("Conv", ["x", "w"], ["b"]), helper.make_node("Transpose", ["b"], ["c"], perm=[0, 2, 3, 1]), helper.make_node("Reshape", ["c", "s"], ["y"])],
      {"w": w, "s": np.array([1, -1, 3])}, x, y.numpy())

# Gemm with factors, a hard-sigmoid of other numbers, and pads of channels.
x = rng.uniform(-1, 1, (1, 6))
g, b = rng.uniform(-1, 1, (6, 4)).astype(np.float32), rng.uniform(-1, 1, (4,)).astype(np.float32)
y = torch.clamp(0.3 * (0.5 * (t(x) @ t(g)) + 2 * t(b)) + 0.4, 0, 1)
write("gemm", [helper.make_node("Gemm", ["x", "g", "b"], ["a"], alpha=0.5, beta=2.0), helper.make_node("HardSigmoid", ["a"], ["y"], alpha=0.3, beta=0.4)], {"g": g, "b": b}, x, y.numpy())
x = rng.uniform(-1, 1, (1, 2, 4, 4))
w = rng.uniform(-1, 1, (4, 2, 1, 1)).astype(np.float32)
y = F.conv2d(t(x), t(w)) + F.pad(t(x), (0, 0, 0, 0, 1, 1))
write("channel-pad", [helper.make_node("Conv", ["x", "w"], ["a"]), helper.make_node("Pad", ["x", "p"], ["b"]), helper.make_node("Add", ["a", "b"], ["y"])],
      {"w": w, "p": np.array([0, 1, 0, 0, 0, 1, 0, 0])}, x, y.numpy())
