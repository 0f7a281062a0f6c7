using System.Text.Json;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Torch;

/// <summary>Twenty steps of every optimizer, schedule and way of clipping, against PyTorch's.</summary>
public sealed class OptimizersAgainstTorch
{
    private static readonly Dictionary<string, TrainingOptions> Cases = new()
    {
        ["Sgd"] = new() { Optimizer = new Sgd(0.05) },
        ["Sgd momentum"] = new() { Optimizer = new Sgd(0.02) { Momentum = 0.9 } },
        ["Sgd momentum decay"] = new() { Optimizer = new Sgd(0.02) { Momentum = 0.9, WeightDecay = 0.05 } },
        ["Sgd dampening decay"] = new() { Optimizer = new Sgd(0.02) { Momentum = 0.8, Dampening = 0.3, WeightDecay = 0.05 } },
        ["Sgd nesterov decay"] = new() { Optimizer = new Sgd(0.02) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.05 } },
        ["Adam"] = new() { Optimizer = new Adam(0.01) },
        ["Adam betas"] = new() { Optimizer = new Adam(0.01) { Beta1 = 0.7, Beta2 = 0.9, Epsilon = 1e-3 } },
        ["Adam decay"] = new() { Optimizer = new Adam(0.01) { WeightDecay = 0.1 } },
        ["Adam amsgrad"] = new() { Optimizer = new Adam(0.01) { AmsGrad = true, Beta2 = 0.6 } },
        ["AdamW"] = new() { Optimizer = new AdamW(0.01) },
        ["AdamW decay"] = new() { Optimizer = new AdamW(0.01) { WeightDecay = 0.5, Beta1 = 0.8, Beta2 = 0.95 } },
        ["AdamW amsgrad"] = new() { Optimizer = new AdamW(0.01) { AmsGrad = true, Beta2 = 0.6 } },
        ["RmsProp"] = new() { Optimizer = new RmsProp() },
        ["RmsProp alpha decay"] = new() { Optimizer = new RmsProp(0.01) { Alpha = 0.9, Epsilon = 1e-4, WeightDecay = 0.1 } },
        ["RmsProp momentum"] = new() { Optimizer = new RmsProp(0.01) { Momentum = 0.9 } },
        ["RmsProp centered"] = new() { Optimizer = new RmsProp(0.01) { Centered = true, Epsilon = 1e-3 } },
        ["RmsProp centered momentum decay"] = new()
        {
            Optimizer = new RmsProp(0.01) { Centered = true, Momentum = 0.8, WeightDecay = 0.1, Epsilon = 1e-3 },
        },
        ["Sgd clip norm"] = new() { Optimizer = new Sgd(0.05), ClipNorm = 3 },
        ["Sgd clip value"] = new() { Optimizer = new Sgd(0.05), ClipValue = 0.5 },
        ["Adam clip both"] = new() { Optimizer = new Adam(0.01), ClipNorm = 3, ClipValue = 0.4 },
        ["Sgd StepLR"] = new() { Optimizer = new Sgd(0.05), Schedule = new StepLR(6, 0.3) },
        ["Adam StepLR"] = new() { Optimizer = new Adam(0.01), Schedule = new StepLR(7) },
        ["Sgd cosine"] = new() { Optimizer = new Sgd(0.05) { Momentum = 0.5 }, Schedule = new CosineAnnealingLR(12, 0.001) },
        ["Sgd one cycle"] = new() { Optimizer = new Sgd(0.05) { Momentum = 0.9 }, Schedule = new OneCycleLR(0.1, 20) },
        ["Adam one cycle"] = new() { Optimizer = new Adam(0.05) { Beta1 = 0.7, Beta2 = 0.9 }, Schedule = new OneCycleLR(0.01, 20) },
        ["Adam one cycle fixed betas"] = new()
        {
            Optimizer = new Adam(0.05) { Beta1 = 0.7, Beta2 = 0.9 },
            Schedule = new OneCycleLR(0.01, 20) { PctStart = 0.4, CycleMomentum = false },
        },
        ["AdamW one cycle linear"] = new()
        {
            Optimizer = new AdamW(0.05),
            Schedule = new OneCycleLR(0.02, 25) { Anneal = Annealing.Linear, DivFactor = 10, FinalDivFactor = 100 },
        },
        ["RmsProp one cycle three phases"] = new()
        {
            Optimizer = new RmsProp(0.05) { Momentum = 0.5 },
            Schedule = new OneCycleLR(0.02, 20) { ThreePhase = true, BaseMomentum = 0.6, MaxMomentum = 0.8 },
        },
    };

    public static TheoryData<string> Names => TorchValues.Optimizers;

    [Theory]
    [MemberData(nameof(Names))]
    public void TwentySteps(string name)
    {
        JsonElement c = TorchValues.Optimizer(name);
        TrainingOptions options = Cases[name];
        float[] gradients = TorchValues.Floats("grads");
        using ThirtyThree network = ThirtyThree.Create();
        network.L.Weight!.Set(new float[33]);
        network.L.Bias!.Set(TorchValues.Floats("p0"));
        using TrainingSession session = network.CreateTrainingSession(options);
        double[]? rates = options.Schedule is null ? null : c.Doubles("rates");
        var mine = new List<float>();
        for (int step = 0; step < 20; step++)
        {
            session.Forward([0], new float[33]);
            session.Backward(gradients.AsSpan(step * 33, 33));
            Assert.Equal(step, session.Steps);
            if (rates is not null) Assert.Equal(rates[step], session.LearningRate, 1e-14);
            session.Update();
            mine.AddRange(network.L.Bias!.Values);
        }

        Numbers.AssertClose(c.Floats("after"), mine.ToArray(), c.Number("err"), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MomentaOfSchedules(string name)
    {
        if (Cases[name].Schedule is not { } schedule) return;
        double[] momenta = TorchValues.Optimizer(name).Doubles("momenta");
        for (int step = 0; step < 20; step++)
        {
            if (schedule.MomentumAt(step) is { } momentum) Assert.Equal(momenta[step], momentum, 1e-14);
        }
    }
}
