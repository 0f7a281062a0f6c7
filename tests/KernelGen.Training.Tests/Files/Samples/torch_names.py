# Makes torch-names.safetensors and torch-sequential.safetensors: state_dicts as torchvision's networks have them, written as safetensors.torch.save_file writes
# them (whole numbers first, then by name), with the input and the output as PyTorch computes it. python3 torch_names.py, in this folder, with torch.
import json
import struct
import torch
from torch import nn

torch.manual_seed(3)


def write(path, tensors):
    order = sorted(tensors, key=lambda name: (tensors[name].dtype != torch.int64, name))
    header, place, data = {}, 0, b""
    for name in order:
        t = tensors[name].detach().contiguous()
        raw = t.numpy().tobytes()
        header[name] = {"dtype": "I64" if t.dtype == torch.int64 else "F32", "shape": list(t.shape), "data_offsets": [place, place + len(raw)]}
        place, data = place + len(raw), data + raw
    text = json.dumps({"__metadata__": {"format": "pt"}, **header}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    open(path, "wb").write(struct.pack("<Q", len(text)) + text + data)


def settle(net):
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            for values, low, high in ((m.weight, 0.5, 1.5), (m.bias, -0.3, 0.3), (m.running_mean, -0.3, 0.3), (m.running_var, 0.5, 1.5)):
                nn.init.uniform_(values, low, high)
            m.num_batches_tracked += 7
    return net.eval()


def values(net, *shape):
    x = torch.rand(1, *shape) * 2 - 1
    return {"x": x.flatten(), "y": net(x).flatten()}


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4)
        self.conv2, self.bn2 = nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4)

    def forward(self, x):
        return torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))) + x)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4)
        self.layer1 = nn.Sequential(Block(), Block())
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        return self.fc(self.layer1(torch.relu(self.bn1(self.conv1(x)))).mean((2, 3)))


class Features(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.ReLU())
        self.classifier = nn.Sequential(nn.Dropout(), nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 3))

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


for path, net, shape in (("torch-names", settle(Residual()), (3, 6, 5)), ("torch-sequential", settle(Features()), (1, 8, 8))):
    write(path + ".safetensors", net.state_dict())
    write(path + "-values.safetensors", values(net, *shape))
