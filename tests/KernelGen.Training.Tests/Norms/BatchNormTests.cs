using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Norms;

public sealed class BatchNormTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(16, 1000)]
    [InlineData(37, 5)]
    [InlineData(130, -3)]
    public void ForwardBackwardAndRunningStatisticsAreThoseOfTheLoops(int samples, float level)
    {
        using NormAlone network = NormAlone.Create();
        double[] weight = [1.5, -0.5, 2];
        double[] bias = [0.25, 1, -2];
        network.Parameters["N.weight"].Set([.. weight.Select(v => (float)v)]);
        network.Parameters["N.bias"].Set([.. bias.Select(v => (float)v)]);
        float[] mean = [1, 2, 3];
        network.Buffers["N.running_mean"].Set(mean);
        using TrainingSession session = network.CreateTrainingSession(new() { BatchSize = samples });
        float[] x = [.. Draw(samples * NormAlone.InputLength, 1).Select(v => v + level)];
        float[] gy = Draw(x.Length, 2);
        float[] y = new float[x.Length];
        float[] gx = new float[x.Length];
        session.Forward(x, y);
        session.Backward(gy, gx);

        var loops = new NormLoops(3, 35, 1e-3);
        // Beside a large mean, a float says less of the values.
        double tolerance = level == 1000 ? 1e-4 : 2e-6;
        Close(loops.Forward(x, weight, bias), y, tolerance);
        (double[] input, double[] gw, double[] gb) = loops.Backward(x, gy, weight);
        Close(input, gx, tolerance);
        Close(gw, session.Gradients["N.weight"].ToArray(), tolerance);
        Close(gb, session.Gradients["N.bias"].ToArray(), tolerance);
        double count = samples * 35.0;
        Close([.. loops.Mean.Select((m, c) => (0.7 * mean[c]) + (0.3 * m))], network.Buffers["N.running_mean"].Values.ToArray(), 2e-7);
        Close([.. loops.Variance.Select(v => 0.7 + (0.3 * v * count / (count - 1)))], network.Buffers["N.running_var"].Values.ToArray(), 2e-6);

        // Inference takes the running ones.
        float[] inferred = new float[x.Length];
        network.Forward(x, inferred);
        Close(
            [
                .. x.Select((v, i) =>
                {
                    int c = i / 35 % 3;
                    return ((v - network.Buffers[0].Values[c]) / Math.Sqrt(network.Buffers[1].Values[c] + 1e-3) * weight[c]) + bias[c];
                }),
            ],
            inferred, tolerance);
    }

    [Fact]
    public void Bad47_OneValueForEachChannelIsRefused()
    {
        using NormOfPixels network = NormOfPixels.Create();
        using TrainingSession session = network.CreateTrainingSession();
        float[] y = new float[6];
        Assert.Contains("more than 1 value per channel", Assert.Throws<ArgumentException>(() => session.Forward(new float[6], y)).Message);
        Assert.Contains("more than 1 value per channel", Assert.Throws<ArgumentException>(() => session.Step(new float[6], new float[6])).Message);
        session.Forward(new float[12], new float[12]);
        using NormAlone pixels = NormAlone.Create();
        using TrainingSession fine = pixels.CreateTrainingSession();
        fine.Forward(new float[NormAlone.InputLength], new float[NormAlone.InputLength]);
    }

    [Fact]
    public void BuffersStartAsPyTorchsAndAreNotTrained()
    {
        using var network = new NormedNet();
        Assert.Equal(10, network.Buffers.Count);
        Assert.All(network.Buffers["Conv2.norm.running_var"].Values.ToArray(), v => Assert.Equal(1, v));
        Assert.All(network.Buffers["Pool.norm.running_mean"].Values.ToArray(), v => Assert.Equal(0, v));
        Assert.False(network.Parameters.TryGet("Conv2.norm.running_var", out _));
        Assert.False(network.Parameters.TryGet("Pool.norm.weight", out _));
        network.Initialize(3);
        Assert.All(network.Parameters["Conv1.norm.weight"].Values.ToArray(), v => Assert.Equal(1, v));
        Assert.All(network.Parameters["Last.norm.bias"].Values.ToArray(), v => Assert.Equal(0, v));
        Assert.Equal(NormedNet.ParameterCount, network.Parameters.Sum(p => p.Length));
    }

    [Theory]
    [InlineData(typeof(NormedNet))]
    [InlineData(typeof(NormedBlock))]
    public void InferenceIsTrainingsWithRunningStatisticsWhateverIsFolded(Type type)
    {
        // With momentum 0.1, very many forward passes of one batch leave its own statistics.
        using Network network = (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [5UL])!;
        using TrainingSession session = network.CreateTrainingSession(new() { BatchSize = 48 });
        float[] x = Draw(48 * network.InputShape.Length, 4);
        float[] trained = new float[48 * network.OutputShape.Length];
        for (int i = 0; i < 200; i++)
        {
            session.Forward(x, trained);
        }

        float[] inferred = new float[trained.Length];
        network.Forward(x, inferred);

        // The running variance is the unbiased one; of as few values as these that is a difference.
        Close([.. trained.Select(v => (double)v)], inferred, 0.03);
        float[] one = new float[network.OutputShape.Length];
        network.Forward(x.AsSpan(0, network.InputShape.Length), one);
        Close([.. inferred.Take(one.Length).Select(v => (double)v)], one, 1e-5);
    }

    [Theory]
    [InlineData(typeof(NormedNet), 100)]
    [InlineData(typeof(NormedBlock), 35)]
    public void AnyNumberOfThreadsGivesTheSameBits(Type type, int samples)
    {
        uint[][] bits = [.. new[] { 1, 2, 8 }.Select(threads => Train(type, samples, threads))];
        Assert.Equal(bits[0], bits[1]);
        Assert.Equal(bits[0], bits[2]);
    }

    [Fact]
    public void ACheckpointHoldsTheRunningStatistics()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "norm.safetensors");
        using NormedNet network = NormedNet.Create(1);
        using TrainingSession session = network.CreateTrainingSession();
        float[] x = Draw(20 * NormedNet.InputLength, 6);
        byte[] labels = [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 6))];
        session.Step(x, labels);
        session.SaveCheckpoint(path);
        session.Step(x, labels);

        using NormedNet other = NormedNet.Create(2);
        using TrainingSession resumed = other.CreateTrainingSession();
        resumed.LoadCheckpoint(path);
        resumed.Step(x, labels);
        Assert.Equal(All(network), All(other));

        network.Save(path);
        using var loaded = new NormedNet();
        loaded.Load(path);
        Assert.Equal(All(network), All(loaded));
    }

    private static uint[] Train(Type type, int samples, int threads)
    {
        using Network network = (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [5UL])!;
        using TrainingSession session = network.CreateTrainingSession(new() { BatchSize = samples, Threads = threads });
        float[] x = Draw(samples * network.InputShape.Length, 9);
        byte[] labels = [.. Enumerable.Range(0, samples).Select(i => (byte)(i % network.OutputShape.Length))];
        for (int i = 0; i < 3; i++)
        {
            session.Step(x, labels);
        }

        return All(network);
    }

    private static uint[] All(Network network) =>
        [.. network.Parameters.Concat(network.Buffers).SelectMany(p => p.Values.ToArray()).Select(BitConverter.SingleToUInt32Bits)];

    private static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static void Close(double[] truth, float[] mine, double tolerance)
    {
        double largest = truth.Max(Math.Abs);
        for (int i = 0; i < truth.Length; i++)
        {
            Assert.True(Math.Abs(truth[i] - mine[i]) <= tolerance * largest, $"[{i}]: {mine[i]:R}, not {truth[i]:R}, of {largest:R}");
        }
    }
}
