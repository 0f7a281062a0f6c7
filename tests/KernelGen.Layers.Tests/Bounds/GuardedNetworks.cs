using KernelGen.Tests.Layouts;
using KernelGen.Tests.Sizes;
using KernelGen.Tests.Sums;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Bounds;

/// <summary>
/// Networks whose every span ends at memory that cannot be touched, at one end and then at the other: a read or write of one element too
/// many ends the process.
/// </summary>
public sealed class GuardedNetworks
{
    private static readonly Dictionary<string, Func<Network>> Networks = EveryLayerSize.All
        .Concat(LayoutNetworks.Pairs.SelectMany(p => (KeyValuePair<string, Func<Network>>[])[new(p.Key + " planes", p.Value.Planes), new(p.Key + " pixels", p.Value.Pixels)]))
        .Concat(WeightNetworks.Pairs.Select(p => new KeyValuePair<string, Func<Network>>(p.Key + " Hwio", p.Value.Hwio)))
        .Concat(TransformedGradientTests.All.Select(n => new KeyValuePair<string, Func<Network>>(n, () => TransformedGradientTests.Create(n))))
        .ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. Effort.Thin(Networks.Keys, 4)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad34_SpansThatEndAtAPage(string name)
    {
        if (!GuardedPages.IsSupported)
            return;

        using Network network = Networks[name]();
        foreach (int batch in (int[])[1, 2, 17])
        {
            Run(network, batch, atEnd: false);
            Run(network, batch, atEnd: true);
        }
    }

    private static void Run(Network network, int batch, bool atEnd)
    {
        int inputs = batch * network.InputShape.Length, outputs = batch * network.OutputShape.Length;
        using var x = new Guarded(inputs, atEnd);
        using var y = new Guarded(outputs, atEnd);
        using var gy = new Guarded(outputs, atEnd);
        using var gx = new Guarded(inputs, atEnd);
        Values.Normal(inputs, 1).CopyTo(x.Span);
        Values.Normal(outputs, 2).CopyTo(gy.Span);
        foreach (Parameter parameter in network.Parameters)
        {
            using var values = new Guarded(parameter.Length, atEnd);
            parameter.Values.CopyTo(values.Span);
            parameter.Set(values.Span);
        }

        // The same bits as in ordinary memory.
        network.Forward(x.Span, y.Span);
        Tolerance.AssertSame(NetworkRun.Forward(network, x.Span), y.Span, $"{network.Name} Forward");

        NetworkRun expected = NetworkRun.ForwardBackward(network, x.Span, gy.Span);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = batch, Loss = new MseLoss(), Optimizer = new Sgd(1e-6f),
        });
        session.Forward(x.Span, y.Span);
        session.Backward(gy.Span, gx.Span);
        Tolerance.AssertSame(expected.Y, y.Span, $"{network.Name} TrainingSession.Forward");
        Tolerance.AssertSame(expected.Gx, gx.Span, $"{network.Name} input gradients");
        session.Step(x.Span, gy.Span);
    }

    private sealed class Guarded(int length, bool atEnd) : IDisposable
    {
        private readonly GuardedPages _pages = new(length * sizeof(float));

        public Span<float> Span => atEnd ? _pages.AtEnd<float>(length) : _pages.AtStart<float>(length);

        public void Dispose() => _pages.Dispose();
    }
}
