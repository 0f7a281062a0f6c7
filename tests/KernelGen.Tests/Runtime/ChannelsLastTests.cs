using KernelGen.Reference;
using KernelGen.Runtime;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Runtime;

/// <summary>Channels taken apart and put together, for every small number of channels and of pixels, against plain loops and between guards.</summary>
public sealed unsafe class ChannelsLastTests
{
    private const int MostPixels = 21;

    public static TheoryData<int> Channels => [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 17];

    [Theory]
    [MemberData(nameof(Channels))]
    public void EveryValueIsWhereItBelongs(int channels)
    {
        if (!GuardedPages.IsSupported)
        {
            return;
        }

        using var outside = new GuardedPages(MostPixels * channels * sizeof(float));
        for (int height = 1; height <= 3; height++)
        {
            for (int width = 1; height * width <= MostPixels; width++)
            {
                Span<float> pixels = outside.AtEnd<float>(height * width * channels);
                for (int i = 0; i < pixels.Length; i++)
                {
                    pixels[i] = i + 1;
                }

                foreach (int gap in (int[])[0, 2])
                {
                    Compare(pixels, channels, height, width, gap);
                }
            }
        }
    }

    private static void Compare(Span<float> pixels, int channels, int height, int width, int gap)
    {
        int rowStride = width + gap;
        int channelStride = (height * rowStride) + gap;
        var planes = new float[channels * channelStride];
        fixed (float* from = pixels, to = planes)
        {
            ChannelsLast.ToPlanes(from, channels, height, width, to, channelStride, rowStride);
        }

        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < channelStride; i++)
            {
                (int y, int x) = (i / rowStride, i % rowStride);
                float expected = y < height && x < width ? pixels[(((y * width) + x) * channels) + c] : 0;
                Require.That(planes[(c * channelStride) + i] == expected, $"{channels} channels of {height}×{width}, gap {gap}: {planes[(c * channelStride) + i]} at {c}, {y}, {x}, not {expected}");
            }
        }

        if (gap > 0)
        {
            return;
        }

        var together = new float[pixels.Length];
        fixed (float* from = planes, to = together)
        {
            ChannelsLast.FromPlanes(from, channels, height * width, to);
        }

        Assert.Equal(pixels.ToArray(), together);
    }
}
