using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

/// <summary>The last channel of pixels whose other channels were filtered. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class AlphaChannel
{
    /// <summary>Copies the last channel of neighbouring pixels, saturated to the destination's type.</summary>
    /// <param name="source">The first pixel to read.</param>
    /// <param name="destination">The first pixel to write; its other channels stay.</param>
    /// <param name="pixels">How many pixels.</param>
    /// <param name="channels">Interleaved channels of both.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<TSource, TDestination>(void* source, void* destination, int pixels, int channels)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>
    {
        var from = (TSource*)source;
        var to = (TDestination*)destination;
        nint x = 0;
        if (typeof(TSource) == typeof(byte) && typeof(TDestination) == typeof(byte) && channels == 4)
        {
            Vector128<uint> alpha = Vector128.Create(BitConverter.IsLittleEndian ? 0xFF000000u : 0xFFu);
            for (; x <= pixels - Vector128<uint>.Count; x += Vector128<uint>.Count)
            {
                Vector128<uint> old = *(Vector128<uint>*)((uint*)source + x);
                Vector128<uint> filtered = *(Vector128<uint>*)((uint*)destination + x);
                *(Vector128<uint>*)((uint*)destination + x) = (old & alpha) | Vector128.AndNot(filtered, alpha);
            }
        }

        for (nint i = (x * channels) + channels - 1; x < pixels; x++, i += channels)
        {
            to[i] = TDestination.CreateSaturating(from[i]);
        }
    }
}
