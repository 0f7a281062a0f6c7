namespace KernelGen.Generator.Tests.Differential;

/// <summary>Holds what a process has computed of a network against plain loops in double precision.</summary>
/// <remarks>
/// A result may be off by what rounding does to the same loops: a few times what they lose in floats, and what they move by when each number that an
/// operation takes is moved by half a unit. Both are taken of the whole tensor, since terms cancel. Where a slope jumps, a number close to the jump
/// may be on either side; so gradients of rounded numbers are wrong only if they are in every round, each with other numbers.
/// </remarks>
internal static class NetworkComparison
{
    /// <summary>What any result may be off, as a share of the largest of its tensor.</summary>
    private const double Floor = 2e-6;

    /// <summary>How many times as much as the float loops lose; they sum in one order, kernels in another.</summary>
    private const double OfLoops = 4;

    /// <summary>How many times as much as moved numbers move results: there are more roundings within an operation than numbers that it takes.</summary>
    private const double OfMoves = 24;

    private const int Moves = 3;

    /// <summary>What differs; null for nothing.</summary>
    public static string? Check(DrawnNetwork network, ResultFile results)
    {
        int rounds = DrawnNumbers.Rounds(network.Name);
        var gradients = new List<string>();
        for (int round = 0; round < rounds; round++)
        {
            (string? forward, string? backward) = Check(network, results, round);
            if (forward is not null)
            {
                return forward;
            }

            if (backward is not null)
            {
                gradients.Add(backward);
            }
        }

        return gradients.Count == rounds ? string.Join("; ", gradients) : null;
    }

    private static (string? Forward, string? Backward) Check(DrawnNetwork network, ResultFile results, int round)
    {
        int batch = DrawnNumbers.Batch(network.Name);
        float[] x = DrawnNumbers.Samples(network.Name, "x", round, batch * network.Input.Length);
        Dictionary<string, float[]> parameters = results.Named(network.Name, $"{round} parameter ");
        var truth = new DrawnLoops<double>(network, batch, parameters);
        var plain = new DrawnLoops<float>(network, batch, parameters);
        DrawnLoops<double>[] moved = [.. Enumerable.Range(0, Moves).Select(m => new DrawnLoops<double>(network, batch, parameters, new Random(m)))];
        string prefix = $"{round} ";

        if (Differs("y", truth.Forward(x, trains: false), plain.Forward(x, trains: false), [.. moved.Select(m => m.Forward(x, trains: false))]) is { } wrong)
        {
            return (wrong, null);
        }

        if (!network.Trains)
        {
            return (null, null);
        }

        double[] y = truth.Forward(x, trains: true);
        string? forward = Differs("trained y", y, plain.Forward(x, trains: true), [.. moved.Select(m => m.Forward(x, trains: true))]);
        foreach (string buffer in parameters.Keys.Where(p => p.Contains("running", StringComparison.Ordinal)))
        {
            forward ??= Differs($"buffer {buffer}", truth.Buffer(buffer), plain.Buffer(buffer), [.. moved.Select(m => m.Buffer(buffer))]);
        }

        float[] gy = DrawnNumbers.Samples(network.Name, "gy", round, y.Length);
        string? backward = Differs("gx", truth.Backward(gy), plain.Backward(gy), [.. moved.Select(m => m.Backward(gy))]);
        foreach (string parameter in parameters.Keys.Where(p => !p.Contains("running", StringComparison.Ordinal)))
        {
            backward ??= Differs($"gradient {parameter}", truth.Gradients[parameter], plain.Gradients[parameter], [.. moved.Select(m => m.Gradients[parameter])]);
        }

        return (forward, backward);

        string? Differs(string what, double[] exact, float[] floats, double[][] others) => DifferenceOf(
            $"round {round}, {what}", exact, results.Of<float>(network.Name, prefix + what), Allowed(exact, floats, others));
    }

    private static double Allowed(double[] exact, float[] floats, double[][] others)
    {
        double largest = exact.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        double loops = exact.Zip(floats, (e, v) => Distance(e, v)).DefaultIfEmpty().Max();
        double moves = others.SelectMany(o => exact.Zip(o, (e, v) => Distance(e, v))).DefaultIfEmpty().Max();
        return Math.Max(Floor * largest, Math.Max(OfLoops * loops, OfMoves * moves));

        static double Distance(double exact, double other) => double.IsFinite(exact) && double.IsFinite(other) ? Math.Abs(exact - other) : 0;
    }

    private static string? DifferenceOf(string what, double[] exact, float[] mine, double allowed)
    {
        if (exact.Length != mine.Length)
        {
            return $"{what}: {mine.Length} values, not {exact.Length}";
        }

        for (int i = 0; i < exact.Length; i++)
        {
            bool isClose = double.IsFinite((float)exact[i]) ? Math.Abs(mine[i] - exact[i]) <= allowed : ((float)exact[i]).Equals(mine[i]);
            if (!isClose)
            {
                return FormattableString.Invariant($"{what}[{i}] of {exact.Length}: {mine[i]:R}, not {(float)exact[i]:R}; off by {Math.Abs(mine[i] - exact[i]):E2}, allowed {allowed:E2}");
            }
        }

        return null;
    }
}
