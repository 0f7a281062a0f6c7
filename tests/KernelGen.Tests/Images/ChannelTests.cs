namespace KernelGen.Tests.Images;

/// <summary>Interleaved channels that a kernel does not take.</summary>
public sealed class ChannelTests
{
    [Fact]
    public void Bad39_OtherChannelCountsAreRefused()
    {
        var source = new byte[48];
        var destination = new byte[48];
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(source, 4, 4), new(destination, 4, 4)));
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(source, 4, 4, 3), new(destination, 4, 4)));
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(source, 4, 4, 3), new(destination, 4, 4, 3)));
    }
}
