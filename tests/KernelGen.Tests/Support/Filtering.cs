namespace KernelGen.Tests.Support;

/// <summary>An emitted image kernel.</summary>
internal delegate void ImageFilter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
    where TSource : unmanaged
    where TDestination : unmanaged;

/// <summary>Calls emitted image kernels on plain arrays.</summary>
internal static class Filtering
{
    /// <summary>A result of the source's own size.</summary>
    public static TDestination[] Same<TSource, TDestination>(ImageFilter<TSource, TDestination> filter, TSource[] source, int width, int height)
        where TSource : unmanaged
        where TDestination : unmanaged => Run(filter, source, width, height, width, height);

    /// <summary>A result of another size.</summary>
    public static TDestination[] Run<TSource, TDestination>(
        ImageFilter<TSource, TDestination> filter, TSource[] source, int width, int height, int outWidth, int outHeight)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        var destination = new TDestination[outWidth * outHeight];
        filter(new ReadOnlyImageView<TSource>(source, width, height), new ImageView<TDestination>(destination, outWidth, outHeight));
        return destination;
    }

    /// <summary>Bytes to 16-bit results, compared with a table whose size is the result's.</summary>
    public static void AssertGrid(string expected, ImageFilter<byte, short> filter, Grid source)
    {
        Grid grid = Grid.Read(expected);
        short[] result = Run(filter, source.Bytes, source.Width, source.Height, grid.Width, grid.Height);
        Assert.Equal(grid.Values.Select(v => (short)v), result);
    }
}
