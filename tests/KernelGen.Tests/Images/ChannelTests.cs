using System.Numerics;
using KernelGen.Reference;

namespace KernelGen.Tests.Images;

/// <summary>Interleaved channels: each is filtered as if it stood alone.</summary>
public sealed class ChannelTests
{
    public static TheoryData<string> BytesToBytes => Catalogue.OfManyChannels<byte, byte>();

    public static TheoryData<string> BytesToShorts => Catalogue.OfManyChannels<byte, short>();

    [Theory]
    [MemberData(nameof(BytesToBytes))]
    public void EachChannelIsFilteredAlike_Bytes(string name) => Check<byte>(name);

    [Theory]
    [MemberData(nameof(BytesToShorts))]
    public void EachChannelIsFilteredAlike_Shorts(string name) => Check<short>(name);

    [Fact]
    public void Bad39_OtherChannelCountsAreRefused()
    {
        var source = new byte[48];
        var destination = new byte[48];
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(source, 4, 4), new(destination, 4, 4)));
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(source, 4, 4, 3), new(destination, 4, 4)));
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(source, 4, 4, 3), new(destination, 4, 4, 3)));
    }

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        (FilterSpec spec, Catalogue.Filter<byte, T> run) = Catalogue.Find<byte, T>(name);
        int channels = Catalogue.ChannelsOf(name);
        var random = new Random(2);
        foreach (int width in Enumerable.Range(1, 45))
        {
            for (int height = 1; height <= spec.Height + 4; height++)
            {
                int columns = spec.OutputWidth(width);
                int lines = spec.OutputHeight(height);
                if (columns == 0 || lines == 0)
                {
                    continue;
                }

                var source = new byte[width * height * channels];
                random.NextBytes(source);
                var destination = new T[columns * lines * channels];
                run(new(source, width, height, channels), new(destination, columns, lines, channels));
                for (int channel = 0; channel < channels; channel++)
                {
                    byte[] alone = [.. source.Where((_, i) => i % channels == channel)];
                    T[] expected = FilterExact.Apply<byte, T>(spec, alone, width, height);
                    Assert.Equal(expected, destination.Where((_, i) => i % channels == channel));
                }
            }
        }
    }
}
