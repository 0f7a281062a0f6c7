namespace KernelGen;

/// <summary>What the layers of a block can name without knowing its use.</summary>
/// <remarks>
/// The numbers stand for those of the use, wherever an attribute in a block takes a count. They can be multiplied by numbers up to 31 and divided
/// by divisors of 20160 up to 64, as in <c>4 * Block.Channels</c> and <c>Block.Channels / 8</c>, which rounds down.
/// </remarks>
public static class Block
{
    /// <summary>The input of the block; outside a block, that of the network. For <see cref="InputAttribute">[Input]</see> and the others that name layers.</summary>
    public const string Input = "<input>";

    /// <summary>The channels that the use gives; where it gives none, those that the block reads.</summary>
    public const int Channels = 3407 * Unit;

    /// <summary>The channels that the block reads.</summary>
    public const int InputChannels = 3391 * Unit;

    /// <summary>The use's own number, such as the channels in the middle of a block.</summary>
    public const int Hidden = 3389 * Unit;

    /// <summary>The stride that the use gives, and 1 in the repetitions.</summary>
    public const int Stride = 3373 * Unit;

    // Each is a large prime times a number with many divisors: a product or quotient by a small number tells which one it was made of.
    private const int Unit = 20160;
}
