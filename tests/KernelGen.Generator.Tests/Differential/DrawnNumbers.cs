namespace KernelGen.Generator.Tests.Differential;

/// <summary>The numbers that a drawn network runs on, the same in every process.</summary>
internal static class DrawnNumbers
{
    /// <summary>How often a network runs, each time with other numbers: those of which sums are exact are enough once.</summary>
    public static int Rounds(string network) => IsWhole(network) ? 1 : 3;

    /// <summary>The name of a network, which says what numbers it runs on.</summary>
    public static string Name(int seed, DrawnNetwork network) =>
        FormattableString.Invariant($"N{seed}{(network.IsWhole ? 'W' : network.Layers.Any(l => l.Norm is not null) ? 'N' : 'R')}");

    /// <summary>The samples of a batch, which is seldom a whole number of blocks; a norm refuses a single one.</summary>
    public static int Batch(string network) => new[] { 21, network.EndsWith('N') ? 3 : 1, 5, 17, 16 }[Hash(network) % 5];

    /// <summary>Inputs and gradients of outputs.</summary>
    public static float[] Samples(string network, string what, int round, int length)
    {
        var random = new Random(Hash($"{network} {what} {round}"));
        return [.. Enumerable.Range(0, length).Select(_ => IsWhole(network) ? random.Next(-2, 3) : (2 * random.NextSingle()) - 1)];
    }

    /// <summary>A parameter or buffer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="round">Which of the rounds.</param>
    /// <param name="length">Its values.</param>
    /// <param name="fanIn">Of weights, the terms of a sum.</param>
    public static float[] Parameter(string network, string name, int round, int length, int fanIn)
    {
        var random = new Random(Hash($"{network} {name} {round}"));
        float scale = name.EndsWith(".weight", StringComparison.Ordinal) ? 2.5f / MathF.Sqrt(fanIn) : 0.5f;
        float middle = name.EndsWith("running_var", StringComparison.Ordinal) ? 1 : 0;
        return [.. Enumerable.Range(0, length).Select(_ => IsWhole(network) ? random.Next(-1, 2) : middle + (scale * ((2 * random.NextSingle()) - 1)))];
    }

    private static bool IsWhole(string network) => network.EndsWith('W');

    // Strings' own hashes differ from process to process.
    private static int Hash(string text) => (int)(text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) >> 1);
}
