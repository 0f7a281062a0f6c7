using System.Numerics;
using KernelGen.Reference;

namespace KernelGen.Tests.Images;

/// <summary>
/// Every kernel of the catalogue on every width around each vector width and every height around the kernel's, against exact loops; with
/// canaries around every row of the destination.
/// </summary>
public sealed class EverySizeTests
{
    private const int WidestImage = 140;
    private static readonly int[] s_widths = [.. Enumerable.Range(1, 70), 95, 96, 97, 127, 128, 129, 130, 131, WidestImage];

    public static TheoryData<string> BytesToBytes => Catalogue.Of<byte, byte>();

    public static TheoryData<string> BytesToShorts => Catalogue.Of<byte, short>();

    public static TheoryData<string> BytesToFloats => Catalogue.Of<byte, float>();

    public static TheoryData<string> FloatsToFloats => Catalogue.Of<float, float>();

    [Theory]
    [MemberData(nameof(BytesToBytes))]
    public void Bad32_Bytes(string name) => CheckIntegers<byte, byte>(name, Bytes, 0xA5);

    [Theory]
    [MemberData(nameof(BytesToShorts))]
    public void Bad32_Shorts(string name) => CheckIntegers<byte, short>(name, Bytes, -12345);

    [Theory]
    [MemberData(nameof(BytesToFloats))]
    public void Bad32_BytesToFloats(string name) => CheckFloats(name, Bytes);

    [Theory]
    [MemberData(nameof(FloatsToFloats))]
    public void Bad32_Floats(string name) => CheckFloats(name, random => (random.NextSingle() - 0.5f) * 1000);

    private static byte Bytes(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => 255,
        _ => (byte)random.Next(256),
    };

    private static void CheckIntegers<TSource, TDestination>(string name, Func<Random, TSource> pixel, TDestination canary)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>, IMinMaxValue<TDestination>
    {
        (FilterSpec spec, Catalogue.Filter<TSource, TDestination> run) = Catalogue.Find<TSource, TDestination>(name);
        Sweep(spec, run, pixel, canary, (source, width, height, actual) =>
        {
            TDestination[] expected = FilterExact.Apply<TSource, TDestination>(spec, source, width, height);
            for (int i = 0; i < expected.Length; i++)
            {
                if (expected[i] != actual[i])
                {
                    int columns = spec.OutputWidth(width);
                    Assert.Fail($"{name} on {width} x {height}, column {i % columns}, row {i / columns}: {actual[i]} is not {expected[i]}.");
                }
            }
        });
    }

    private static void CheckFloats<TSource>(string name, Func<Random, TSource> pixel)
        where TSource : unmanaged, INumber<TSource>
    {
        (FilterSpec spec, Catalogue.Filter<TSource, float> run) = Catalogue.Find<TSource, float>(name);
        Sweep(spec, run, pixel, 12345.678f, (source, width, height, actual) =>
        {
            (double[] values, double[] magnitudes) = FilterExact.ApplyDouble<TSource>(spec, source, width, height);
            for (int i = 0; i < values.Length; i++)
            {
                // A few roundings of 2^-24 for the taps, the products and the sums.
                double bound = magnitudes[i] * (spec.Taps.Length + 2) / (1 << 24);
                if (!(Math.Abs(values[i] - actual[i]) <= bound))
                {
                    int columns = spec.OutputWidth(width);
                    Assert.Fail($"{name} on {width} x {height}, column {i % columns}, row {i / columns}: {actual[i]} is not {values[i]}.");
                }
            }
        });
    }

    private delegate void Compare<TSource, TDestination>(TSource[] source, int width, int height, TDestination[] actual);

    private static void Sweep<TSource, TDestination>(
        FilterSpec spec,
        Catalogue.Filter<TSource, TDestination> run,
        Func<Random, TSource> pixel,
        TDestination canary,
        Compare<TSource, TDestination> compare)
        where TSource : unmanaged
        where TDestination : unmanaged, IEquatable<TDestination>
    {
        const int Gap = 7;
        var random = new Random(1);

        // The exact loops are slow; large kernels get fewer sizes.
        bool isLarge = spec.Taps.Length > 100;
        foreach (int width in isLarge ? [1, 17, 65, 130] : s_widths)
        {
            foreach (int height in isLarge ? [1, 3, spec.Height + 1] : Enumerable.Range(1, spec.Height + 4))
            {
                int columns = spec.OutputWidth(width);
                int lines = spec.OutputHeight(height);
                if (columns == 0 || lines == 0)
                {
                    continue;
                }

                var source = new TSource[width * height];
                for (int i = 0; i < source.Length; i++)
                {
                    source[i] = pixel(random);
                }

                int stride = columns + Gap;
                var memory = new TDestination[Gap + (stride * lines)];
                memory.AsSpan().Fill(canary);
                run(new(source, width, height), new(memory.AsSpan(Gap), columns, lines, 1, stride));

                var actual = new TDestination[columns * lines];
                Assert.True(memory.AsSpan(0, Gap).IndexOfAnyExcept(canary) < 0, "Written before the destination.");
                for (int y = 0; y < lines; y++)
                {
                    memory.AsSpan(Gap + (y * stride), columns).CopyTo(actual.AsSpan(y * columns));
                    Assert.True(memory.AsSpan(Gap + (y * stride) + columns, Gap).IndexOfAnyExcept(canary) < 0, "Written behind a row.");
                }

                compare(source, width, height, actual);
            }
        }
    }
}
