using KernelGen.Tests.Support;

namespace KernelGen.Tests.Torch;

/// <summary>A whole training step, the losses and the optimiser, against PyTorch's values.</summary>
public sealed class TrainingAgainstTorch
{
    public static TheoryData<string> Losses => ReferenceFile.Names(
        "SoftmaxCrossEntropy",
        c => c.Text("reduction") is "mean" or "sum" && c.Shape("x")[1] == 10);

    public static TheoryData<string> Optimizers => ReferenceFile.Names("Optimizer");

    [Fact]
    public void LeNet5_OneStep()
    {
        ReferenceCase c = ReferenceFile.Case("lenet5_relu/step");
        using LeNet5ReLU network = new();
        foreach (Parameter parameter in network.Parameters)
            parameter.Set(c.Floats("param_" + Theirs(parameter)));

        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 16,
            Optimizer = new Sgd(0.05f) { Momentum = 0.9f, WeightDecay = 5e-4f },
        });
        float[] images = [.. c.Bytes("images_u8").Select(v => v / 255f)];
        var logits = new float[160];
        network.Forward(images, logits);
        Tolerance.AssertMatches(c, "act_logits", logits);

        float loss = session.Step(images, c.Integers("labels").AsSpan());
        Assert.Equal(c.Attributes.GetProperty("loss_f64").GetDouble(), loss, 5e-6);
        foreach (Parameter parameter in network.Parameters)
        {
            Tolerance.AssertMatches(c, "grad_" + Theirs(parameter), session.Gradients[parameter]);
            Tolerance.AssertMatches(c, "after_" + Theirs(parameter), parameter.Values);
        }
    }

    [Fact]
    public void LeNet5_ThatStepsWeightsFollowTheStatedFormula()
    {
        ReferenceCase c = ReferenceFile.Case("lenet5_relu/step");
        foreach (var p in c.Attributes.GetProperty("params").EnumerateArray())
        {
            float[] stored = c.Floats("param_" + p.GetProperty("name").GetString());
            float[] mine = [.. Enumerable.Range(0, stored.Length).Select(i => (float)(p.GetProperty("base").GetDouble()
                + (2 * Values.Hash(i, p.GetProperty("stream").GetUInt32()) - 1) * p.GetProperty("scale").GetDouble()))];
            Assert.Equal(stored, mine);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void SoftmaxCrossEntropy(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        float[] x = c.Floats("x");
        using TenLogits network = NetworkRun.With(new TenLogits(), ("L.weight", Grid.Of(10, 10, (y, x) => y == x ? 1 : 0).Values));
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 16,
            Loss = new CrossEntropyLoss
            {
                Reduction = c.Text("reduction") == "sum" ? LossReduction.Sum : LossReduction.Mean,
                IgnoreIndex = c.Attributes.TryGetProperty("ignore_index", out var ignored) ? ignored.GetInt32() : -100,
                LabelSmoothing = c.Attributes.TryGetProperty("label_smoothing", out var smoothing) ? smoothing.GetDouble() : 0,
                ClassWeights = c.Has("class_weight") ? c.Floats("class_weight") : null,
            },
            Optimizer = new Sgd(0),
        });

        float loss = session.Step(x, c.Integers("labels").AsSpan());
        Tolerance.AssertMatches(c, "y", [loss]);

        // The bias' gradient is the logits' gradient summed over the samples, for an upstream gradient of 1.
        double upstream = c.Doubles("gy")[0];
        double[] gx = c.Doubles("gx");
        double[] sums = [.. Enumerable.Range(0, 10).Select(k => gx.Where((_, i) => i % 10 == k).Sum() / upstream)];
        Tolerance.AssertClose(sums, session.Gradients["L.bias"], name + " gx");
    }

    [Fact]
    public void SquaredError()
    {
        ReferenceCase c = ReferenceFile.Case("loss/mse_none");
        float[] x = c.Floats("x"), target = c.Floats("target");
        float[] inputs = new float[10], targets = new float[10];
        x.AsSpan(0, 10).CopyTo(inputs);
        target.AsSpan(0, 10).CopyTo(targets);
        using TenLogits network = NetworkRun.With(new TenLogits(), ("L.weight", Grid.Of(10, 10, (y, x) => y == x ? 1 : 0).Values));
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Loss = new MseLoss { Reduction = LossReduction.Sum }, Optimizer = new Sgd(0) });

        float loss = session.Step(inputs, targets.AsSpan());
        Tolerance.AssertClose([c.Doubles("y").Take(10).Sum()], [loss], "loss");
        double[] gradient = [.. x.Zip(target, (a, b) => 2.0 * ((double)a - b)).Take(10)];
        Tolerance.AssertClose(gradient, session.Gradients["L.bias"], "gradient");
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TwentySteps(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        float[] parameters = c.Floats("p0"), gradients = c.Floats("grads"), after = c.Floats("p_after_each_step");
        int length = parameters.Length;
        using Network network = length == 5 ? new FiveParameters() : new ThirtyThreeParameters();
        network.Parameters["L.bias"].Set(parameters);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 1,
            Optimizer = OptimizerOf(c),
        });

        var mine = new List<float>();
        for (int step = 0; step < c.Int("steps"); step++)
        {
            session.Forward([0], new float[length]);
            session.Backward(gradients.AsSpan(step * length, length));
            session.Update();
            mine.AddRange(network.Parameters["L.bias"].Values);
        }

        Assert.Equal(after.Length, mine.Count);
        Tolerance.AssertMatches(c, "p_after_each_step", mine.ToArray());
    }

    private static Optimizer OptimizerOf(ReferenceCase c)
    {
        double Number(string name) => c.Attributes.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        if (c.Text("kind") == "AdamW")
        {
            double[] betas = [.. c.Attributes.GetProperty("betas").EnumerateArray().Select(b => b.GetDouble())];
            return new AdamW(Number("lr")) { Beta1 = betas[0], Beta2 = betas[1], Epsilon = Number("eps"), WeightDecay = Number("weight_decay") };
        }

        Assert.StartsWith("SGD", c.Text("kind"));
        return new Sgd(Number("lr"))
        {
            Momentum = Number("momentum"),
            Dampening = Number("dampening"),
            WeightDecay = Number("weight_decay"),
            Nesterov = c.Attributes.TryGetProperty("nesterov", out var nesterov) && nesterov.GetBoolean(),
        };
    }

    // "Conv1.weight" is "conv1.weight" there.
    private static string Theirs(Parameter parameter) => char.ToLowerInvariant(parameter.Name[0]) + parameter.Name[1..];
}
