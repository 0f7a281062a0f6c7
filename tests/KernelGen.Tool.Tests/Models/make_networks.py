# Makes the models in networks/ with what they compute: small networks built as detectors, segmenters and classifiers are, with random weights.
# PyTorch 1.13 exports them and computes them in double precision. python3 make_networks.py, in this folder, with torch and numpy.
import os
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

os.makedirs("networks", exist_ok=True)
torch.manual_seed(11)


def settle(net):
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            nn.init.uniform_(m.weight, 0.5, 1.5)
            nn.init.uniform_(m.bias, -0.3, 0.3)
            nn.init.uniform_(m.running_mean, -0.3, 0.3)
            nn.init.uniform_(m.running_var, 0.5, 1.5)
        if isinstance(m, nn.PReLU):
            nn.init.uniform_(m.weight, 0.1, 0.4)
    return net.eval()


def export(name, net, *shape, opset=13, outputs=("y",), dynamic=False, batch=1):
    net = settle(net)
    x = torch.rand(batch, *shape) * 2 - 1
    axes = {"x": {0: "n", 2: "h", 3: "w"}} if dynamic else None
    torch.onnx.export(net, x, f"networks/{name}.onnx", input_names=["x"], output_names=list(outputs), opset_version=opset, dynamic_axes=axes)
    ys = net.double()(x.double())
    ys = ys if isinstance(ys, (tuple, list)) else (ys,)
    np.savez(f"networks/{name}.npz", x=x.numpy(), **{n: y.detach().numpy().astype(np.float32) for n, y in zip(outputs, ys)})


class Fn(nn.Module):
    def __init__(self, fn, *modules):
        super().__init__()
        self.fn, self.parts = fn, nn.ModuleList(modules)

    def forward(self, x):
        return self.fn(x, *self.parts)


