namespace KernelGen.Tests.Sums;

/// <summary>
/// Sums of up to a million terms, equal and random, against sums in double precision. The bars are what docs/layers.md promises: of plain sums four
/// times PyTorch's error where that is 1.5e-7; of products no more than a part's drift.
/// </summary>
public sealed class LongSumTests
{
    private const int Million = 1 << 20;
    private const double OfTerms = 6e-7;
    private const double OfProducts = 4e-6;
    private const double OfRandom = 4e-7;

    /// <summary>Of 961 equal terms a chain has up to 62 parts, each as large as the one before, which is the longest that a chain may be.</summary>
    private const double OfWindows = 2e-6;

    /// <summary>The value of equal terms; 0 for random ones.</summary>
    public static TheoryData<float> Values => [0.1f, 0.003963364f, 0.7f, 0.3f, 0];

    [Theory]
    [MemberData(nameof(Values))]
    public void AMeanOfAMillionPixels(float value)
    {
        float[] x = Terms(Million, value);
        double mean = x.Sum(v => (double)v) / Million;
        using var pool = new MeanOfAMillion();
        using var window = new WindowOfAMillion();
        Check(mean, Forward(pool, x)[0], value, OfTerms);
        Check(mean, Forward(window, x)[0], value, OfTerms);
        Assert.Equal(Forward(pool, x), ForwardInTraining(pool, x));
    }

    /// <summary>Nearly a thousand cells in a window, and as many windows over a cell.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void WindowsThatOverlapByHundreds(float value)
    {
        float[] x = Terms(3 * 70 * 66, value);
        using var network = new OverlappingMeans();
        (int height, int width) = (network.OutputShape.Height, network.OutputShape.Width);
        float[] gy = Terms(network.OutputShape.Length, value);
        var means = new double[gy.Length];
        var gx = new double[x.Length];
        for (int i = 0; i < gy.Length; i++)
        {
            (int top, int left) = ((i / width % height) - 5, (i % width) - 5);
            for (int y = Math.Max(0, top); y < Math.Min(70, top + 31); y++)
            {
                for (int column = Math.Max(0, left); column < Math.Min(66, left + 31); column++)
                {
                    int cell = (((i / (height * width) * 70) + y) * 66) + column;
                    means[i] += x[cell] / 961.0;
                    gx[cell] += gy[i] / 961.0;
                }
            }
        }

        float[] forward = Forward(network, x);
        CheckEach(means, forward, OfWindows);
        Assert.Equal(forward, ForwardInTraining(network, x));
        CheckEach(gx, Backward(network, x, gy), OfTerms);
    }

