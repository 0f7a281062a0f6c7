#!/usr/bin/env python3
"""Makes values.json with PyTorch (made with 1.13): python3 make.py > values.json

Everything is computed in float64 from float32 inputs and rounded once; "err" is the relative error of the same in float32.
Arrays are little-endian float32 in base64, schedules' rates float64.
"""
import base64, json
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(14)
out = {"torch": torch.__version__}


def b64(a, dtype="<f4"):
    return base64.b64encode(np.ascontiguousarray(np.asarray(a, dtype)).tobytes()).decode()


def error(exact, single):
    exact, single = np.asarray(exact, np.float64), np.asarray(single, np.float64)
    finite = np.isfinite(exact)
    largest = np.abs(exact[finite]).max() if finite.any() else 0
    return float(np.abs(single - exact)[finite].max() / largest) if largest > 0 else 0.0


# --- optimisers: 20 steps on given gradients -------------------------------------------------------------------------------------
n = 33
p0 = rng.standard_normal(n).astype(np.float32)
grads = (rng.standard_normal((20, n)) * np.exp(rng.standard_normal((20, n)))).astype(np.float32)
out["p0"], out["grads"] = b64(p0), b64(grads)
O, S = torch.optim, torch.optim.lr_scheduler
kinds = {
    "Sgd": (O.SGD, dict(lr=0.05)),
    "Sgd momentum": (O.SGD, dict(lr=0.02, momentum=0.9)),
    "Sgd momentum decay": (O.SGD, dict(lr=0.02, momentum=0.9, weight_decay=0.05)),
    "Sgd dampening decay": (O.SGD, dict(lr=0.02, momentum=0.8, dampening=0.3, weight_decay=0.05)),
    "Sgd nesterov decay": (O.SGD, dict(lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.05)),
    "Adam": (O.Adam, dict(lr=0.01)),
    "Adam betas": (O.Adam, dict(lr=0.01, betas=(0.7, 0.9), eps=1e-3)),
    "Adam decay": (O.Adam, dict(lr=0.01, weight_decay=0.1)),
    "Adam amsgrad": (O.Adam, dict(lr=0.01, amsgrad=True, betas=(0.9, 0.6))),
    "AdamW": (O.AdamW, dict(lr=0.01)),
    "AdamW decay": (O.AdamW, dict(lr=0.01, weight_decay=0.5, betas=(0.8, 0.95))),
    "AdamW amsgrad": (O.AdamW, dict(lr=0.01, amsgrad=True, betas=(0.9, 0.6))),
    "RmsProp": (O.RMSprop, dict(lr=0.01)),
    "RmsProp alpha decay": (O.RMSprop, dict(lr=0.01, alpha=0.9, eps=1e-4, weight_decay=0.1)),
    "RmsProp momentum": (O.RMSprop, dict(lr=0.01, momentum=0.9)),
    "RmsProp centered": (O.RMSprop, dict(lr=0.01, centered=True, eps=1e-3)),
    "RmsProp centered momentum decay": (O.RMSprop, dict(lr=0.01, centered=True, momentum=0.8, weight_decay=0.1, eps=1e-3)),
    "Sgd clip norm": (O.SGD, dict(lr=0.05), None, dict(norm=3.0)),
    "Sgd clip value": (O.SGD, dict(lr=0.05), None, dict(value=0.5)),
    "Adam clip both": (O.Adam, dict(lr=0.01), None, dict(norm=3.0, value=0.4)),
    "Sgd StepLR": (O.SGD, dict(lr=0.05), lambda o: S.StepLR(o, 6, 0.3)),
    "Adam StepLR": (O.Adam, dict(lr=0.01), lambda o: S.StepLR(o, 7)),
    "Sgd cosine": (O.SGD, dict(lr=0.05, momentum=0.5), lambda o: S.CosineAnnealingLR(o, 12, 0.001)),
    "Sgd one cycle": (O.SGD, dict(lr=0.05, momentum=0.9), lambda o: S.OneCycleLR(o, 0.1, total_steps=20)),
    "Adam one cycle": (O.Adam, dict(lr=0.05, betas=(0.7, 0.9)), lambda o: S.OneCycleLR(o, 0.01, total_steps=20)),
    "Adam one cycle fixed betas": (O.Adam, dict(lr=0.05, betas=(0.7, 0.9)), lambda o: S.OneCycleLR(o, 0.01, total_steps=20, pct_start=0.4, cycle_momentum=False)),
    "AdamW one cycle linear": (O.AdamW, dict(lr=0.05), lambda o: S.OneCycleLR(o, 0.02, total_steps=25, anneal_strategy="linear", div_factor=10, final_div_factor=100)),
    "RmsProp one cycle three phases": (O.RMSprop, dict(lr=0.05, momentum=0.5), lambda o: S.OneCycleLR(o, 0.02, total_steps=20, three_phase=True, base_momentum=0.6, max_momentum=0.8)),
}
out["optimizers"] = {}
for name, spec in kinds.items():
    make, args = spec[:2]
    schedule = spec[2] if len(spec) > 2 else None
    clip = spec[3] if len(spec) > 3 else {}
    runs = {}
    for dtype in (torch.float64, torch.float32):
        p = torch.tensor(p0, dtype=dtype, requires_grad=True)
        optimizer = make([p], **args)
        scheduler = schedule(optimizer) if schedule else None
        after, rates, momenta = [], [], []
        for g in grads:
            p.grad = torch.tensor(g, dtype=dtype)
            if "norm" in clip:
                nn.utils.clip_grad_norm_([p], clip["norm"])
            if "value" in clip:
                nn.utils.clip_grad_value_([p], clip["value"])
            group = optimizer.param_groups[0]
            rates.append(group["lr"])
            momenta.append(group["betas"][0] if "betas" in group else group.get("momentum", 0))
            optimizer.step()
            if scheduler:
                scheduler.step()
            after.append(p.detach().numpy().astype(np.float64).copy())
        runs[dtype] = np.array(after)
    case = {"after": b64(runs[torch.float64]), "err": error(runs[torch.float64], runs[torch.float32])}
    if schedule:
        case["rates"], case["momenta"] = b64(rates, "<f8"), b64(momenta, "<f8")
    out["optimizers"][name] = case

