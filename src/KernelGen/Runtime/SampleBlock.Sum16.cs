using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

public static partial class SampleBlock
{
    /// <summary>Adds 16 lanes in one fixed tree: lane i and i + 8, then i and i + 4, i and i + 2, i and i + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum16(Vector512<float> lanes) => Sum16(lanes.GetLower(), lanes.GetUpper());

    /// <summary>The same sum, of the same bits, for lanes 0 to 7 and 8 to 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum16(Vector256<float> lanes0, Vector256<float> lanes8)
    {
        Vector256<float> eight = lanes0 + lanes8;
        return Sum4(eight.GetLower() + eight.GetUpper());
    }

    /// <summary>The same sum, of the same bits, for lanes 0 to 3, 4 to 7, 8 to 11 and 12 to 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum16(Vector128<float> lanes0, Vector128<float> lanes4, Vector128<float> lanes8, Vector128<float> lanes12) =>
        Sum4((lanes0 + lanes8) + (lanes4 + lanes12));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum4(Vector128<float> four)
    {
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }
}
