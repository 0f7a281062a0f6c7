namespace KernelGen;

/// <summary>What the layers of a block can name without knowing its use.</summary>
public static class Block
{
    /// <summary>The input of the block; outside a block, that of the network. For <see cref="InputAttribute">[Input]</see> and the others that name layers.</summary>
    public const string Input = "<input>";
}
