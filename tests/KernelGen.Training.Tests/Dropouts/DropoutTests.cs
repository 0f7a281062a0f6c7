using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Dropouts;

public sealed class DropoutTests
{
    private const int Pixels = 3 * 5 * 7;

    public static TheoryData<Type> Networks => [typeof(DroppingNet), typeof(NormedDropout)];

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void ValuesAreZeroOrScaledAsTheHashSaysAndGradientsGoTheSameWay(int samples)
    {
        using var network = new DropoutAlone();
        using TrainingSession session = network.CreateTrainingSession(new() { BatchSize = samples, Seed = 42 });
        float[] x = Numbers.Uniform(samples * Pixels, 1);
        float[] gy = Numbers.Uniform(x.Length, 2);
        float[] y = new float[x.Length];
        float[] gx = new float[x.Length];
        session.Forward(x, y);
        session.Backward(gy, gx);
        float scale = (float)(1 / 0.7);
        for (int i = 0; i < x.Length; i++)
        {
            bool isKept = Bits(seed: 42, step: 0, sample: i / Pixels, layer: 0, place: i % Pixels) >= 0.3 * (1 << 24);
            Assert.Equal(isKept ? x[i] * scale : 0, y[i]);
            Assert.Equal(isKept ? gy[i] * scale : 0, gx[i]);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void ZerosAreAsLikelyAsDeclaredAndIndependent(double rate)
    {
        const int Places = 1000;
        const int Steps = 250;
        long zeros = 0;
        long both = 0;
        long beside = 0;
        for (int step = 0; step < Steps; step++)
        {
            bool before = false;
            for (int i = 0; i < Places; i++)
            {
                bool isZero = Bits(1, step, 3, 7, i) < rate * (1 << 24);
                bool inNextSample = Bits(1, step, 4, 7, i) < rate * (1 << 24);
                zeros += isZero ? 1 : 0;
                both += isZero && inNextSample ? 1 : 0;
                beside += isZero && before ? 1 : 0;
                before = isZero;
            }
        }

        Near(rate, zeros);
        Near(rate * rate, both);
        Near(rate * rate, beside);

        static void Near(double share, long count)
        {
            double n = (double)Places * Steps;
            Assert.InRange(count, (share * n) - (5 * Math.Sqrt(share * n)) - Steps, (share * n) + (5 * Math.Sqrt(share * n)));
        }
    }

    [Fact]
    public void Bad49_LayersStepsAndSeedsDrawApartAndTheSameSeedRepeats()
    {
        using var network = new TwoDropouts();
        float[] x = [.. Enumerable.Repeat(1f, 100)];
        float[] first = Run(seed: 1, steps: 0);
        Assert.NotEqual(first[..100], first[100..]);
        Assert.Contains(2f, first); // the dropout of 0 behind them keeps and scales nothing
        Assert.NotEqual(first, Run(seed: 2, steps: 0));
        Assert.NotEqual(first, Run(seed: 1, steps: 1));
        Assert.Equal(first, Run(seed: 1, steps: 0));

        float[] Run(ulong seed, int steps)
        {
            using TrainingSession session = network.CreateTrainingSession(new() { Seed = seed, Loss = new MseLoss() });
            float[] y = new float[200];
            for (int i = 0; i < steps; i++)
            {
                session.Step(x, new float[200]);
            }

            session.Forward(x, y);
            return y;
        }
    }

    [Fact]
    public void InferenceIsThatOfTheNetworkWithoutIt()
    {
        using DroppingNet network = DroppingNet.Create(3);
        using WholeNet whole = WholeNet.Create(3);
        Assert.Equal(whole.Parameters.Select(p => p.Name), network.Parameters.Select(p => p.Name));
        float[] x = Numbers.Uniform(40 * DroppingNet.InputLength, 1);
        float[] y = new float[40 * DroppingNet.OutputLength];
        float[] expected = new float[y.Length];
        network.Forward(x, y);
        whole.Forward(x, expected);
        Assert.Equal(expected, y);
        network.Forward(x.AsSpan(0, DroppingNet.InputLength), y.AsSpan(0, DroppingNet.OutputLength));
        Assert.Equal(expected[..DroppingNet.OutputLength], y[..DroppingNet.OutputLength]);

        using var alone = new DropoutAlone();
        float[] copy = new float[2 * Pixels];
        alone.Forward(x.AsSpan(0, copy.Length), copy);
        Assert.Equal(x[..copy.Length], copy);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void AnyNumberOfThreadsGivesTheSameBits(Type type)
    {
        uint[] one = Train(type, 1);
        Assert.Equal(one, Train(type, 2));
        Assert.Equal(one, Train(type, 5));
    }

    [Fact]
    public void PartsOfABatchDrawAsTheWholeBatch()
    {
        float[] x = Numbers.Uniform(48 * DroppingNet.InputLength, 1);
        int[] labels = Numbers.Labels(48, 5, 2);
        using DroppingNet whole = DroppingNet.Create(1);
        using DroppingNet parts = DroppingNet.Create(1);
        using TrainingSession session = whole.CreateTrainingSession();
        using TrainingSession gathering = parts.CreateTrainingSession();
        for (int step = 0; step < 2; step++)
        {
            session.Step(x, labels.AsSpan());
            for (int i = 0; i < 48; i += 16)
            {
                gathering.Accumulate(x.AsSpan(i * DroppingNet.InputLength, 16 * DroppingNet.InputLength), labels.AsSpan(i, 16));
            }

            gathering.Update();
        }

        foreach (Parameter parameter in whole.Parameters)
        {
            Numbers.AssertClose(parameter.Values, parts.Parameters[parameter.Name].Values, 0, parameter.Name);
        }
    }

    [Fact]
    public void TrainingGoesOnFromACheckpointToTheSameBits()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "dropout.safetensors");
        var options = new TrainingOptions { Seed = 7, Optimizer = new Adam() };
        float[] x = Numbers.Uniform(20 * DroppingNet.InputLength, 1);
        int[] labels = Numbers.Labels(20, 5, 2);
        using DroppingNet network = DroppingNet.Create(1);
        using TrainingSession session = network.CreateTrainingSession(options);
        session.Step(x, labels.AsSpan());
        session.SaveCheckpoint(path);
        float uninterrupted = session.Step(x, labels.AsSpan());

        using DroppingNet other = DroppingNet.Create(2);
        using TrainingSession resumed = other.CreateTrainingSession(options);
        resumed.LoadCheckpoint(path);
        Assert.Equal(uninterrupted, resumed.Step(x, labels.AsSpan()));
        Assert.Equal(Numbers.Bits(network), Numbers.Bits(other));

        using TrainingSession another = other.CreateTrainingSession(options with { Seed = 8 });
        Assert.Contains("seed: the file has 7, the session 8", Assert.Throws<InvalidDataException>(() => another.LoadCheckpoint(path)).Message);
    }

    // The hash as it is written down, in whole numbers.
    private static uint Bits(ulong seed, long step, int sample, int layer, int place)
    {
        ulong key = Mix(Mix(Mix(Mix(seed) + (ulong)step) + (ulong)sample) + (ulong)layer);
        return Hash(Hash((uint)key + ((uint)place * 0x9E3779B9)) ^ (uint)(key >> 32)) >> 8;
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static uint Hash(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }

    private static uint[] Train(Type type, int threads)
    {
        using Network network = Create(type, 5);
        using TrainingSession session = network.CreateTrainingSession(new() { BatchSize = 90, Threads = threads });
        float[] x = Numbers.Uniform(90 * network.InputShape.Length, 9);
        int[] labels = Numbers.Labels(90, network.OutputShape.Length, 3);
        for (int i = 0; i < 3; i++)
        {
            session.Step(x, labels.AsSpan());
        }

        return Numbers.Bits(network);
    }

    private static Network Create(Type type, ulong seed) => (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [seed])!;
}
