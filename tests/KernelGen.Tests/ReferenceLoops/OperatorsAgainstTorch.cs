using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.ReferenceLoops;

/// <summary>Anchors the reference loops outside: their double form must give PyTorch's values.</summary>
[Trait("Width", "any")]
public sealed class OperatorsAgainstTorch
{
    public static TheoryData<string> Conv2dCases => ReferenceFile.Names("Conv2d");

    public static TheoryData<string> MaxPoolCases => ReferenceFile.Names("MaxPool2d");

    public static TheoryData<string> AvgPoolCases => ReferenceFile.Names("AvgPool2d");

    public static TheoryData<string> LinearCases => ReferenceFile.Names("Linear");

    public static TheoryData<string> ActivationCases =>
        ReferenceFile.Names("Activation", c => c.Text("kind") is "Tanh" or "Sigmoid" or "ReLU");

    public static TheoryData<string> CrossEntropyCases => ReferenceFile.Names(
        "SoftmaxCrossEntropy",
        c => !c.Attributes.TryGetProperty("weight", out _) && !c.Attributes.TryGetProperty("label_smoothing", out _) && !c.Attributes.TryGetProperty("ignore_index", out _));

    public static TheoryData<string> SgdCases => ReferenceFile.Names("Optimizer", c => c.Text("kind") is "SGD" or "SGD-wd" or "SGD-momentum");

    public static TheoryData<string> PadCases => ReferenceFile.Names("Pad", c => c.Text("mode") != "constant");

    [Theory]
    [MemberData(nameof(Conv2dCases))]
    public void Conv2d_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        Conv2dShape shape = ReferenceShapes.Conv2d(c);
        double[] x = c.Doubles("x"), w = c.Doubles("w"), gy = c.Doubles("gy");
        double[] b = c.Has("b") ? c.Doubles("b") : [];