# --- losses: value and gradient on given outputs, then 20 steps of a linear layer -------------------------------------------------
samples, classes, inputs = 6, 5, 4
x = (rng.standard_normal((samples, classes)) * 2).astype(np.float32)
labels = np.array([0, 3, 1, 4, 3, 2])
weights = np.array([0.5, 2, 1, 0.25, 3], np.float32)
positive = np.array([1, 2, 0.5, 3, 1.5], np.float32)
soft = rng.random((samples, classes)).astype(np.float32)
soft /= soft.sum(1, keepdims=True)
binary = (rng.random((samples, classes)) > 0.6).astype(np.float32)
fuzzy = rng.random((samples, classes)).astype(np.float32)
w0 = (rng.standard_normal((classes, inputs)) * 0.5).astype(np.float32)
b0 = (rng.standard_normal(classes) * 0.1).astype(np.float32)
data = rng.standard_normal((samples, inputs)).astype(np.float32)
out["x"], out["labels"], out["weights"], out["positive"] = b64(x), labels.tolist(), b64(weights), b64(positive)
out["soft"], out["binary"], out["fuzzy"] = b64(soft), b64(binary), b64(fuzzy)
out["w0"], out["b0"], out["data"] = b64(w0), b64(b0), b64(data)


def t(a, dtype):
    return torch.tensor(a, dtype=dtype) if a is not None else None


cases = {}
for reduction in ("mean", "sum"):
    for w in (False, True):
        for smoothing in (0.0, 0.1):
            for target in ("labels", "ignore", "soft"):
                name = f"CrossEntropy {reduction}{' weights' if w else ''}{' smoothing' if smoothing else ''} {target}"
                cases[name] = (lambda d, r=reduction, w=w, s=smoothing, g=target: nn.CrossEntropyLoss(
                    weight=t(weights if w else None, d), ignore_index=3 if g == "ignore" else -100, reduction=r, label_smoothing=s), target, False)
        for target in ("labels", "ignore"):
            name = f"Nll {reduction}{' weights' if w else ''} {target}"
            cases[name] = (lambda d, r=reduction, w=w, g=target: nn.NLLLoss(
                weight=t(weights if w else None, d), ignore_index=3 if g == "ignore" else -100, reduction=r), target, True)
        for pos in (False, True):
            for target in ("binary", "fuzzy"):
                name = f"BceWithLogits {reduction}{' weights' if w else ''}{' positive' if pos else ''} {target}"
                cases[name] = (lambda d, r=reduction, w=w, p=pos: nn.BCEWithLogitsLoss(
                    weight=t(weights if w else None, d), pos_weight=t(positive if p else None, d), reduction=r), target, False)
    for target in ("binary", "fuzzy"):
        cases[f"Mse {reduction} {target}"] = (lambda d, r=reduction: nn.MSELoss(reduction=r), target, False)

out["losses"] = {}
for name, (make, target, logs) in cases.items():
    runs = {}
    for dtype in (torch.float64, torch.float32):
        loss = make(dtype)
        wanted = torch.tensor(labels) if target in ("labels", "ignore") else t({"soft": soft, "binary": binary, "fuzzy": fuzzy}[target], dtype)
        y = torch.tensor(x, dtype=dtype, requires_grad=True)
        value = loss(y, wanted)
        value.backward()
        w, b = torch.tensor(w0, dtype=dtype, requires_grad=True), torch.tensor(b0, dtype=dtype, requires_grad=True)
        optimizer = O.SGD([w, b], lr=0.1 if "mean" in name else 0.02, momentum=0.9)
        values, after = [], []
        for _ in range(20):
            optimizer.zero_grad()
            z = torch.tensor(data, dtype=dtype) @ w.T + b
            step = loss(torch.log_softmax(z, 1) if logs else z, wanted)
            step.backward()
            optimizer.step()
            values.append(step.item())
            after.append(np.concatenate([w.detach().numpy().ravel(), b.detach().numpy()]).astype(np.float64))
        runs[dtype] = (value.item(), y.grad.numpy().copy(), np.array(values), np.array(after))
    exact, single = runs[torch.float64], runs[torch.float32]
    out["losses"][name] = {
        "target": target, "value": exact[0], "gradient": b64(exact[1]), "values": b64(exact[2]), "after": b64(exact[3]),
        "err": max(error([exact[0]], [single[0]]), error(exact[1], single[1])), "err20": max(error(exact[2], single[2]), error(exact[3], single[3])),
    }

print(json.dumps(out, indent=0))
