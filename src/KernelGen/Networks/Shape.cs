namespace KernelGen;

/// <summary>The shape of one sample, laid out channel by channel, row by row.</summary>
/// <param name="Channels">Number of channels.</param>
/// <param name="Height">Rows of each channel.</param>
/// <param name="Width">Columns of each channel.</param>
public readonly record struct Shape(int Channels, int Height, int Width)
{
    /// <summary>Number of values of one sample.</summary>
    /// <exception cref="OverflowException">The product is 2^31 or more.</exception>
    public int Length => checked(Channels * Height * Width);

    /// <summary>The shape as text, for example <c>6x28x28</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Channels}x{Height}x{Width}");
}
