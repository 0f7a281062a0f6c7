namespace KernelGen.Tests.Training;

/// <summary>
/// Softmax, its logarithm and softmax cross-entropy at huge and infinite logits and NaN, in every position and class, against the formulas in
/// double precision, which take the largest logit away first. PyTorch 1.13 gives NaN, infinities and zeros in the same places.
/// </summary>
public sealed class SoftmaxTableTests
{
    private static readonly float[] s_odd = [1e4f, -1e4f, 3e38f, -3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 0, 88, -88, 1e-45f];

    public static TheoryData<int> Classes => [1, 3, 17];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Shares(int classes) => Compare(classes, () => classes switch { 1 => new SharesOfOne(), 3 => new SharesOfThree(), _ => new SharesOfSeventeen() }, isLogarithm: false);

    [Theory]
    [MemberData(nameof(Classes))]
    public void Logarithms(int classes) => Compare(classes, () => classes switch { 1 => new LogarithmOfOne(), 3 => new LogarithmsOfThree(), _ => new LogarithmsOfSeventeen() }, isLogarithm: true);

    /// <summary>Pixels of a row in a vector have a form of their own, and what one pixel has is nothing to its neighbours.</summary>
    [Fact]
    public void SharesAndLogarithmsOfNeighbouringPixels()
    {
        using var shares = new SharesOfFivePixels();
        using var logarithms = new LogarithmsOfFivePixels();
        float[][] rows = [.. Rows(3)];
        foreach (float[] row in rows)
        {
            float[] plain = [0.5f, -1, 2];
            float[] x = [.. Enumerable.Range(0, 3).SelectMany(c => Enumerable.Range(0, 5).Select(p => p == 2 ? row[c] : plain[c]))];
            foreach ((Network network, bool isLogarithm) in (ReadOnlySpan<(Network, bool)>)[(shares, false), (logarithms, true)])
            {
                var y = new float[15];
                network.Forward(x, y);
                for (int p = 0; p < 5; p++)
                {
                    Check(Forward(p == 2 ? row : plain, isLogarithm), [y[p], y[5 + p], y[10 + p]], $"{Text(row)}, pixel {p}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void CrossEntropyOfEveryLabel(int classes)
    {
        using Network network = classes switch { 1 => new LogitOfOne(), 3 => new LogitsOfThree(), _ => new LogitsOfSeventeen() };
        Parameter bias = network.Layers[0].Bias!;
        foreach (float[] row in Rows(classes))
        {
            double[] logarithms = Forward(row, isLogarithm: true);
            for (int label = 0; label < classes; label++)
            {
                // Gradients that are not finite make such parameters of the last step.
                network.Layers[0].Weight!.Set([.. Enumerable.Repeat(1f, classes)]);
                bias.Set(new float[classes]);
                using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 1, Optimizer = new Sgd(0) });
                float loss = session.Step(row, (int[])[label]);
                string what = $"{Text(row)}, label {label}";
                Check([-logarithms[label]], [loss], what);
                Check([.. logarithms.Select((l, c) => Math.Exp(l) - (c == label ? 1 : 0))], session.Gradients[bias].ToArray(), what + ", gradients");
            }
        }
    }

    private static void Compare(int classes, Func<Network> create, bool isLogarithm)
    {
        using Network network = create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = 1, Loss = new MseLoss(), Optimizer = new Sgd(0) });
        float[] gradient = [.. Enumerable.Range(0, classes).Select(c => 1 - (0.25f * c))];
        foreach (float[] row in Rows(classes))
        {
            double[] expected = Forward(row, isLogarithm);
            var y = new float[classes];
            network.Forward(row, y);
            Check(expected, y, Text(row));
            session.Forward(row, y);
            Check(expected, y, Text(row) + " in a block");
            var gx = new float[classes];
            session.Backward(gradient, gx);
            double sum = gradient.Zip(expected).Sum(p => isLogarithm ? p.First : p.First * p.Second);
            Check(
                [.. gradient.Zip(expected).Select(p => isLogarithm ? p.First - (Math.Exp(p.Second) * sum) : p.Second * (p.First - sum))], gx,
                Text(row) + ", gradients");
        }
    }

    /// <summary>Each odd number in every position among ordinary ones and among its own kind, and opposites beside each other.</summary>
    private static IEnumerable<float[]> Rows(int classes)
    {
        foreach (float odd in s_odd)
        {
            yield return [.. Enumerable.Repeat(odd, classes)];
            for (int at = 0; at < classes; at++)
            {
                yield return [.. Enumerable.Range(0, classes).Select(c => c == at ? odd : 0.5f - (c % 4))];
                yield return [.. Enumerable.Range(0, classes).Select(c => c == at ? odd : -odd)];
                yield return [.. Enumerable.Range(0, classes).Select(c => c == at ? 1 : odd)];
            }
        }
    }

    private static double[] Forward(float[] x, bool isLogarithm)
    {
        double largest = x.Any(float.IsNaN) ? double.NaN : x.Max();
        double sum = x.Sum(v => Math.Exp(v - largest));
        return [.. x.Select(v => isLogarithm ? v - largest - Math.Log(sum) : Math.Exp(v - largest) / sum)];
    }

    private static void Check(double[] expected, float[] found, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            var nearest = (float)expected[i];
            Require.That(
                nearest.Equals(found[i]) || (float.IsFinite(nearest) && Math.Abs(found[i] - expected[i]) <= 1e-6 * Math.Max(1, Math.Abs(expected[i]))),
                $"{what}, {i}: {found[i]:R}, not {nearest:R}");
        }
    }

    private static string Text(float[] x) => string.Join(" ", x);
}

[Network(1, 1, 1)]
internal sealed partial class SharesOfOne
{
    [Softmax] public partial Layer S { get; }
}

[Network(3, 1, 1)]
internal sealed partial class SharesOfThree
{
    [Softmax] public partial Layer S { get; }
}

[Network(17, 1, 1)]
internal sealed partial class SharesOfSeventeen
{
    [Softmax] public partial Layer S { get; }
}

[Network(3, 1, 5)]
internal sealed partial class SharesOfFivePixels
{
    [Softmax] public partial Layer S { get; }
}

[Network(1, 1, 1)]
internal sealed partial class LogarithmOfOne
{
    [LogSoftmax] public partial Layer S { get; }
}

[Network(3, 1, 1)]
internal sealed partial class LogarithmsOfThree
{
    [LogSoftmax] public partial Layer S { get; }
}

[Network(17, 1, 1)]
internal sealed partial class LogarithmsOfSeventeen
{
    [LogSoftmax] public partial Layer S { get; }
}

[Network(3, 1, 5)]
internal sealed partial class LogarithmsOfFivePixels
{
    [LogSoftmax] public partial Layer S { get; }
}

[Network(1, 1, 1)]
internal sealed partial class LogitOfOne
{
    [Conv2d(1, 1)] public partial Layer C { get; }
}

[Network(3, 1, 1)]
internal sealed partial class LogitsOfThree
{
    [Conv2d(3, 1, Groups = 3)] public partial Layer C { get; }
}

[Network(17, 1, 1)]
internal sealed partial class LogitsOfSeventeen
{
    [Conv2d(17, 1, Groups = 17)] public partial Layer C { get; }
}
