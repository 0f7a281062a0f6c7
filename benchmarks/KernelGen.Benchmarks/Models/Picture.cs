namespace KernelGen.Benchmarks.Models;

/// <summary>The size of a picture.</summary>
internal readonly record struct Picture(int Width, int Height, int Channels)
{
    /// <summary>Elements of all channels.</summary>
    public int Length => Width * Height * Channels;

    /// <summary>As it stands in a case's name.</summary>
    public override string ToString() => FormattableString.Invariant($"{Width}x{Height}/{Channels}");
}
