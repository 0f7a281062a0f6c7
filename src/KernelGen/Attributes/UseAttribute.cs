namespace KernelGen;

/// <summary>
/// Takes over the layers of a block, once or several times one behind another. Example: <c>[Use(typeof(Residual), Repeat = 3)]</c>.
/// </summary>
/// <param name="block">A class marked <see cref="BlockAttribute">[Block]</see>.</param>
/// <remarks>
/// The parameters of a use called <c>Stage2</c> are <c>Stage2.Conv1.weight</c> and so on, and <c>Stage2.0.Conv1.weight</c> where <see cref="Repeat"/> is
/// written. The property has the shape of the last layer and the cost of all.
/// </remarks>
/// <example><code>[Use(typeof(Residual), Repeat = 3, Channels = 64)] public partial Layer Stage1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UseAttribute(Type block) : Attribute
{
    /// <summary>The block.</summary>
    public Type Block { get; } = block;

    /// <summary>How often the block stands there, each reading the one before. Default: once.</summary>
    public int Repeat { get; set; } = 1;

    /// <summary>What <c>Block.Channels</c> is. Default: the channels that the block reads.</summary>
    public int Channels { get; set; }

    /// <summary>What <c>Block.Hidden</c> is; a block that names it needs it.</summary>
    public int Hidden { get; set; }

    /// <summary>What <c>Block.Stride</c> is in the first of the blocks; in the others it is 1. Default: 1.</summary>
    public int Stride { get; set; } = 1;
}
