using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KernelGen.Runtime;

namespace KernelGen.Benchmarks.Variants;

/// <summary>The magnitude of two slopes as bytes, rounded to the nearest: the step that no kernel does alone.</summary>
internal static class EdgeMagnitude
{
    /// <summary>One pixel after the other. A root of a whole number is never a half, and up to 2^24 a float holds the number.</summary>
    public static void Loop(short[] x, short[] y, byte[] edges)
    {
        for (int i = 0; i < edges.Length; i++)
            edges[i] = (byte)Math.Min(255, (int)MathF.Round(MathF.Sqrt((x[i] * x[i]) + (y[i] * y[i]))));
    }

    /// <summary>Thirty-two pixels at a time, as a careful user would write it, so that the separate steps are not slow for want of it.</summary>
    public static void Vectors(short[] x, short[] y, byte[] edges)
    {
        int vectors = VectorWidth.Bits == 512 ? edges.Length / 32 : 0;
        ReadOnlySpan<Vector512<short>> xs = MemoryMarshal.Cast<short, Vector512<short>>(x), ys = MemoryMarshal.Cast<short, Vector512<short>>(y);
        Span<Vector256<byte>> results = MemoryMarshal.Cast<byte, Vector256<byte>>(edges.AsSpan());
        for (int i = 0; i < vectors; i++)
        {
            (Vector512<int> xLow, Vector512<int> xHigh) = Vector512.Widen(xs[i]);
            (Vector512<int> yLow, Vector512<int> yHigh) = Vector512.Widen(ys[i]);
            Vector512<short> roots = Vector512.NarrowWithSaturation(Root(xLow, yLow), Root(xHigh, yHigh));
            results[i] = Vector256.NarrowWithSaturation(roots.GetLower().AsUInt16(), roots.GetUpper().AsUInt16());
        }

        for (int i = vectors * 32; i < edges.Length; i++)
            edges[i] = (byte)Math.Min(255, (int)MathF.Round(MathF.Sqrt((x[i] * x[i]) + (y[i] * y[i]))));
    }

    private static Vector512<int> Root(Vector512<int> x, Vector512<int> y) =>
        Vector512.ConvertToInt32(Vector512.Round(Vector512.Sqrt(Vector512.ConvertToSingle((x * x) + (y * y)))));
}