def cbr(i, o, k=3, s=1, act=nn.ReLU, groups=1):
    return nn.Sequential(nn.Conv2d(i, o, k, s, k // 2, groups=groups, bias=False), nn.BatchNorm2d(o), act())


# Text detector: features of several sizes brought to one, and a head of transposed convolutions (DBNet).
class TextDetector(nn.Module):
    def __init__(self, dynamic=False):
        super().__init__()
        self.stem, self.c2, self.c3 = cbr(3, 8, 3, 2), cbr(8, 12, 3, 2, nn.Hardswish), cbr(12, 16, 3, 2, nn.Hardswish)
        self.in2, self.in3 = nn.Conv2d(12, 8, 1, bias=False), nn.Conv2d(16, 8, 1, bias=False)
        self.p2, self.p3 = nn.Conv2d(8, 4, 3, padding=1, bias=False), nn.Conv2d(8, 4, 3, padding=1, bias=False)
        self.head = nn.Sequential(cbr(8, 4), nn.ConvTranspose2d(4, 4, 2, 2), nn.BatchNorm2d(4), nn.ReLU(), nn.ConvTranspose2d(4, 1, 2, 2), nn.Sigmoid())

    def forward(self, x):
        c2 = self.c2(self.stem(x))
        c3 = self.c3(c2)
        i3 = self.in3(c3)
        i2 = self.in2(c2) + F.interpolate(i3, scale_factor=2)
        return self.head(torch.cat([F.interpolate(self.p3(i3), scale_factor=2), self.p2(i2)], 1))


export("text-detector", TextDetector(), 3, 32, 48, opset=11)
export("text-detector-open", TextDetector(), 3, 32, 32, opset=11, dynamic=True)


# Line detector: inverted residuals, bilinear resizes with aligned corners, concatenations, dilated convolutions, a slice of the channels (M-LSD).
class Inverted(nn.Module):
    def __init__(self, i, o, s, t):
        super().__init__()
        h = i * t
        self.res = s == 1 and i == o
        self.conv = nn.Sequential(cbr(i, h, 1, act=nn.ReLU6), nn.Conv2d(h, h, 3, s, 1, groups=h, bias=False), nn.BatchNorm2d(h), nn.ReLU6(), nn.Conv2d(h, o, 1, bias=False), nn.BatchNorm2d(o))

    def forward(self, x):
        return x + self.conv(x) if self.res else self.conv(x)


class LineDetector(nn.Module):
    def __init__(self, corners):
        super().__init__()
        self.corners = corners
        self.stem = cbr(4, 8, 3, 2, nn.ReLU6)
        self.a = nn.Sequential(Inverted(8, 12, 1, 2), Inverted(12, 12, 1, 2))
        self.b = nn.Sequential(Inverted(12, 16, 2, 2), Inverted(16, 16, 1, 2))
        self.left, self.right = cbr(12, 8, 1), cbr(16, 8, 1)
        self.mix = cbr(16, 12)
        self.wide = nn.Sequential(nn.Conv2d(12, 12, 3, padding=5, dilation=5), nn.BatchNorm2d(12), nn.ReLU())
        self.out = nn.Conv2d(12, 16, 1)

    def forward(self, x):
        a = self.a(self.stem(x))
        b = self.b(a)
        up = F.interpolate(self.right(b), scale_factor=2.0, mode="bilinear", align_corners=self.corners)
        y = self.mix(torch.cat([self.left(a), up], 1))
        return self.out(self.wide(y) + y)[:, 7:, :, :]


export("line-detector", LineDetector(True), 4, 32, 32, opset=11)
export("line-detector-half", LineDetector(False), 4, 24, 32, opset=13)


# Face detectors: heads on maps of several sizes whose anchors are joined, with a softmax for each anchor (RetinaFace), or outputs of their own (SCRFD).
class FaceDetector(nn.Module):
    def __init__(self, anchors, softmax):
        super().__init__()
        self.softmax = softmax
        self.stem = nn.Sequential(cbr(3, 8, 3, 2), cbr(8, 8, 3, 1, lambda: nn.LeakyReLU(0.1), 8), cbr(8, 12, 1, act=lambda: nn.LeakyReLU(0.1)))
        self.down = cbr(12, 16, 3, 2)
        self.lateral = nn.ModuleList([cbr(12, 8, 1), cbr(16, 8, 1)])
        self.merge = cbr(8, 8)
        self.cls = nn.ModuleList([nn.Conv2d(8, anchors * 2, 1) for _ in range(2)])
        self.box = nn.ModuleList([nn.Conv2d(8, anchors * 4, 1) for _ in range(2)])
        self.points = nn.ModuleList([nn.Conv2d(8, anchors * 10, 1) for _ in range(2)])

    def forward(self, x):
        c1 = self.stem(x)
        c2 = self.down(c1)
        p2 = self.lateral[1](c2)
        p1 = self.merge(self.lateral[0](c1) + F.interpolate(p2, size=[c1.shape[2], c1.shape[3]], mode="nearest"))

        def join(heads, k):
            return torch.cat([h(p).permute(0, 2, 3, 1).contiguous().view(p.shape[0], -1, k) for h, p in zip(heads, (p1, p2))], 1)

        scores = join(self.cls, 2)
        return join(self.box, 4), F.softmax(scores, -1) if self.softmax else scores, join(self.points, 10)


export("face-detector", FaceDetector(2, True), 3, 32, 24, opset=11, outputs=("loc", "conf", "landms"))
export("face-detector-one", FaceDetector(1, False), 3, 16, 16, opset=13, outputs=("loc", "conf", "landms"))


class AnchorFree(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = cbr(3, 8, 3, 2), cbr(8, 8, 3, 2)
        self.score, self.box = nn.Conv2d(8, 2, 3, padding=1), nn.Conv2d(8, 8, 3, padding=1)

    def forward(self, x):
        outputs = []
        for f in ((a := self.a(x)), self.b(a)):
            outputs += [torch.sigmoid(self.score(f).permute(2, 3, 0, 1).reshape(-1, 1)), (self.box(f) * 1.5).permute(2, 3, 0, 1).reshape(-1, 4)]
        return tuple(outputs)


export("anchor-free", AnchorFree(), 3, 16, 16, opset=11, outputs=("s8", "b8", "s16", "b16"))


# Embedding of a face: PReLU, batch norm behind a linear layer, a pad of the first map's channels.
export("embedding", nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.PReLU(8), nn.Conv2d(8, 8, 3, 1, 1, groups=8, bias=False), nn.BatchNorm2d(8), nn.PReLU(8),
                                  nn.Flatten(), nn.Dropout(0.4), nn.Linear(8 * 36, 16), nn.BatchNorm1d(16)), 3, 12, 12, opset=12)


# ShuffleNet's unit.
class Shuffle(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.branch = nn.Sequential(cbr(c, c, 1), nn.Conv2d(c, c, 3, 1, 1, groups=c, bias=False), nn.BatchNorm2d(c), cbr(c, c, 1))

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        y = torch.cat((a, self.branch(b)), 1)
        n, c, h, w = y.shape
        return y.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, -1, h, w)


export("shuffle", nn.Sequential(cbr(3, 8, 3, 2), nn.MaxPool2d(3, 2, 1), Shuffle(4), Shuffle(4), Fn(lambda x, c: c(x.mean([2, 3])), nn.Linear(8, 5))), 3, 24, 24)
export("super-resolution", nn.Sequential(nn.Conv2d(1, 8, 5, 1, 2), nn.ReLU(), nn.Conv2d(8, 9, 3, 1, 1), nn.PixelShuffle(3)), 1, 8, 9, opset=11)


# Attention over channels and pixels (CBAM), with means of the channels.
class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.a, self.b, self.gate = cbr(3, 8), nn.Conv2d(8, 4, 1), nn.Conv2d(4, 8, 1), nn.Conv2d(1, 1, 5, padding=2)

    def forward(self, x):
        x = self.conv(x)
        w = lambda p: self.b(F.relu(self.a(p)))
        x = x * torch.sigmoid(w(F.adaptive_avg_pool2d(x, 1)) + w(F.adaptive_max_pool2d(x, 1)))
        return x * torch.sigmoid(self.gate(x.mean(1, keepdim=True)))


export("attention", Attention(), 3, 9, 11)
export("activations", nn.Sequential(nn.Conv2d(2, 4, 1), nn.GELU(), nn.Conv2d(4, 4, 1), nn.Mish(), nn.Conv2d(4, 4, 1), nn.CELU(0.7), nn.Conv2d(4, 4, 1), nn.SELU(), nn.Conv2d(4, 4, 1), nn.ELU(0.5),
                                    nn.Conv2d(4, 4, 1), nn.Softplus(), nn.Conv2d(4, 4, 1), nn.Softsign(), nn.LogSoftmax(1)), 2, 6, 6, opset=15)
export("quotient", Fn(lambda x, a, b: a(x) / (1 + torch.sigmoid(b(x))) + 0.5 / (2 + x[:, :1] ** 2), nn.Conv2d(2, 4, 1), nn.Conv2d(2, 4, 1)), 2, 6, 6)
export("crops", Fn(lambda x, a, b: a(F.pad(x, (1, -1, -2, 2), value=0.3)) + b(x)[:, :, 1:-1, ::1], nn.Conv2d(2, 4, 3, padding=(0, 1)), nn.Conv2d(2, 4, 1)), 2, 7, 8)
export("pooled", Fn(lambda x, a: torch.cat([a(x), F.interpolate(F.avg_pool2d(x, 2), size=(8, 8), mode="bilinear", align_corners=False), F.interpolate(x.mean((2, 3), keepdim=True), size=(8, 8), mode="nearest"),
                                            F.interpolate(x, scale_factor=2)[:, :, ::2, ::2]], 1).sum((2, 3)), nn.Conv2d(2, 4, 3, padding=1)), 2, 8, 8)
export("batch", Fn(lambda x, a, b: b(torch.flatten(a(x), 1).view(3, -1)), cbr(2, 4), nn.Linear(100, 4)), 2, 5, 5, batch=3)
export("mobile", nn.Sequential(cbr(3, 8, 3, 2, nn.ReLU6), Inverted(8, 8, 1, 3), Inverted(8, 12, 2, 3), Inverted(12, 12, 1, 3), Inverted(12, 12, 1, 3), cbr(12, 20, 1, act=nn.ReLU6),
                               nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(20, 6), nn.Softmax(1)), 3, 24, 24)


# Cells to channels and back as six axes, which is how old exports write them; a join of one.
export("squares", nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(12, 8, 1), nn.PixelShuffle(2), Fn(lambda x, a: torch.cat([a(x)], 2), nn.Conv2d(2, 3, 1))), 3, 6, 8, opset=9)


# Face detector with outputs of their own for each of three sizes (YuNet), and a text detector whose sizes are computed from each other's (bilinear, open sizes).
class FaceLevels(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.ModuleList([cbr(3, 6, 3, 2), cbr(6, 8, 3, 2), cbr(8, 8, 3, 2)])
        self.heads = nn.ModuleList([nn.ModuleList([nn.Conv2d(c, k, 1) for c in (6, 8, 8)]) for k in (1, 1, 4)])

    def forward(self, x):
        maps = []
        for part in self.body:
            x = part(x)
            maps.append(x)
        flat = [[h(m).permute(0, 2, 3, 1).reshape(x.shape[0], -1, h.out_channels) for h, m in zip(heads, maps)] for heads in self.heads]
        return (*[torch.sigmoid(v) for v in flat[0]], *[torch.sigmoid(v) for v in flat[1]], *flat[2])


export("face-levels", FaceLevels(), 3, 16, 24, opset=11, outputs=[f"{n}_{s}" for n in ("cls", "obj", "bbox") for s in (2, 4, 8)], dynamic=True)


class Pyramid(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.ModuleList([cbr(3, 6, 3, 2), cbr(6, 8, 3, 2, nn.Hardswish), cbr(8, 8, 3, 2)])
        self.lateral = nn.ModuleList([nn.Conv2d(c, 4, 1) for c in (6, 8, 8)])
        self.head = nn.Sequential(nn.BatchNorm2d(12), nn.ReLU(), nn.ConvTranspose2d(12, 4, 3, 2, 1, 1), nn.BatchNorm2d(4), nn.ReLU(), nn.ConvTranspose2d(4, 1, 4, 2, 1), nn.Sigmoid())

    def forward(self, x):
        maps = []
        for part in self.body:
            x = part(x)
            maps.append(x)
        top = self.lateral[2](maps[2])
        middle = self.lateral[1](maps[1]) + F.interpolate(top, size=maps[1].shape[2:], mode="bilinear", align_corners=False)
        low = self.lateral[0](maps[0]) + F.interpolate(middle, size=maps[0].shape[2:], mode="bilinear", align_corners=False)
        return self.head(torch.cat([low, *[F.interpolate(m, size=low.shape[2:], mode="nearest") for m in (middle, top)]], 1))


export("pyramid", Pyramid(), 3, 32, 32, opset=12, dynamic=True)


# Boxes for each of three anchors, each with its channels last (YOLOv5), joined over sizes; and the same left apart.
class Anchors(nn.Module):
    def __init__(self, joined):
        super().__init__()
        self.joined, self.a, self.b = joined, cbr(3, 6, 3, 2, nn.SiLU), cbr(6, 8, 3, 2, nn.SiLU)
        self.heads = nn.ModuleList([nn.Conv2d(c, 3 * 7, 1) for c in (6, 8)])

    def forward(self, x):
        low = self.a(x)
        outputs = []
        for head, m in zip(self.heads, (low, self.b(low))):
            y = head(m)
            n, _, h, w = y.shape
            y = y.view(n, 3, 7, h, w).permute(0, 1, 3, 4, 2).contiguous()
            outputs.append(torch.cat([y[..., :2] * 2 - 0.5, (y[..., 2:4] * 2) ** 2, y[..., 4:].sigmoid()], -1).view(n, -1, 7) if self.joined else y)
        return torch.cat(outputs, 1) if self.joined else tuple(outputs)


export("anchors", Anchors(False), 3, 16, 12, opset=12, outputs=("p8", "p16"))
export("anchors-joined", Anchors(True), 3, 16, 12, opset=12)
