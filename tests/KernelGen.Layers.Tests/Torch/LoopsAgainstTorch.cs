using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Torch;

/// <summary>The reference loops of the activations themselves against PyTorch's values.</summary>
[Trait("Width", "any")]
public sealed class LoopsAgainstTorch
{
    public static TheoryData<string> Activations => ReferenceFile.Names(
        "Activation", c => c.Text("kind") is "LeakyReLU(0.01)" or "LeakyReLU(0.2)" or "Hardtanh" or "GELU(erf)" or "SiLU");

    public static TheoryData<string> LogSoftmaxes => ReferenceFile.Names("LogSoftmax", _ => true);

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        double[] x = c.Doubles("x"), y = new double[x.Length], gx = new double[x.Length];
        double[] ones = [.. x.Select(_ => 1.0)];
        switch (c.Text("kind"))
        {
            case "GELU(erf)":
                InputActivations.GELU<double>(x, y);
                InputActivations.GELUBackward<double>(x, ones, gx);
                break;
            case "SiLU":
                InputActivations.SiLU<double>(x, y);
                InputActivations.SiLUBackward<double>(x, ones, gx);
                break;
            case "Hardtanh":
                InputActivations.Clamp<double>(x, -1, 1, y);
                InputActivations.ClampBackward<double>(x, -1, 1, ones, gx);
                break;
            case string kind:
                double slope = kind == "LeakyReLU(0.2)" ? 0.2 : 0.01;
                InputActivations.LeakyReLU(x, slope, y);
                InputActivations.LeakyReLUBackward(x, slope, ones, gx);
                break;
        }

        Tolerance.AssertMatches(c, "y", [.. y.Select(v => (float)v)]);
        Tolerance.AssertMatches(c, "gx", [.. gx.Select(v => (float)v)]);
    }

    [Theory]
    [MemberData(nameof(LogSoftmaxes))]
    public void LogSoftmax(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        (int batch, int channels) = (c.Shape("x")[0], c.Shape("x")[1]);
        double[] x = c.Doubles("x"), y = new double[x.Length], gx = new double[x.Length];
        ChannelSoftmax.Forward<double>(batch, channels, 1, 1, logarithm: true, x, y);
        ChannelSoftmax.Backward<double>(batch, channels, 1, 1, logarithm: true, y, c.Doubles("gy"), gx);
        Tolerance.AssertMatches(c, "y", [.. y.Select(v => (float)v)]);
        Tolerance.AssertMatches(c, "gx", [.. gx.Select(v => (float)v)]);
    }
}
