using System.Globalization;
using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Torch;

/// <summary>The reference loops of the activations themselves against PyTorch's values.</summary>
[Trait("Width", "any")]
public sealed class LoopsAgainstTorch
{
    /// <summary>PyTorch's cases of what there are loops for, which have its name, or the one that it has here.</summary>
    public static TheoryData<string> Activations => ReferenceFile.Names("Activation", c => Function<double>(c.Text("kind")) is not null);

    public static TheoryData<string> LogSoftmaxes => ReferenceFile.Names("LogSoftmax", _ => true);

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        ElementwiseFunction<double> function = Function<double>(c.Text("kind"))!;
        double[] x = c.Doubles("x"), y = [.. x.Select(function.Apply)], gx = [.. x.Select(v => function.Gradient(v, 1))];
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

    /// <summary>The function of a case: its name and the numbers behind it, <c>LeakyReLU(0.2)</c>.</summary>
    private static ElementwiseFunction<T>? Function<T>(string kind)
        where T : struct, IFloatingPointIeee754<T>
    {
        string[] parts = kind.Split('(', ')');
        (string name, (string, object)[] options) = parts[0] switch
        {
            "Hardtanh" => ("Clamp", [("min", -1.0), ("max", 1.0)]),
            "LeakyReLU" => (parts[0], [("negativeSlope", double.Parse(parts[1], CultureInfo.InvariantCulture))]),
            _ => (parts[0], ((string, object)[])[]),
        };
        return (OperationReference.Find(name) as ElementwiseReference)?.Of<T>(ReferenceOptions.Of(options));
    }
}
