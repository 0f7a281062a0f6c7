using System.Numerics;

namespace KernelGen.Tests.Support;

/// <summary>Pixels that a test can tell from each other.</summary>
internal static class Pixels
{
    /// <summary>Random pixels of any type: whole ones from the whole range and often its ends, real ones between -500 and 500.</summary>
    public static T[] Random<T>(Random random, int length)
        where T : unmanaged, INumber<T>
    {
        var pixels = new T[length];
        for (int i = 0; i < length; i++)
        {
            pixels[i] = typeof(T) == typeof(float) ? T.CreateChecked((random.NextSingle() - 0.5f) * 1000) : random.Next(4) switch
            {
                0 => T.CreateSaturating(long.MinValue),
                1 => T.CreateSaturating(long.MaxValue),
                _ => T.CreateTruncating(random.Next()),
            };
        }

        return pixels;
    }

    /// <summary>A value that stands where nothing may be written.</summary>
    public static T Canary<T>()
        where T : unmanaged, INumber<T> => typeof(T) == typeof(float) ? T.CreateChecked(12345.678f) : T.CreateTruncating(0xA5A5A5A5);

    /// <summary>A value that stands where nothing may be read: it shows in every sum.</summary>
    public static T Poison<T>()
        where T : unmanaged, INumber<T> => typeof(T) == typeof(float) ? T.CreateChecked(float.NaN) : T.CreateTruncating(0x5B5B5B5B);
}
