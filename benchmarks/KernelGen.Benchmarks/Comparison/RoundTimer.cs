namespace KernelGen.Benchmarks.Comparison;

/// <summary>The times of one variant.</summary>
/// <param name="MedianNs">Median over the rounds, nanoseconds for one run.</param>
/// <param name="MinNs">Fastest round, nanoseconds for one run.</param>
internal sealed record Timing(double MedianNs, double MinNs);

/// <summary>
/// Times several variants in turn: many short rounds, one variant after the other within each, so that a slow phase of the
/// machine meets all of them. Within a round a variant runs once untimed, so that each finds the caches as it leaves them itself and
/// not as its neighbour did.
/// </summary>
/// <remarks>Threads of one variant that stay awake for a while behind its run would take the cores of the next: see <see cref="Settle"/>.</remarks>
internal sealed record RoundTimer
{
    /// <summary>Rounds of each variant; at least 1.</summary>
    public int Rounds { get; init; } = 25;

    /// <summary>How long a round should take; a run that takes longer is a round of its own.</summary>
    public double RoundNs { get; init; } = 8e6;

    /// <summary>Warm-up of each variant: long enough for the tiered compiler to have replaced its first code.</summary>
    public double WarmUpNs { get; init; } = 4e8;

    /// <summary>Time that one variant may use in all; slow variants get fewer rounds (three; one if a run takes over a second).</summary>
    public double BudgetNs { get; init; } = 4e9;

    /// <summary>Called before each turn: returns when the machine is free for it; null where nothing runs behind a variant's turn.</summary>
    public Action? Settle { get; init; }

    /// <summary>Times the variants, which have been prepared and checked.</summary>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<IVariant> variants)
    {
        Plan[] plans = [.. variants.Select(Calibrate)];
        var order = new Random(1);
        for (int round = 0; round < Rounds; round++)
        {
            // In another order each round, so that nobody always follows the same neighbour.
            var turns = (Plan[])plans.Clone();
            order.Shuffle(turns);
            foreach (Plan plan in turns)
            {
                if (round % plan.Every != 0)
                    continue;
                Settle?.Invoke();
                if (plan.Iterations > 1 || Settle is not null)
                    plan.Variant.Run(1);
                plan.Samples.Add(plan.Variant.Run(plan.Iterations) / plan.Iterations);
            }
        }

        return [.. plans.Select(plan => Summarise(plan.Samples))];
    }

    /// <summary>The median and the minimum of at least one sample.</summary>
    internal static Timing Summarise(List<double> samples)
    {
        samples.Sort();
        int middle = samples.Count / 2;
        double median = samples.Count % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
        return new Timing(median, samples[0]);
    }

    private Plan Calibrate(IVariant variant)
    {
        // The fastest run so far decides the size of a round: the first ones run code that is not yet optimised.
        double used = 0, once = double.MaxValue;
        int iterations = 1;
        do
        {
            double elapsed = variant.Run(iterations);
            used += Math.Max(elapsed, 1);
            once = Math.Min(once, Math.Max(elapsed / iterations, 1));
            iterations = (int)Math.Clamp(RoundNs / 4 / once, 1, 1 << 20);
        }
        while (used < WarmUpNs);

        int perRound = (int)Math.Clamp(Math.Round(RoundNs / once), 1, 1 << 24);
        double affordable = once > 1e9 ? 1 : Math.Max(3, BudgetNs / (once * perRound));
        int every = (int)Math.Max(1, Math.Floor(Rounds / affordable));
        return new Plan(variant, perRound, every, []);
    }

    private sealed record Plan(IVariant Variant, int Iterations, int Every, List<double> Samples);
}
