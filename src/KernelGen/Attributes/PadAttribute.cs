namespace KernelGen;

/// <summary>
/// Adds cells of one value around each channel, and channels of it: PyTorch's <c>nn.ConstantPad2d</c>, and with channels <c>F.pad</c>.
/// Example: <c>[Pad(1, 1, 2, 2)]</c>.
/// </summary>
/// <param name="left">Columns added on the left, at least 0.</param>
/// <param name="right">Columns added on the right.</param>
/// <param name="top">Rows added at the top.</param>
/// <param name="bottom">Rows added at the bottom.</param>
/// <remarks>Convolutions and pools have a padding of their own, which costs less.</remarks>
/// <example><code>[Pad(0, 0, 0, 0, Back = 16)] public partial Layer Wider { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PadAttribute(int left, int right, int top, int bottom) : Attribute
{
    /// <summary>Columns added on the left.</summary>
    public int Left { get; } = left;

    /// <summary>Columns added on the right.</summary>
    public int Right { get; } = right;

    /// <summary>Rows added at the top.</summary>
    public int Top { get; } = top;

    /// <summary>Rows added at the bottom.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>Channels added before the first. Default: 0.</summary>
    public int Front { get; set; }

    /// <summary>Channels added behind the last. Default: 0.</summary>
    public int Back { get; set; }

    /// <summary>What the added cells hold, a finite number. Default: 0.</summary>
    public double Value { get; set; }
}
