"""Writes mobilenetv3-small.json: what PyTorch gives for MobileNetV3-small, in float64, with weights made by a formula.

python3 mobilenetv3-small.py > mobilenetv3-small.json (made with PyTorch 1.13). The layers are those of torchvision's mobilenet_v3_small in evaluation
mode, written with torch.nn.functional. "error" is the largest error of PyTorch's own float32, as a share of the largest output.
"""
import base64, json
import numpy as np
import torch
import torch.nn.functional as F

BOTTLENECKS = [  # input, kernel, wide, output, squeezed, HardSwish, stride
    (16, 3, 16, 16, 8, False, 2), (16, 3, 72, 24, 0, False, 2), (24, 3, 88, 24, 0, False, 1), (24, 5, 96, 40, 24, True, 2),
    (40, 5, 240, 40, 64, True, 1), (40, 5, 240, 40, 64, True, 1), (40, 5, 120, 48, 32, True, 1), (48, 5, 144, 48, 40, True, 1),
    (48, 5, 288, 96, 72, True, 2), (96, 5, 576, 96, 144, True, 1), (96, 5, 576, 96, 144, True, 1)]


def numbers(count, stream, scale, base=0.0):
    i = np.arange(count, dtype=np.uint64)
    x = (i * 2654435761 + stream * 0x9E3779B9 + 12345) & 0xFFFFFFFF
    x ^= x >> np.uint64(16)
    x = (x * 0x85EBCA6B) & 0xFFFFFFFF
    x ^= x >> np.uint64(13)
    x = (x * 0xC2B2AE35) & 0xFFFFFFFF
    x ^= x >> np.uint64(16)
    return torch.from_numpy((base + (2 * (x / 2.0**32) - 1) * scale).astype(np.float32))


class Weights:
    """Every convolution, norm and linear layer in turn takes the next streams."""

    def __init__(self, dtype):
        self.dtype, self.stream, self.count = dtype, 0, 0

    def next(self, shape, scale, base=0.0, trained=True):
        self.stream += 1
        length = int(np.prod(shape))
        self.count += length if trained else 0
        return numbers(length, self.stream, scale, base).reshape(shape).to(self.dtype)

    def conv(self, x, out, kernel=1, stride=1, groups=1):
        fan_in = x.shape[1] // groups * kernel * kernel
        y = F.conv2d(x, self.next((out, x.shape[1] // groups, kernel, kernel), (6 / fan_in) ** 0.5), None, stride, kernel // 2, 1, groups)
        weight, bias = self.next((out,), 0.2, 1.0), self.next((out,), 0.1)
        mean, variance = self.next((out,), 0.1, trained=False), self.next((out,), 0.5, 1.0, trained=False)
        return F.batch_norm(y, mean, variance, weight, bias, False, 0.01, 1e-3)

    def linear(self, x, out):
        fan_in = x.shape[1]
        shape = (out, fan_in, 1, 1) if x.dim() == 4 else (out, fan_in)
        weight, bias = self.next(shape, (6 / fan_in) ** 0.5), self.next((out,), 0.05)
        return F.conv2d(x, weight, bias) if x.dim() == 4 else F.linear(x, weight, bias)


def run(dtype):
    w = Weights(dtype)
    x = numbers(3 * 224 * 224, 1000, 1.0).reshape(1, 3, 224, 224).to(dtype)
    x = F.hardswish(w.conv(x, 16, 3, 2))
    for (inputs, kernel, wide, outputs, squeezed, swish, stride) in BOTTLENECKS:
        activation = F.hardswish if swish else F.relu
        y = x
        if wide != inputs:
            y = activation(w.conv(y, wide))
        y = activation(w.conv(y, wide, kernel, stride, wide))
        if squeezed:
            gate = F.relu(w.linear(F.adaptive_avg_pool2d(y, 1), squeezed))
            y = y * F.hardsigmoid(w.linear(gate, wide))
        y = w.conv(y, outputs)
        x = x + y if stride == 1 and inputs == outputs else y
    x = F.hardswish(w.conv(x, 576))
    x = torch.flatten(F.adaptive_avg_pool2d(x, 1), 1)
    x = F.hardswish(w.linear(x, 1024))
    return w.linear(x, 1000).numpy()[0].astype(np.float64), w.count


exact, count = run(torch.float64)
single, _ = run(torch.float32)
print(json.dumps({
    "torch": torch.__version__, "parameters": count, "error": float(np.abs(single - exact).max() / np.abs(exact).max()),
    "outputs": base64.b64encode(exact.astype("<f4").tobytes()).decode()}))
