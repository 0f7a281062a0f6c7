namespace KernelGen.Training.Tests.Freezing;

/// <summary>Networks that have given their parameters up compute what they computed before, and refuse all else. Weights are packed alike for every width.</summary>
[Trait("Width", "any")]
public sealed class FreezeTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");

    public static TheoryData<string> Names => new("chain", "groups", "block", "heads");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Names))]
    public void ResultsAreTheSameBits(string name)
    {
        using Network network = Create(name), ran = Create(name), frozen = Create(name);
        float[] x = Inputs(network, 19);
        float[] expected = Run(network, x);
        Assert.Contains(expected, v => Math.Abs(v) > 1e-3f);
        Assert.Equal(name is "chain" or "heads", frozen.Plan is { PackingShift: >= 0, Inference: null });
        frozen.FreezeForInference();
        Assert.Equal(expected, Run(frozen, x));
        frozen.Threads = 2;
        Assert.Equal(expected, Run(frozen, x));

        // Also where weights were packed before, and a second time.
        Run(ran, x);
        ran.FreezeForInference();
        ran.FreezeForInference();
        Assert.Equal(expected, Run(ran, x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LoadedWeightsAreFrozenToo(string name)
    {
        using Network network = Create(name), loaded = Empty(name);
        network.Save(_path);
        loaded.Load(_path);
        loaded.FreezeForInference();
        float[] x = Inputs(network, 2);
        Assert.Equal(Run(network, x), Run(loaded, x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatNeedsParametersThrows(string name)
    {
        using Network network = Create(name);
        float[] values = network.Parameters[0].Values.ToArray();
        network.Save(_path);
        using TrainingSession session = network.CreateTrainingSession();
        float[] x = Inputs(network, 16), y = new float[16 * network.OutputShape.Length];
        network.FreezeForInference();
        Action[] refused =
        [
            () => _ = network.Parameters[0].Values, () => network.Parameters[0].Set(values), () => network.Initialize(1), () => network.Save(_path + "2"),
            () => network.Load(_path), () => network.CreateTrainingSession(), () => session.Forward(x, y),
        ];
        Assert.All(refused, call => Assert.Contains(nameof(Network.FreezeForInference), Assert.Throws<InvalidOperationException>(call).Message));
        Assert.False(File.Exists(_path + "2"));
        Run(network, x);
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Run(network, x));
        Assert.Throws<ObjectDisposedException>(network.FreezeForInference);
    }

    private static Network Empty(string name) => name switch
    {
        "chain" => new FrozenChain(),
        "groups" => new FrozenGroups(),
        "heads" => new FrozenHeads(),
        _ => new FrozenBlock(),
    };

    private static Network Create(string name)
    {
        Network network = Empty(name);
        network.Initialize(3);
        var random = new Random(4);
        foreach (Parameter buffer in network.Buffers)
        {
            buffer.Set([.. Enumerable.Range(0, buffer.Length).Select(_ => 0.5f + (float)random.NextDouble())]);
        }

        return network;
    }

    private static float[] Inputs(Network network, int samples)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, samples * network.InputShape.Length).Select(_ => (float)random.NextDouble() - 0.5f)];
    }

    private static float[] Run(Network network, float[] x)
    {
        float[] y = new float[x.Length / network.InputShape.Length * network.OutputShape.Length];
        network.Forward(x, y);
        return y;
    }
}
