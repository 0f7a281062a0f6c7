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


def forward(request, x, parameters):
    layers = request["layers"]

    def step():
        with torch.inference_mode():
            return apply(layers, parameters, x)

    return step, lambda: {"output": step().numpy()}


def train(request, x, parameters, labels):
    layers, initial = request["layers"], {name: p.clone() for name, p in parameters.items()}
    for p in parameters.values():
        p.requires_grad_(True)
    optimizer = torch.optim.SGD(parameters.values(), lr=request["learningRate"])

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(apply(layers, parameters, x), labels)
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
    if request["kind"] == "forward":
        return forward(request, x, tensors)
    if request["kind"] == "train":
        return train(request, x, tensors, labels.long())
    return backward(request, x, tensors, upstream)


serve(torch.__version__, build)
