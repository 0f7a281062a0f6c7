try:
    import torch
    import torch.nn.functional as F
except ImportError as error:
    answer("missing %s" % error)
    sys.exit()

ACTIVATIONS = {"None": None, "Tanh": torch.tanh, "ReLU": F.relu, "Sigmoid": torch.sigmoid}


def apply(layers, parameters, x):
    for layer in layers:
        name, op = layer["name"], layer["operator"]
        weight, bias = parameters.get(name + ".weight"), parameters.get(name + ".bias")
        if op == "Conv2d":
            x = F.conv2d(x, weight, bias, layer["stride"], layer["padding"], 1, layer["groups"])
        elif op == "Linear":
            x = F.linear(x.flatten(1), weight, bias)
        elif op == "MaxPool2d":
            x = F.max_pool2d(x, layer["kernel"], layer["stride"], layer["padding"])
        elif op == "AvgPool2d":
            x = F.avg_pool2d(x, layer["kernel"], layer["stride"], layer["padding"])
        else:
            raise ValueError(op)
        activation = ACTIVATIONS[layer["activation"]]
        if activation is not None:
            x = activation(x)
    return x


class Layers:
    """The layers of whole networks by the names of their parameters; a norm behind a layer is its ".norm"."""

    def __init__(self, parameters, training):
        self.p, self.training = parameters, training

    def conv(self, name, x, stride=1, padding=0):
        x = F.conv2d(x, self.p[name + ".weight"], self.p.get(name + ".bias"), stride, padding)
        if name + ".norm.weight" not in self.p:
            return x
        mean, variance, weight, bias = (self.p[name + ".norm." + role] for role in ("running_mean", "running_var", "weight", "bias"))
        return F.batch_norm(x, mean, variance, weight, bias, self.training)

    def linear(self, name, x):
        return F.linear(x.flatten(1), self.p[name + ".weight"], self.p[name + ".bias"])

    def basic(self, path, x, stride):
        way = self.conv(path + ".Shortcut", x, stride) if path + ".Shortcut.weight" in self.p else x
        return F.relu(self.conv(path + ".Conv2", F.relu(self.conv(path + ".Conv1", x, stride, 1)), 1, 1) + way)

    def fire(self, path, x):
        x = F.relu(self.conv(path + ".Squeeze", x))
        return torch.cat([F.relu(self.conv(path + ".Expand1", x)), F.relu(self.conv(path + ".Expand3", x, 1, 1))], 1)

    def classify(self, x):
        return self.linear("Output", F.relu(self.linear("F7", F.relu(self.linear("F6", x)))))

    def lenet5(self, x):
        x = F.avg_pool2d(torch.tanh(self.conv("C1", x)), 2)
        x = torch.tanh(self.conv("C5", F.avg_pool2d(torch.tanh(self.conv("C3", x)), 2)))
        return self.linear("Output", torch.tanh(self.linear("F6", x)))

    def alexnet(self, x):
        x = F.max_pool2d(F.relu(self.conv("C1", x, 4, 2)), 3, 2)
        x = F.max_pool2d(F.relu(self.conv("C2", x, 1, 2)), 3, 2)
        for name in ("C3", "C4", "C5"):
            x = F.relu(self.conv(name, x, 1, 1))
        return self.classify(F.max_pool2d(x, 3, 2))

    def vgg16(self, x):
        for stage, count in enumerate((2, 2, 3, 3, 3), 1):
            for i in range(1, count + 1):
                x = F.relu(self.conv("C%d%d" % (stage, i), x, 1, 1))
            x = F.max_pool2d(x, 2)
        return self.classify(x)

    def resnet34(self, x):
        x = F.max_pool2d(F.relu(self.conv("Stem", x, 2, 3)), 3, 2, 1)
        for stage, count in enumerate((3, 4, 6, 3), 1):
            for i in range(count):
                x = self.basic("Stage%d.%d" % (stage, i), x, 2 if stage > 1 and i == 0 else 1)
        return self.linear("Output", x.mean((2, 3)))

    def squeezenet(self, x, blocks):
        x = F.relu(self.conv("Conv1", x, 2))
        for block in blocks:
            x = self.fire(block, x) if block else F.max_pool2d(x, 3, 2, ceil_mode=True)
        return F.relu(self.conv("Conv10", x)).mean((2, 3))

    def apply(self, network, x):
        if network == "squeezenet1.0":
            return self.squeezenet(x, ["", "Fire2", "Fire3", "Fire4", "", "Fire5", "Fire6", "Fire7", "Fire8", "", "Fire9"])
        if network == "squeezenet1.1":
            two = lambda name: [name + ".0", name + ".1"]
            return self.squeezenet(x, ["", *two("Fire2"), "", *two("Fire4"), "", *two("Fire6"), *two("Fire8")])
        return getattr(self, network.split("-")[0])(x)


def model(request, parameters, training):
    """The function of the requested network: a list of layers, or one that has a name here."""
    if "network" in request:
        whole = Layers(parameters, training)
        return lambda x: whole.apply(request["network"], x)
    return lambda x: apply(request["layers"], parameters, x)


def forward(request, x, parameters):
    run = model(request, parameters, False)

    def step():
        with torch.inference_mode():
            return run(x)

    return step, lambda: {"output": step().numpy()}


def train(request, x, parameters, labels):
    run, parameters = model(request, parameters, True), {name: p for name, p in parameters.items() if ".running_" not in name}
    initial = {name: p.clone() for name, p in parameters.items()}
    for p in parameters.values():
        p.requires_grad_(True)
    optimizer = torch.optim.SGD(parameters.values(), lr=request["learningRate"])

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(run(x), labels)
        loss.backward()
        optimizer.step()
        return loss

    def outputs():
        with torch.no_grad():
            for name, p in parameters.items():
                p.copy_(initial[name])
        results = {"loss": step().detach().reshape(1).numpy()}
        for name, p in parameters.items():
            results[name + ".update"] = (p.detach() - initial[name]).numpy()
        return results

    return step, outputs


def backward(request, x, parameters, upstream):
    """One convolution's gradients: the mask chooses input, weights, bias."""
    (layer,) = request["layers"]
    weight, mask = parameters[layer["name"] + ".weight"], request["mask"]
    stride, padding, groups = [layer["stride"]] * 2, [layer["padding"]] * 2, layer["groups"]

    def step():
        return torch.ops.aten.convolution_backward(
            upstream, x, weight, [weight.shape[0]], stride, padding, [1, 1], False, [0, 0], groups, mask)

    names = ["input.gradient", layer["name"] + ".weight.gradient", layer["name"] + ".bias.gradient"]
    return step, lambda: {name: value.numpy() for name, value, on in zip(names, step(), mask) if on}


def build(request, inputs):
    torch.set_num_threads(request["threads"])
    tensors = {name: torch.from_numpy(values) for name, values in inputs.items()}
    x, labels, upstream = tensors.pop("input"), tensors.pop("labels", None), tensors.pop("upstream", None)
    if request.get("precision") == "double":
        x, tensors = x.double(), {name: tensor.double() for name, tensor in tensors.items()}
    if request["kind"] == "forward":
        return forward(request, x, tensors)
    if request["kind"] == "train":
        return train(request, x, tensors, labels.long())
    return backward(request, x, tensors, upstream)


serve(torch.__version__, build)
