using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>
/// Draws what dropout keeps. There is no state: the bits of a value are a hash of a key of its sample, its layer and its place, so that they can be had in any
/// order. Called by emitted code; not for use by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class DropoutMask
{
    private const int Lanes = SampleBlock.Lanes;

    // From one place of a sample to the next: odd, so that all places have different numbers.
    private const uint Stride = 0x9E3779B9;

    /// <summary>Fills the factors of sixteen samples: 0 with the probability <paramref name="rate"/>, else <c>1 / (1 - rate)</c>.</summary>
    /// <param name="keys">64 bits for each sample.</param>
    /// <param name="layer">The layer's place in the network.</param>
    /// <param name="length">Values of one sample.</param>
    /// <param name="rate">The probability of zero.</param>
    /// <param name="mask">Gets the factors: those of all samples for the first value, for the second, and so on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(float* keys, int layer, int length, double rate, float* mask)
    {
        // 24 random bits are below the limit with the probability of zero.
        var limit = new Vector<int>((int)Math.Round(rate * (1 << 24)));
        var kept = new Vector<float>((float)(1 / (1 - rate)));
        uint* lower = stackalloc uint[Lanes];
        uint* upper = stackalloc uint[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            ulong key = RandomStream.Mix(((ulong*)keys)[lane] + (uint)layer);
            (lower[lane], upper[lane]) = ((uint)key, (uint)(key >> 32));
        }

        for (int lane = 0; lane < Lanes; lane += Vector<uint>.Count)
        {
            Vector<uint> low = Vector.Load(lower + lane);
            Vector<uint> high = Vector.Load(upper + lane);
            float* place = mask + lane;
            for (int i = 0; i < length; i++)
            {
                Vector<uint> bits = Mixed(Mixed(low) ^ high);
                Vector<int> isKept = Vector.GreaterThanOrEqual(Vector.AsVectorInt32(bits >>> 8), limit);
                Vector.ConditionalSelect(isKept, kept, Vector<float>.Zero).Store(place);
                low += new Vector<uint>(Stride);
                place += Lanes;
            }
        }
    }

    /// <summary>Gives each sample of a block its key.</summary>
    /// <param name="keys">Gets them.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="step">Number of updates before.</param>
    /// <param name="first">The place of the block's first sample in the batch.</param>
    internal static void SetKeys(float* keys, ulong seed, long step, long first)
    {
        ulong ofStep = RandomStream.Mix(RandomStream.Mix(seed) + (ulong)step);
        for (int lane = 0; lane < Lanes; lane++)
        {
            ((ulong*)keys)[lane] = RandomStream.Mix(ofStep + (ulong)(first + lane));
        }
    }

    // A bijection of 32 bits in which each bit of the input changes half of the output, with the constants that C. Wellons found ("Prospecting for hash
    // functions", 2018).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Mixed(Vector<uint> x)
    {
        x ^= x >>> 16;
        x *= new Vector<uint>(0x7FEB352D);
        x ^= x >>> 15;
        x *= new Vector<uint>(0x846CA68B);
        return x ^ (x >>> 16);
    }
}