        var y = new double[shape.OutputLength];
        Reference.Conv2d.Forward<double>(shape, x, w, b, y);
        var gx = new double[x.Length];
        Reference.Conv2d.BackwardInput<double>(shape, gy, w, gx);
        var gw = new double[w.Length];
        Reference.Conv2d.BackwardWeights<double>(shape, x, gy, gw);

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
        AssertRounded(c, "gw", gw);
        if (c.Has("b"))
        {
            var gb = new double[b.Length];
            Reference.Conv2d.BackwardBias<double>(shape, gy, gb);
            AssertRounded(c, "gb", gb);
        }
    }

    [Theory]
    [MemberData(nameof(MaxPoolCases))]
    public void MaxPool2d_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        Pool2dShape shape = ReferenceShapes.Pool2d(c);
        double[] x = c.Doubles("x");
        var y = new double[shape.OutputLength];
        var indices = new int[shape.OutputLength];
        Reference.MaxPool2d.Forward<double>(shape, x, y, indices);
        var gx = new double[x.Length];
        Reference.MaxPool2d.Backward<double>(shape, c.Doubles("gy"), indices, gx);

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
        Assert.Equal(c.Integers("indices"), indices);
    }

    [Theory]
    [MemberData(nameof(AvgPoolCases))]
    public void AvgPool2d_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        Pool2dShape shape = ReferenceShapes.Pool2d(c);
        var y = new double[shape.OutputLength];
        Reference.AvgPool2d.Forward<double>(shape, c.Flag("count_include_pad"), c.Doubles("x"), y);
        var gx = new double[shape.InputLength];
        Reference.AvgPool2d.Backward<double>(shape, c.Flag("count_include_pad"), c.Doubles("gy"), gx);

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
    }

    [Theory]
    [MemberData(nameof(LinearCases))]
    public void Linear_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        int batch = c.Int("batch"), inputs = c.Int("in_features"), outputs = c.Int("out_features");
        double[] x = c.Doubles("x"), w = c.Doubles("w"), gy = c.Doubles("gy");
        double[] b = c.Has("b") ? c.Doubles("b") : [];

        var y = new double[batch * outputs];
        Reference.Linear.Forward<double>(batch, inputs, outputs, x, w, b, y);
        var gx = new double[x.Length];
        Reference.Linear.BackwardInput<double>(batch, inputs, outputs, gy, w, gx);
        var gw = new double[w.Length];
        var gb = new double[b.Length];
        Reference.Linear.BackwardWeights<double>(batch, inputs, outputs, x, gy, gw, gb);

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
        AssertRounded(c, "gw", gw);
        if (c.Has("b"))
            AssertRounded(c, "gb", gb);
    }

    [Theory]
    [MemberData(nameof(ActivationCases))]
    public void Activation(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        double[] x = c.Doubles("x");
        double[] ones = [.. x.Select(_ => 1.0)];
        var y = new double[x.Length];
        var gx = new double[x.Length];
        switch (c.Text("kind"))
        {
            case "Tanh":
                Activations.Tanh<double>(x, y);
                Activations.TanhBackward<double>(y, ones, gx);
                break;
            case "Sigmoid":
                Activations.Sigmoid<double>(x, y);
                Activations.SigmoidBackward<double>(y, ones, gx);
                break;
            default:
                Activations.ReLU<double>(x, y);
                Activations.ReLUBackward<double>(y, ones, gx);
                break;
        }

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
    }

    [Theory]
    [MemberData(nameof(CrossEntropyCases))]
    public void SoftmaxCrossEntropy_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        double[] x = c.Doubles("x"), gy = c.Doubles("gy");
        int[] labels = c.Integers("labels");
        int classes = c.Shape("x")[1];
        string reduction = c.Text("reduction");
        var losses = new double[labels.Length];
        var gx = new double[x.Length];
        for (int n = 0; n < labels.Length; n++)
        {
            double scale = reduction == "none" ? gy[n] : reduction == "mean" ? gy[0] / labels.Length : gy[0];
            losses[n] = SoftmaxCrossEntropy.Forward<double>(x.AsSpan(n * classes, classes), labels[n]);
            SoftmaxCrossEntropy.Backward<double>(x.AsSpan(n * classes, classes), labels[n], scale, gx.AsSpan(n * classes, classes));
        }

        AssertRounded(c, "y", reduction switch { "none" => losses, "mean" => [losses.Sum() / losses.Length], _ => [losses.Sum()] });
        AssertRounded(c, "gx", gx);
    }

    [Fact]
    public void SquaredError_()
    {
        ReferenceCase c = ReferenceFile.Case("loss/mse_none");
        double[] x = c.Doubles("x"), target = c.Doubles("target"), gy = c.Doubles("gy");
        var y = new double[x.Length];
        var gx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = SquaredError.Forward<double>(x.AsSpan(i, 1), target.AsSpan(i, 1));
            SquaredError.Backward(x.AsSpan(i, 1), target.AsSpan(i, 1), gy[i], gx.AsSpan(i, 1));
        }

        AssertRounded(c, "y", y);
        AssertRounded(c, "gx", gx);
    }

    [Theory]
    [MemberData(nameof(SgdCases))]
    public void Sgd_(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        double[] p = c.Doubles("p0"), gradients = c.Doubles("grads");
        var velocity = new double[p.Length];
        var after = new List<double>();
        for (int step = 0; step < c.Int("steps"); step++)
        {
            Reference.Sgd.Step<double>(
                p, gradients.AsSpan(step * p.Length, p.Length), velocity, c.Float("lr"), c.Float("momentum"), c.Float("weight_decay"));
            after.AddRange(p);
        }

        AssertRounded(c, "p_after_each_step", [.. after]);
    }

    [Theory]
    [MemberData(nameof(PadCases))]
    public void Pad(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        int[] shape = c.Shape("x"), pads = c.Ints("pads_lrtb");
        float[] y = Pad2d.Forward<float>(c.Floats("x"), shape[0] * shape[1], shape[2], shape[3], pads[2], pads[3], pads[0], pads[1], Reference.PaddingMode.Replicate);
        var gx = new double[c.Floats("x").Length];
        Pad2d.Backward<double>(c.Doubles("gy"), gx, shape[0] * shape[1], shape[2], shape[3], pads[2], pads[3], pads[0], pads[1], Reference.PaddingMode.Replicate);

        Assert.Equal(c.Floats("y"), y);
        AssertRounded(c, "gx", gx);
    }

    private static void AssertRounded(ReferenceCase c, string role, double[] mine) =>
        Tolerance.AssertMatches(c, role, [.. mine.Select(v => (float)v)]);
}
