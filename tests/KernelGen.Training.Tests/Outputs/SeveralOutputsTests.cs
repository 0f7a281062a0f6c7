using KernelGen.Tests.Support;

namespace KernelGen.Training.Tests.Outputs;

[Trait("Width", "any")]
public sealed class SeveralOutputsTests
{
    private const int Boxes = 5 * 6 * 7;
    private const int Outs = 4 * 3 * 3;
    private const int Inputs = 10;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(37, 1)]
    [InlineData(37, 2)]
    public void EachOutputHasASpan(int samples, int threads)
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        network.Threads = threads;
        float[] input = Values(samples * ThreeHeads.InputLength, 1);
        (float[] boxes, float[] outs, float[] last) = (new float[samples * Boxes], new float[samples * Outs], new float[samples * Inputs]);
        network.Forward(input, boxMap: boxes, @out: outs, inputOutput: last);
        for (int n = 0; n < samples; n++)
        {
            (double[] wantedBoxes, double[] wantedOuts, double[] wantedLast) = Plain(network, input.AsSpan(n * ThreeHeads.InputLength, ThreeHeads.InputLength));
            AssertClose(wantedBoxes, boxes.AsSpan(n * Boxes, Boxes));
            AssertClose(wantedOuts, outs.AsSpan(n * Outs, Outs));
            AssertClose(wantedLast, last.AsSpan(n * Inputs, Inputs));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(33)]
    public void OneSpanHasAllOutputsOfEachSample(int samples)
    {
        using WideHeads wide = WideHeads.Create(1);
        using ManyWeights many = ManyWeights.Create(1);
        float[] input = Values(samples * WideHeads.InputLength, 1);
        (float[] first, float[] second, float[] both) = (new float[samples * 36864], new float[samples * 36864], new float[samples * WideHeads.OutputLength]);
        wide.Forward(input, first, second);
        wide.Forward(input, both);
        AssertJoined(both, first, second, samples, samples);

        input = Values(samples * ManyWeights.InputLength, 2);
        (first, second, both) = (new float[samples * 900], new float[samples * 800], new float[samples * ManyWeights.OutputLength]);
        many.Forward(input, first, second);
        many.Forward(input, both);
        AssertJoined(both, first, second, samples, samples);
        many.Forward(input.AsSpan(0, 4), both.AsSpan(0, 1700));
        AssertJoined(both, first, second, 1, samples);
    }

    [Fact]
    public void ThreadsGiveTheSameBits()
    {
        using WideHeads network = WideHeads.Create(1);
        float[] input = Values(WideHeads.InputLength, 1);
        (float[] first, float[] second) = (new float[36864], new float[36864]);
        (float[] firstOfTwo, float[] secondOfTwo) = (new float[36864], new float[36864]);
        network.Forward(input, first, second);
        network.Threads = 2;
        network.Forward(input, firstOfTwo, secondOfTwo);
        Assert.Equal(first, firstOfTwo);
        Assert.Equal(second, secondOfTwo);
    }

    [Fact]
    public void TheLayoutIsThatOfTheNetwork()
    {
        using ThreeHeads planes = ThreeHeads.Create(3);
        using ThreeHeadsOfPixels pixels = ThreeHeadsOfPixels.Create(3);
        float[] input = Values(17 * ThreeHeads.InputLength, 1);
        (float[] boxes, float[] outs, float[] last) = (new float[17 * Boxes], new float[17 * Outs], new float[17 * Inputs]);
        (float[] boxesOfPixels, float[] outsOfPixels, float[] lastOfPixels) = (new float[17 * Boxes], new float[17 * Outs], new float[17 * Inputs]);
        planes.Forward(input, boxes, outs, last);
        pixels.Forward(ToPixels(input, 3, 42), boxesOfPixels, outsOfPixels, lastOfPixels);
        AssertNear(ToPixels(boxes, 5, 42), boxesOfPixels);
        AssertNear(ToPixels(outs, 4, 9), outsOfPixels);
        AssertNear(last, lastOfPixels);
    }

    [Fact]
    public void NetworksWithoutTrainingGiveThemToo()
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        using ThreeHeadsInferred inferred = ThreeHeadsInferred.Create(3);
        float[] input = Values(18 * ThreeHeads.InputLength, 1);
        (float[] a, float[] b) = (new float[18 * ThreeHeads.OutputLength], new float[18 * ThreeHeads.OutputLength]);
        network.Forward(input, a);
        inferred.Forward(input, b);
        Assert.Equal(a, b);
    }

    [Fact]
    public void Bad41_EveryLengthIsCheckedBeforeAnythingIsWritten()
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        float[] input = Values(2 * ThreeHeads.InputLength, 1);
        float[] boxes = [.. Enumerable.Repeat(7f, 2 * Boxes)];
        (float[] outs, float[] last) = (new float[2 * Outs], new float[2 * Inputs]);
        Assert.Equal("out", Assert.Throws<ArgumentException>(() => network.Forward(input, boxes, outs.AsSpan(1), last)).ParamName);
        Assert.Equal("inputOutput", Assert.Throws<ArgumentException>(() => network.Forward(input, boxes, outs, new float[(2 * Inputs) + 1])).ParamName);
        Assert.Equal("boxMap", Assert.Throws<ArgumentException>(() => network.Forward(input, default, outs, last)).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentException>(() => network.Forward(input.AsSpan(1), boxes, outs, last)).ParamName);
        Assert.Equal("out", Assert.Throws<ArgumentException>(() => network.Forward(input, boxes, boxes.AsSpan(3, 2 * Outs), last)).ParamName);
        Assert.Equal("out", Assert.Throws<ArgumentException>(() => network.Forward(input, boxes, input.AsSpan(0, 2 * Outs), last)).ParamName);
        Assert.All(boxes, value => Assert.Equal(7f, value));
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Forward(input, boxes, outs, last));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        float[] input = Values(17 * ThreeHeads.InputLength, 1);
        (float[] boxes, float[] outs, float[] last) = (new float[17 * Boxes], new float[17 * Outs], new float[17 * Inputs]);
        network.Forward(input, boxes, outs, last);
        Assert.Equal(0, Allocation.Of(() => network.Forward(input, boxes, outs, last)));
    }

    [Fact]
    public void TrainingTakesTheGradientsOfAllOutputs()
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 18 });
        float[] input = Values(18 * ThreeHeads.InputLength, 1);
        float[] output = new float[18 * ThreeHeads.OutputLength], forward = new float[output.Length];
        session.Forward(input, output);
        network.Forward(input, forward);
        AssertNear(forward, output);

        // The bias of a head has the sum of that head's gradients, and of no other's.
        session.Backward(Values(output.Length, 2));
        float[] upstream = Values(output.Length, 2);
        for (int k = 0; k < Inputs; k++)
        {
            float wanted = Enumerable.Range(0, 18).Sum(n => upstream[(n * ThreeHeads.OutputLength) + Boxes + Outs + k]);
            Assert.Equal(wanted, session.Gradients[network.Input.Bias!][k], 1e-4);
        }

        session.Update();
        Assert.Contains("3 outputs", Assert.Throws<InvalidOperationException>(() => session.Step(input, new byte[18])).Message);
        Assert.Contains("3 outputs", Assert.Throws<InvalidOperationException>(() => session.Accumulate(input, output)).Message);
    }

    [Fact]
    public void ItIsDescribed()
    {
        using ThreeHeads network = ThreeHeads.Create(3);
        Assert.Equal(["BoxMap", "Out", "Input"], network.Outputs.Select(o => o.Name));
        Assert.Equal(["5×6×7", "4×3×3", "10×1×1"], network.Outputs.Select(o => o.OutputShape.ToString().Replace('x', '×')));
        Assert.Equal(ThreeHeads.OutputLength, network.OutputShape.Length);
        Assert.Equal(Boxes + Outs + Inputs, ThreeHeads.OutputLength);
        Assert.Contains("\nOutputs: BoxMap 5×6×7, Out 4×3×3, Input 10×1×1\n", network.Describe());
        Assert.Equal("C", Assert.Single(new Single().Outputs).Name);
    }

    /// <summary>The three heads as loops.</summary>
    private static (double[] Boxes, double[] Outs, double[] Last) Plain(ThreeHeads network, ReadOnlySpan<float> x)
    {
        double[] trunk = Convolve([.. x.ToArray().Select(v => (double)v)], network.Trunk, 3, 8, 1);
        trunk = [.. trunk.Select(Math.Tanh)];
        double[] boxes = Convolve(trunk, network.BoxMap, 8, 5, 0);
        double[] mixed = [.. Convolve(trunk, network.Layers.Single(l => l.Name == "Out.Mix"), 8, 4, 0).Select(Math.Tanh)];
        var pooled = new List<double>();
        for (int c = 0; c < 4; c++)
        {
            for (int y = 0; y < 3; y++)
            {
                for (int i = 0; i < 3; i++)
                {
                    int at = (c * 42) + (2 * y * 7) + (2 * i);
                    pooled.Add(Math.Max(Math.Max(mixed[at], mixed[at + 1]), Math.Max(mixed[at + 7], mixed[at + 8])));
                }
            }
        }

        float[] weight = network.Input.Weight!.Values.ToArray(), bias = network.Input.Bias!.Values.ToArray();
        double[] last = [.. Enumerable.Range(0, Inputs).Select(k => bias[k] + trunk.Select((v, i) => v * weight[(k * trunk.Length) + i]).Sum())];
        return (boxes, [.. pooled], last);
    }

    private static double[] Convolve(double[] x, Layer layer, int inputs, int outputs, int padding)
    {
        float[] weight = layer.Weight!.Values.ToArray(), bias = layer.Bias!.Values.ToArray();
        int size = (2 * padding) + 1;
        var y = new double[outputs * 42];
        for (int o = 0; o < y.Length; o++)
        {
            (int channel, int row, int column) = (o / 42, o % 42 / 7, o % 7);
            y[o] = bias[channel];
            for (int tap = 0; tap < inputs * size * size; tap++)
            {
                (int i, int r, int c) = (tap / (size * size), row + (tap / size % size) - padding, column + (tap % size) - padding);
                y[o] += r is >= 0 and < 6 && c is >= 0 and < 7 ? x[(i * 42) + (r * 7) + c] * weight[(channel * inputs * size * size) + tap] : 0;
            }
        }

        return y;
    }

    private static float[] ToPixels(float[] values, int channels, int pixels) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[(i / (channels * pixels) * channels * pixels) + (i % channels * pixels) + (i / channels % pixels)])];

    private static void AssertJoined(float[] both, float[] first, float[] second, int samples, int all)
    {
        (int a, int b) = (first.Length / all, second.Length / all);
        for (int n = 0; n < samples; n++)
        {
            float[] sample = both[(n * (a + b))..((n + 1) * (a + b))];
            Assert.Equal(first[(n * a)..((n + 1) * a)], sample[..a]);
            Assert.Equal(second[(n * b)..((n + 1) * b)], sample[a..]);
        }
    }

    private static void AssertClose(double[] wanted, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.Equal(wanted[i], actual[i], 1e-5);
        }
    }

    private static void AssertNear(float[] wanted, float[] actual) => AssertClose([.. wanted.Select(v => (double)v)], actual);

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}

/// <summary>One output.</summary>
[Network(2, 3, 3)]
public sealed partial class Single
{
    [Conv2d(2, 3)] public partial Layer C { get; }
}
