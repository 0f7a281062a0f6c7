using KernelGen.Tests.Sizes;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Layouts;

/// <summary>Pools, groups and both layouts: the same bits however a batch is split and however many threads train.</summary>
public sealed class SplitsAndThreads
{
    private static readonly Dictionary<string, Func<Network>> Networks = new(StringComparer.Ordinal)
    {
        ["pixels"] = LayoutNetworks.Pairs["Strided"].Pixels,
        ["groups"] = WeightNetworks.Pairs["Grouped"].Hwio,
        ["global pool"] = EveryLayerSize.All["ConvThenGlobal"],
        ["adaptive pool"] = EveryLayerSize.All["AdaptiveUneven"],
        ["dilated pool"] = EveryLayerSize.All["MaxPoolDilated"],
    };

    public static TheoryData<string> Cases => [.. Effort.Thin(Networks.Keys.Order(StringComparer.Ordinal), 5)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad52_ForEverySplit(string name)
    {
        using Network network = Networks[name]();
        const int Batch = 49;
        (int input, int output) = (network.InputShape.Length, network.OutputShape.Length);
        float[] x = Values.Normal(Batch * input, 1);
        float[] all = NetworkRun.Forward(network, x);
        foreach (int part in (int[])[1, 7, 16, 17, 33])
        {
            for (int first = 0; first < Batch; first += part)
            {
                int count = Math.Min(part, Batch - first);
                OutsideLayoutTests.AssertBits(
                    all.AsSpan(first * output, count * output), NetworkRun.Forward(network, x.AsSpan(first * input, count * input)), $"{name} by {part}");
            }
        }

        OutsideLayoutTests.AssertBits(all, NetworkRun.ForwardBackward(network, x, new float[all.Length]).Y, $"{name} in training");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad52_ForEveryNumberOfThreads(string name)
    {
        float[] expected = Train(name, 1);
        foreach (int threads in (int[])[2, 8])
            OutsideLayoutTests.AssertBits(expected, Train(name, threads), $"{name} with {threads} threads");
    }

    private static float[] Train(string name, int threads)
    {
        using Network network = Networks[name]();
        const int Batch = 85;
        float[] x = Values.Normal(Batch * network.InputShape.Length, 2);
        float[] targets = Values.Normal(Batch * network.OutputShape.Length, 3);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = Batch, Threads = threads, Loss = new MseLoss(), Optimizer = new Sgd(0.001f) { Momentum = 0.9f },
        });
        var losses = new List<float>();
        for (int step = 0; step < 3; step++)
            losses.Add(session.Step(x, targets));
        var gx = new float[x.Length];
        session.Forward(x, new float[targets.Length]);
        session.Backward(targets, gx);
        return [.. losses, .. gx, .. network.Parameters.SelectMany(p => p.Values.ToArray())];
    }
}
