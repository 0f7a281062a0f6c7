namespace KernelGen.Compiler.Declarations;

/// <summary>What the user pins of a layer's schedule; zero and <c>Auto</c> leave the choice to the cost model.</summary>
/// <param name="VectorAxis">What a vector holds.</param>
/// <param name="ChannelTile">Output channels of a tile.</param>
/// <param name="RowTile">Output rows of a tile.</param>
/// <param name="PixelTile">Output pixels of a row of a tile.</param>
/// <param name="TapUnroll">Which taps are written out.</param>
internal sealed record ScheduleDeclaration(VectorAxis VectorAxis, int ChannelTile, int RowTile, int PixelTile, TapUnroll TapUnroll)
{
    /// <summary>Values that a tile may have: the vectors of 128 bits that hold them must fit a method.</summary>
    public const int MostValues = 1024;

    /// <summary>Multiply-adds of vectors of 128 bits that may be written out.</summary>
    public const int MostMultiplyAdds = 1024;
}

/// <summary>What a vector holds.</summary>
internal enum VectorAxis
{
    Auto,
    Channels,
    Pixels,
}

/// <summary>Which taps are written out.</summary>
internal enum TapUnroll
{
    Auto,
    None,
    Columns,
    All,
}
