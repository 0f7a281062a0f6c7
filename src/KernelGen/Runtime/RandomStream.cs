using System.Numerics;

namespace KernelGen.Runtime;

/// <summary>
/// The library's only source of chance: xoshiro256** (Blackman and Vigna, 2018), its state filled by SplitMix64 from a
/// seed. Integer arithmetic alone, so every machine draws the same numbers.
/// </summary>
internal struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the stream of a seed; every seed is as good as any other.</summary>
    public RandomStream(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1) in steps of 2^-24, so that it is exact as a float.</summary>
    public double NextUnit() => (Next() >> 40) * (1.0 / (1 << 24));

    /// <summary>A whole number below a bound, each equally likely (Lemire, 2019).</summary>
    public int NextBelow(int bound)
    {
        // The high half of a 32 x 32 bit product is the number; the few low halves that would favour some are drawn again.
        uint limit = (uint)bound;
        ulong product = (Next() >> 32) * limit;
        if ((uint)product < limit)
        {
            uint unfair = (0u - limit) % limit;
            while ((uint)product < unfair)
            {
                product = (Next() >> 32) * limit;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts items into a random order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>64 bits that follow from a number: the first ones of SplitMix64 from there.</summary>
    public static ulong Mix(ulong number) => SplitMix(ref number);

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