    /// <summary>One cell is the largest of all windows over it; no other gets anything but where it is out of their reach.</summary>
    [Theory]
    [Trait("Width", "vectors")]
    [MemberData(nameof(Values))]
    public void TheGradientsOfHundredsOfMaximaInOneCell(float value)
    {
        var random = new Random(4);
        float[] x = [.. Enumerable.Range(0, 3 * 70 * 66).Select(_ => random.NextSingle())];
        x[(40 * 66) + 35] = 2;
        using var network = new OverlappingMaxima();
        (int height, int width) = (network.OutputShape.Height, network.OutputShape.Width);
        float[] gy = Terms(network.OutputShape.Length, value);
        double sum = Enumerable.Range(0, height * width).Where(i => (i / width) is >= 15 and <= 45 && (i % width) is >= 10 and <= 40).Sum(i => (double)gy[i]);
        float[] gx = Backward(network, x, gy);
        Check(sum, gx[(40 * 66) + 35], value, OfWindows);
        double all = gy.Sum(g => (double)g);
        Assert.InRange(Math.Abs((gx.Sum(g => (double)g) / all) - 1), 0, OfTerms);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void TheGradientsOfThousandsOfCopiesOfOneCell(float value)
    {
        using var network = new ManyCopies();
        network.C.Weight!.Set([1]);
        float[] gy = Terms(network.OutputShape.Length, value);
        var gx = new double[6];
        for (int i = 0; i < gy.Length; i++)
        {
            gx[(Math.Min(2, i / 202) * 2) + Math.Max(0, (i % 202) - 200)] += gy[i];
        }

        CheckEach(gx, Backward(network, [1, 2, 3, 4, 5, 6], gy), OfTerms);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void GradientsOfABiasAndAWeightOverAMillionPixels(float value)
    {
        float[] x = Terms(Million, value);
        using var network = new MillionPixels();
        using TrainingSession session = Session(network, 1, 1);
        session.Forward(x, new float[2 * Million]);
        session.Backward([.. x, .. x]);
        Check(x.Sum(v => (double)v), session.Gradients[network.C.Bias!][1], value, OfTerms);
        Check(x.Sum(v => (double)v * v), session.Gradients[network.C.Weight!][1], value, OfProducts);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AKernelOfThousandsOfTaps(float value)
    {
        float[] x = Terms(64 * 64, value);
        using var whole = new LargeKernel();
        using var sliding = new LargeSlidingKernel();
        whole.C.Weight!.Set(Terms(62 * 62, 1));
        sliding.C.Weight!.Set(Terms(62 * 62, 1));
        float[] corner = [.. Enumerable.Range(0, 62 * 62).Select(i => x[(i / 62 * 64) + (i % 62)])];
        double sum = corner.Sum(v => (double)v);
        Check(sum, Forward(whole, corner)[0], value, OfProducts);
        Check(sum, Forward(sliding, x)[0], value, OfProducts);
        Assert.Equal(Forward(whole, corner), ForwardInTraining(whole, corner));
        Assert.Equal(Forward(sliding, x), ForwardInTraining(sliding, x));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AConvolutionOfManyChannels(float value)
    {
        using var network = new ManyChannels();
        float[] weights = Terms(network.C.Weight!.Length, value == 0 ? 0 : 0.37f);
        network.C.Weight.Set(weights);
        float[] x = Terms(ManyChannels.InputLength, value);
        double sum = Enumerable.Range(0, 512 * 9).Sum(i => (double)weights[i] * x[(i / 9 * 49) + (i % 9 / 3 * 7) + (i % 3)]);
        Check(sum, Forward(network, x)[0], value, OfProducts);
        Assert.Equal(Forward(network, x), ForwardInTraining(network, x));
    }

    /// <summary>The parts of a group begin with the group, also where a group begins within a block of sixteen channels.</summary>
    [Fact]
    public void GroupsOfManyChannelsGiveTheSameBitsInABlock()
    {
        using WideGroups network = WideGroups.Create(3);
        float[] x = Terms(WideGroups.InputLength, 0);
        Assert.Equal(Forward(network, x), ForwardInTraining(network, x));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void ALinearLayerOfAMillionInputs(float value)
    {
        using var network = new LongRow();
        float[] weights = Terms(2 * Million, value == 0 ? 0 : 0.37f);
        network.F.Weight!.Set(weights);
        float[] x = Terms(Million, value);
        double sum = Enumerable.Range(0, Million).Sum(i => (double)weights[i] * x[i]);
        Check(sum, Forward(network, x)[0], value, OfProducts);
        Assert.Equal(Forward(network, x), ForwardInTraining(network, x));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void AGradientOfTheDataOverAMillionOutputs(float value)
    {
        using var network = new LongColumn();
        float[] weights = Terms(Million, value == 0 ? 0 : 0.37f);
        network.F.Weight!.Set(weights);
        float[] gradients = Terms(Million, value);
        using TrainingSession session = Session(network, 1, 1);
        session.Forward([1], new float[Million]);
        var inputGradient = new float[1];
        session.Backward(gradients, inputGradient);
        Check(Enumerable.Range(0, Million).Sum(i => (double)weights[i] * gradients[i]), inputGradient[0], value, OfProducts);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void GradientsOverAMillionSamplesAreTheSameWithAnyThreads(float value)
    {
        float[] x = Terms(Million, value);
        float[]? first = null;
        foreach (int threads in (int[])[1, 3])
        {
            using var network = new OneWeight();
            using TrainingSession session = Session(network, Million, threads);
            session.Forward(x, new float[Million]);
            session.Backward(x);
            float[] found = [session.Gradients[network.C.Bias!][0], session.Gradients[network.C.Weight!][0]];
            Check(x.Sum(v => (double)v), found[0], value, OfTerms);
            Check(x.Sum(v => (double)v * v), found[1], value, OfTerms);
            Assert.Equal(first ?? found, found);
            first = found;
        }
    }

    /// <summary>PyTorch 1.13 is off by 4.5e-7 for such inputs, where each exponential may be off by 4 ulp.</summary>
    [Fact]
    public void SharesOfAThousandClasses()
    {
        using var network = new ThousandShares();
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, 1000).Select(_ => (8 * random.NextSingle()) - 4)];
        float[] y = Forward(network, x);
        double sum = x.Sum(v => Math.Exp(v));
        Assert.All(y.Zip(x), p => Assert.InRange(Math.Abs((p.First / (Math.Exp(p.Second) / sum)) - 1), 0, 8.8e-7));
        Assert.Equal(y, ForwardInTraining(network, x));
    }

    private static void Check(double expected, float found, float value, double bar) =>
        Assert.InRange(Math.Abs((found / expected) - 1), 0, value == 0 ? OfRandom : bar);

    /// <summary>Of thousands of results the worst one.</summary>
    private static void CheckEach(double[] expected, float[] found, double bar) =>
        Assert.All(expected.Zip(found), p => Assert.InRange(Math.Abs((p.Second / p.First) - 1), 0, bar));

    private static float[] Terms(int count, float value)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => value == 0 ? random.NextSingle() : value)];
    }

    private static float[] Forward(Network network, float[] x)
    {
        var y = new float[network.OutputShape.Length];
        network.Forward(x, y);
        return y;
    }

    private static float[] Backward(Network network, float[] x, float[] gy)
    {
        using TrainingSession session = Session(network, 1, 1);
        session.Forward(x, new float[gy.Length]);
        var gx = new float[x.Length];
        session.Backward(gy, gx);
        return gx;
    }

    private static float[] ForwardInTraining(Network network, float[] x)
    {
        using TrainingSession session = Session(network, 1, 1);
        var y = new float[network.OutputShape.Length];
        session.Forward(x, y);
        return y;
    }

    private static TrainingSession Session(Network network, int batch, int threads) =>
        network.CreateTrainingSession(new TrainingOptions { BatchSize = batch, Threads = threads, Optimizer = new Sgd(0), Loss = new MseLoss() });
}
