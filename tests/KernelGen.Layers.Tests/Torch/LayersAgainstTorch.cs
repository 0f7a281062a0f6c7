using System.Reflection;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Torch;

/// <summary>Every one-layer network of the reference cases, forward and backward, against PyTorch's values.</summary>
public sealed class LayersAgainstTorch
{
    // There is no SELU, LogSigmoid or absolute value, and the identity is not a layer.
    private static readonly string[] NotDeclarable = ["SELU", "LogSigmoid", "PReLU-less abs", "Identity"];

    private static readonly string[] Operators =
        ["Conv2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "Linear", "Activation", "Softmax", "LogSoftmax", "ConvTranspose2d", "LocalResponseNorm", "Upsample", "PadChannels", "PReLU"];

    private static readonly Dictionary<string, Type> Networks = DeclaredNetworks.Types(typeof(LayersAgainstTorch).Namespace!)
        .ToDictionary(t => t.GetCustomAttribute<TorchCaseAttribute>()!.Name, StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. Networks.Keys];

    [Fact]
    public void NoCaseIsLeftOut()
    {
        IEnumerable<string> cases = ReferenceFile.All.Where(c => Operators.Contains(c.Op)).Select(c => c.Name)
            .Where(name => !NotDeclarable.Any(kind => name.StartsWith($"act/{kind}/", StringComparison.Ordinal) || name.StartsWith($"act/{kind}(", StringComparison.Ordinal)));
        Assert.Equal(cases.Order(StringComparer.Ordinal), Networks.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        using Network network = Create(c);
        float[] x = c.Floats("x");
        Tolerance.AssertMatches(c, "y", NetworkRun.Forward(network, x));

        // Sample by sample gives the same bits as all at once.
        int input = network.InputShape.Length, output = network.OutputShape.Length;
        float[] all = NetworkRun.Forward(network, x);
        for (int n = 0; n < x.Length / input; n++)
            Tolerance.AssertSame(all.AsSpan(n * output, output), NetworkRun.Forward(network, x.AsSpan(n * input, input)), $"{name} sample {n}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        using Network network = Create(c);
        float[] gy = c.Has("gy") ? c.Floats("gy") : [.. c.Floats("x").Select(_ => 1f)];
        NetworkRun run = NetworkRun.ForwardBackward(network, c.Floats("x"), gy);

        Tolerance.AssertMatches(c, "y", run.Y);
        Tolerance.AssertMatches(c, "gx", run.Gx);
        if (c.Has("gw"))
            Tolerance.AssertMatches(c, "gw", run.Gradients["L.weight"]);
        if (c.Has("gb"))
            Tolerance.AssertMatches(c, "gb", run.Gradients["L.bias"]);
    }

    private static Network Create(ReferenceCase c)
    {
        Network network = (Network)Activator.CreateInstance(Networks[c.Name])!;
        if (c.Has("w"))
        {
            Assert.Equal(c.Shape("w"), network.Parameters["L.weight"].Shape.ToArray());
            network.Parameters["L.weight"].Set(c.Floats("w"));
        }

        if (c.Has("b"))
            network.Parameters["L.bias"].Set(c.Floats("b"));
        return network;
    }
}
