using System.Numerics;

namespace KernelGen.Tests.Support;

/// <summary>Compares a kernel's result with the exact one: whole pixels must be equal, real ones within what plain sums may lose.</summary>
internal static class Truth
{
    /// <summary>Fails with the first pixel that is wrong.</summary>
    public static void Assert<TSource, TDestination>(DeclaredKernel kernel, TSource[] source, int width, int height, TDestination[] actual)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>
    {
        int channels = kernel.AddsChannels ? 1 : kernel.Channels;
        for (int channel = 0; channel < channels; channel++)
        {
            TDestination[] mine = Interleaved.Channel(actual, channels, channel);
            string what = $"{kernel.Name} on {width} x {height}, channel {channel}, pixel";
            if (mine is float[] real)
                Filters.AssertReal(kernel.Spec, kernel.Real(source, width, height, channel), real, what);
            else
                AssertWhole(what, Exact<TSource, TDestination>(kernel, source, width, height, channel), mine);
        }
    }

    /// <summary>The exact result of whole pixels.</summary>
    public static TDestination[] Exact<TSource, TDestination>(DeclaredKernel kernel, TSource[] source, int width, int height, int channel) =>
        (TDestination[])(object)(default(TSource) switch
        {
            // By type: to a cast, an array of shorts is one of unsigned shorts too.
            byte when typeof(TDestination) == typeof(byte) => kernel.Exact<byte, byte>((byte[])(object)source, width, height, channel),
            byte when typeof(TDestination) == typeof(short) => kernel.Exact<byte, short>((byte[])(object)source, width, height, channel),
            byte => kernel.Exact<byte, int>((byte[])(object)source, width, height, channel),
            ushort when typeof(TDestination) == typeof(ushort) => kernel.Exact<ushort, ushort>((ushort[])(object)source, width, height, channel),
            ushort => kernel.Exact<ushort, int>((ushort[])(object)source, width, height, channel),
            short when typeof(TDestination) == typeof(short) => kernel.Exact<short, short>((short[])(object)source, width, height, channel),
            short => (Array)kernel.Exact<short, int>((short[])(object)source, width, height, channel),
            _ => throw new NotSupportedException($"{typeof(TSource)} to {typeof(TDestination)}"),
        });

    private static void AssertWhole<T>(string what, T[] expected, T[] actual)
        where T : unmanaged, IEquatable<T>
    {
        int same = expected.AsSpan().CommonPrefixLength(actual);
        if (same < expected.Length || actual.Length != expected.Length)
            Xunit.Assert.Fail($"{what} {same} of {expected.Length}: {actual.ElementAtOrDefault(same)} is not {expected.ElementAtOrDefault(same)}.");
    }
}
