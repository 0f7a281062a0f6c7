using System.Numerics;

namespace KernelGen.Images.Tests.Numbers;

/// <summary>Whole pixels under decimals of any length: the true value, rounded half to even and saturated, whatever the kernel's arithmetic is.</summary>
public sealed class PastedNumberTests
{
    public static TheoryData<string> Kernels => [.. PastedKernel.In(typeof(PastedKernels)).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryResultIsTheTrueValueRoundedOnce(string name)
    {
        PastedKernel kernel = PastedKernel.In(typeof(PastedKernels)).Single(k => k.Name == name);
        if (kernel.Source == typeof(byte))
            Into<byte>(kernel);
        else if (kernel.Source == typeof(ushort))
            Into<ushort>(kernel);
        else
            Into<short>(kernel);
    }

    [Fact]
    public void TiesAreMet()
    {
        // Half of every odd pixel is a tie in these: the flat images below are nothing but ties.
        foreach (string name in (string[])["TiesOfTwoTaps", "TiesOfThirtyDigits", "TiesWithADivisor"])
        {
            PastedKernel kernel = PastedKernel.In(typeof(PastedKernels)).Single(k => k.Name == name);
            Exact sum = kernel.Taps[0].Aggregate((a, b) => a + b);
            Assert.Equal(name == "TiesWithADivisor" ? 2469135780 : 0.5, (double)sum.Numerator / (double)sum.Denominator);
        }
    }

    private static void Into<TSource>(PastedKernel kernel)
        where TSource : unmanaged, IBinaryInteger<TSource>, IMinMaxValue<TSource>
    {
        if (kernel.Destination == typeof(byte))
            Check<TSource, byte>(kernel);
        else if (kernel.Destination == typeof(ushort))
            Check<TSource, ushort>(kernel);
        else if (kernel.Destination == typeof(short))
            Check<TSource, short>(kernel);
        else
            Check<TSource, int>(kernel);
    }

    private static void Check<TSource, TDestination>(PastedKernel kernel)
        where TSource : unmanaged, IBinaryInteger<TSource>, IMinMaxValue<TSource>
        where TDestination : unmanaged, IBinaryInteger<TDestination>
    {
        var random = new Random(11);
        bool isLarge = kernel.Taps.Length * kernel.Taps[0].Length > 100;
        (int rows, int columns) = (kernel.Taps.Length, kernel.Taps[0].Length);
        foreach ((int width, int height) in isLarge ? [(columns + 41, rows + 2)] : ((int, int)[])[(columns + 70, rows + 5), (columns + 3, rows + 1), (1, 1)])
        {
            (int outWidth, int outHeight) = kernel.OutputSize(width, height);
            if (outWidth < 1 || outHeight < 1)
                continue;
            for (int pattern = 0; pattern < (isLarge ? 2 : 6); pattern++)
            {
                TSource flat = TSource.CreateTruncating(random.Next() | 1);
                var source = new TSource[width * height * kernel.Channels];
                for (int i = 0; i < source.Length; i++)
                {
                    source[i] = pattern switch
                    {
                        0 => TSource.CreateTruncating(random.Next()),
                        1 => random.Next(2) == 0 ? TSource.MinValue : TSource.MaxValue,
                        2 => flat,
                        3 => TSource.MaxValue,
                        4 => TSource.MinValue,
                        _ => TSource.CreateTruncating(random.Next(3)),
                    };
                }

                int channels = kernel.Sums ? 1 : kernel.Channels;
                var actual = new TDestination[outWidth * outHeight * channels];
                kernel.Run<TSource, TDestination>()(
                    new(source, width, height, kernel.Channels), new(actual, outWidth, outHeight, channels));
                TDestination[] expected = kernel.Truth<TSource, TDestination>(source, width, height);
                for (int i = 0; i < expected.Length; i++)
                {
                    if (expected[i] != actual[i])
                        Assert.Fail($"{kernel.Name}, {width} x {height}, pattern {pattern}, element {i}: {actual[i]}, not {expected[i]}");
                }
            }
        }
    }
}
