using KernelGen.Tests.Support;

namespace KernelGen.Tests.Inside;

/// <summary>The values of layers inside a network against plain loops in double precision.</summary>
public sealed class ForwardToTests
{
    /// <summary>Of each network: its layers that have no values.</summary>
    private static readonly Dictionary<string, (Func<Network> Create, string[] Without)> s_networks = new()
    {
        ["Five"] = (() => Five.Create(1), []),
        ["Residual"] = (() => Residual.Create(2), ["B2"]),
        ["Fork"] = (() => Fork.Create(3), []),
        ["TakenIn"] = (() => TakenIn.Create(4), ["C", "D", "Norm"]),
        ["Planewise"] = (() => Planewise.Create(5), []),
        ["Heads"] = (() => Heads.Create(6), []),
        ["Rows"] = (() => Rows.Create(7), []),
        ["Normed"] = (() => Graphs.Normed.Create(8), []),
        ["Excited"] = (() => Graphs.Excited.Create(9), []),
        ["Hourglass"] = (() => Graphs.Hourglass.Create(10), []),
        ["Branched"] = (() => Graphs.Branched.Create(11), []),
    };

    public static TheoryData<string> Names => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryLayerIsThatOfPlainLoops(string name)
    {
        using Network network = Create(name);
        float[] x = Samples(network, 2);
        var without = new List<string>();
        for (int sample = 0; sample < 2; sample++)
        {
            float[] one = x[(sample * network.InputShape.Length)..][..network.InputShape.Length];
            Dictionary<string, double[]> truth = LoopGraph.Run(network, one);
            Assert.Equal(network.Layers.Count, truth.Count);
            foreach (Layer layer in network.Layers.Where(l => sample == 0 || !without.Contains(l.Name)))
            {
                var values = new float[2 * layer.OutputShape.Length];
                try
                {
                    network.ForwardTo(layer, x, values);
                }
                catch (NotSupportedException)
                {
                    without.Add(layer.Name);
                    continue;
                }

                float[] mine = values[(sample * layer.OutputShape.Length)..][..layer.OutputShape.Length];
                Assert.Contains(mine, v => Math.Abs(v) > 1e-3f);
                Tolerance.AssertClose(truth[layer.Name], mine, $"{name}.{layer.Name}", 1e-5);
            }
        }

        Assert.Equal(s_networks[name].Without, without);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ForwardIsTheSameBitsBeforeAndBehind(string name)
    {
        using Network network = Create(name);
        float[] x = Samples(network, 17);
        float[] expected = NetworkRun.Forward(network, x);
        Layer last = network.Layers[^1];
        foreach (Layer layer in network.Layers.Except(network.Layers.Where(l => s_networks[name].Without.Contains(l.Name))))
        {
            // With threads too: it runs alone.
            network.Threads = layer == last ? 2 : 1;
            network.ForwardTo(layer, x, new float[17 * layer.OutputShape.Length]);
            Assert.Equal(expected, NetworkRun.Forward(network, x));
        }

        if (network.Outputs.Count == 1)
        {
            var end = new float[17 * last.OutputShape.Length];
            network.ForwardTo(last, x, end);
            Assert.Equal(expected, end);
        }

        if (name is not "Heads")
        {
            network.FreezeForInference();
            var frozen = new float[17 * last.OutputShape.Length];
            network.ForwardTo(last, x, frozen);
            Assert.Equal(expected, frozen);
        }
    }

    [Fact]
    public void PixelsAreWhatPlanesAreInAnotherOrder()
    {
        using Network planes = Planewise.Create(5), pixels = Pixelwise.Create(5);
        float[] x = Samples(planes, 1);
        float[] turned = Turned(x, planes.InputShape);
        foreach ((Layer of, Layer other) in planes.Layers.Zip(pixels.Layers))
        {
            float[] expected = new float[of.OutputShape.Length], values = new float[of.OutputShape.Length];
            planes.ForwardTo(of, x, expected);
            pixels.ForwardTo(other, turned, values);
            Assert.Equal(Turned(expected, of.OutputShape), values);
        }
    }

    [Fact]
    public void ABlockIsItsLastLayer()
    {
        using Nested network = Nested.Create(3);
        float[] x = Samples(network, 1);
        Layer last = network.Layers.Single(l => l.Name == "Blocks.1.Conv"), inner = network.Layers.Single(l => l.Name == "Blocks.1.Inner.Conv");
        float[] block = new float[last.OutputShape.Length], whole = new float[block.Length], inside = new float[inner.OutputShape.Length];
        network.ForwardTo(network.Blocks, x, block);
        network.ForwardTo(last, x, whole);
        network.ForwardTo(inner, x, inside);
        Assert.Equal(whole, block);
        Assert.NotEqual(whole, inside);
        Assert.Contains(inside, v => v > 0);
    }

    [Fact]
    public void TheMessageNamesTheLayerThatHasTheValues()
    {
        using Network network = Create("TakenIn");
        float[] x = Samples(network, 1);
        Assert.Contains("Take P.", Refusal("C"));
        Assert.Contains("Take Relu.", Refusal("D"));
        Assert.Contains("Take Relu.", Refusal("Norm"));

        string Refusal(string name)
        {
            Layer layer = network.Layers.Single(l => l.Name == name);
            return Assert.Throws<NotSupportedException>(() => network.ForwardTo(layer, x, new float[layer.OutputShape.Length])).Message;
        }
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        using Five network = Five.Create(1), other = Five.Create(1);
        float[] x = Samples(network, 2), maps = new float[2 * network.C1.OutputShape.Length];
        Assert.Throws<ArgumentNullException>(() => network.ForwardTo(null!, x, maps));
        Assert.Contains("C1", Assert.Throws<ArgumentException>(() => network.ForwardTo(other.C1, x, maps)).Message);
        Assert.Throws<ArgumentException>(() => network.ForwardTo(network.C1, x, maps.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => network.ForwardTo(network.C1, x.AsSpan(1), maps));
        Assert.Throws<ArgumentException>(() => network.ForwardTo(network.C1, maps.AsSpan(0, 2048), maps));
        Assert.All(maps, v => Assert.Equal(0, v));
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.ForwardTo(network.C1, x, maps));
    }

    private static Network Create(string name)
    {
        Network network = s_networks[name].Create();
        var random = new Random(5);
        foreach (Parameter parameter in network.Buffers.Concat(network.Parameters.Where(p => p.Name.Contains("orm", StringComparison.Ordinal))))
        {
            parameter.Set([.. Enumerable.Range(0, parameter.Length).Select(_ => 0.5f + random.NextSingle())]);
        }

        return network;
    }

    private static float[] Samples(Network network, int count)
    {
        var random = new Random(6);
        return [.. Enumerable.Range(0, count * network.InputShape.Length).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static float[] Turned(float[] planes, Shape shape)
    {
        int area = shape.Height * shape.Width;
        var pixels = new float[planes.Length];
        for (int i = 0; i < planes.Length; i++)
        {
            pixels[(i % area * shape.Channels) + (i / area)] = planes[i];
        }

        return pixels;
    }
}
