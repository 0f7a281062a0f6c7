using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Sizes;

/// <summary>Whole results are the true value, rounded half to even, then saturated.</summary>
public sealed class Rounding
{
    private const int Width = 512;
    private const int Height = 256;

    // All pairs of bytes stand side by side somewhere, so a kernel of two taps meets every sum it can.
    private static readonly byte[] Pairs = [.. Enumerable.Range(0, Width * Height).Select(i => (byte)(i % 2 == 0 ? i / Width : i % Width / 2))];

    [Fact]
    public void Bad37_TiesAndSaturation()
    {
        AssertBytes("1 1", RoundingKernels.Half, new FilterSpec("1 1") { Divisor = Whole(2), Border = Border.Wrap });
        AssertBytes("1/9", RoundingKernels.NinthTaps, new FilterSpec("1/9 1/9 1/9; 1/9 1/9 1/9; 1/9 1/9 1/9") { Border = Border.Wrap });
        AssertBytes("0.1", RoundingKernels.TenthTaps, new FilterSpec("0.1 0.2; 0.3 0.4") { Border = Border.Wrap });
        AssertBytes("-4", RoundingKernels.NegativeDivisor, new FilterSpec("1 2 1") { Divisor = Whole(-4), Offset = Whole(255), Border = Border.Wrap });
    }

    [Fact]
    public void Bad37_ShortsTiesAndSaturation()
    {
        AssertShorts("half", RoundingKernels.HalfPlusHalf, new FilterSpec("1 -1") { Divisor = Whole(2), Offset = new Fraction(1, 2), Border = Border.Wrap });
        AssertShorts("both ends", RoundingKernels.SaturatesShorts, new FilterSpec("129 -130; 7 -6") { Border = Border.Wrap });
        AssertShorts("large", RoundingKernels.LargeTaps, new FilterSpec("100000 -99999") { Divisor = Whole(1000), Border = Border.Wrap });
        AssertShorts("sevenths", RoundingKernels.Sevenths, new FilterSpec("3 -2") { Divisor = Whole(7), Offset = new Fraction(-5, 4), Border = Border.Wrap });
    }

    private static Fraction Whole(int value) => new(value, 1);

    private static void AssertBytes(string what, ImageFilter<byte, byte> filter, FilterSpec spec) =>
        AssertSame(what, FilterExact.Apply<byte, byte>(spec, Pairs, Width, Height), Filtering.Same(filter, Pairs, Width, Height));

    private static void AssertShorts(string what, ImageFilter<byte, short> filter, FilterSpec spec) =>
        AssertSame(what, FilterExact.Apply<byte, short>(spec, Pairs, Width, Height), Filtering.Same(filter, Pairs, Width, Height));

    private static void AssertSame<T>(string what, T[] expected, T[] actual)
        where T : IEquatable<T>
    {
        int same = expected.AsSpan().CommonPrefixLength(actual);
        Require.That(same == expected.Length, $"{what}: pixel {same} is {actual.ElementAtOrDefault(same)}, not {expected.ElementAtOrDefault(same)}");
    }
}
