using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Runtime;

/// <summary>Brings interleaved channels together or apart, one line at a time.</summary>
internal static unsafe class ChannelLines
{
    /// <summary>Adds the channels of each pixel; floats from the first channel to the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(ChannelStep step, byte* from, byte* to, int pixels, int channels)
    {
        switch (step)
        {
            case ChannelStep.SumInt16:
                int done = channels == 3 && Vector128.IsHardwareAccelerated ? SumThree((short*)from, (short*)to, pixels) : 0;
                Sum((short*)from + ((nint)done * channels), (short*)to + done, pixels - done, channels);
                break;
            case ChannelStep.SumInt32:
                Sum((int*)from, (int*)to, pixels, channels);
                break;
            case ChannelStep.SumSingle:
                Sum((float*)from, (float*)to, pixels, channels);
                break;
        }
    }

    /// <summary>Adds the channels of each pixel into one of 32 bits; floats from the first channel to the last.</summary>
    public static void Add(ChannelStep step, byte* from, byte* to, int pixels, int channels)
    {
        switch (step)
        {
            case ChannelStep.AddByte:
                Add(from, (int*)to, pixels, channels);
                break;
            case ChannelStep.AddUInt16:
                Add((ushort*)from, (int*)to, pixels, channels);
                break;
            case ChannelStep.AddInt16:
                Add((short*)from, (int*)to, pixels, channels);
                break;
            default:
                Sum((float*)from, (float*)to, pixels, channels);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(T* from, int* to, int pixels, int channels) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (nint x = 0; x < pixels; x++, from += channels)
        {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++)
            {
                sum += int.CreateTruncating(from[channel]);
            }

            to[x] = sum;
        }
    }

    /// <summary>Takes bytes apart into a line for each channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SplitBytes(byte* from, byte** to, int pixels, int channels)
    {
        int done = !Vector128.IsHardwareAccelerated ? 0
            : channels == 3 ? SplitThree(from, to[0], to[1], to[2], pixels)
            : channels == 4 ? SplitFour(from, to, pixels)
            : 0;
        for (int channel = 0; channel < channels; channel++)
        {
            byte* line = to[channel];
            for (int x = done; x < pixels; x++)
            {
                line[x] = from[((nint)x * channels) + channel];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<T>(T* from, T* to, int pixels, int channels) where T : unmanaged, System.Numerics.IAdditionOperators<T, T, T>
    {
        if (channels == 3)
        {
            for (nint x = 0; x < pixels; x++, from += 3)
            {
                to[x] = unchecked(from[0] + from[1] + from[2]);
            }

            return;
        }

        for (nint x = 0; x < pixels; x++, from += channels)
        {
            T sum = from[0];
            for (int channel = 1; channel < channels; channel++)
            {
                sum = unchecked(sum + from[channel]);
            }

            to[x] = sum;
        }
    }

    /// <summary>Eight pixels a turn: each channel's lanes are picked out of three vectors, the others being set to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SumThree(short* from, short* to, int pixels)
    {
        int x = 0;
        for (; x <= pixels - 8; x += 8, from += 24)
        {
            Vector128<byte> first = *(Vector128<byte>*)from;
            Vector128<byte> second = *(Vector128<byte>*)(from + 8);
            Vector128<byte> third = *(Vector128<byte>*)(from + 16);
            Vector128<byte> red =
                Vector128.Shuffle(first, Vector128.Create((byte)0, 1, 6, 7, 12, 13, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 3, 8, 9, 14, 15, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 5, 10, 11));
            Vector128<byte> green =
                Vector128.Shuffle(first, Vector128.Create((byte)2, 3, 8, 9, 14, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 4, 5, 10, 11, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 6, 7, 12, 13));
            Vector128<byte> blue =
                Vector128.Shuffle(first, Vector128.Create((byte)4, 5, 10, 11, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 0, 1, 6, 7, 12, 13, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 3, 8, 9, 14, 15));
            *(Vector128<short>*)(to + x) = red.AsInt16() + green.AsInt16() + blue.AsInt16();
        }

        return x;
    }

    /// <summary>Sixteen pixels at a time: each channel's bytes are shifted down in 32-bit lanes and narrowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SplitFour(byte* from, byte** to, int pixels)
    {
        Vector128<uint> low = Vector128.Create(0xFFu);
        int x = 0;
        for (; x <= pixels - 16; x += 16, from += 64)
        {
            Vector128<uint> a = *(Vector128<uint>*)from;
            Vector128<uint> b = *(Vector128<uint>*)(from + 16);
            Vector128<uint> c = *(Vector128<uint>*)(from + 32);
            Vector128<uint> d = *(Vector128<uint>*)(from + 48);
            for (int channel = 0; channel < 4; channel++)
            {
                int shift = 8 * channel;
                *(Vector128<byte>*)(to[channel] + x) = Vector128.Narrow(
                    Vector128.Narrow((a >> shift) & low, (b >> shift) & low), Vector128.Narrow((c >> shift) & low, (d >> shift) & low));
            }
        }

        return x;
    }

    /// <summary>Sixteen pixels a turn: each channel's bytes are picked out of three vectors, the others being set to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SplitThree(byte* from, byte* red, byte* green, byte* blue, int pixels)
    {
        int x = 0;
        for (; x <= pixels - 16; x += 16, from += 48)
        {
            Vector128<byte> first = *(Vector128<byte>*)from;
            Vector128<byte> second = *(Vector128<byte>*)(from + 16);
            Vector128<byte> third = *(Vector128<byte>*)(from + 32);
            *(Vector128<byte>*)(red + x) =
                Vector128.Shuffle(first, Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13));
            *(Vector128<byte>*)(green + x) =
                Vector128.Shuffle(first, Vector128.Create((byte)1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14));
            *(Vector128<byte>*)(blue + x) =
                Vector128.Shuffle(first, Vector128.Create((byte)2, 5, 8, 11, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(second, Vector128.Create((byte)255, 255, 255, 255, 255, 1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255))
                | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15));
        }

        return x;
    }
}
