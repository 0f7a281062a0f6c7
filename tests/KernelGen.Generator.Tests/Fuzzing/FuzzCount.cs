using System.Globalization;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>How many things a fuzzer draws: few in an ordinary run, as many as KERNELGEN_FUZZ says in a long one.</summary>
internal static class FuzzCount
{
    /// <summary>The number that the environment gives, else <paramref name="ordinary"/>.</summary>
    public static int Of(int ordinary) =>
        int.TryParse(Environment.GetEnvironmentVariable("KERNELGEN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : ordinary;
}
