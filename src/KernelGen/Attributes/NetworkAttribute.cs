namespace KernelGen;

/// <summary>
/// Compiles a partial class into a network. Its layers are the partial properties of type <see cref="Layer"/>, in the
/// order of the members; each takes the output of the one before. Example: <c>[Network(1, 28, 28)] partial class Digits</c>.
/// </summary>
/// <param name="channels">Channels of one input sample.</param>
/// <param name="height">Rows of one input sample.</param>
/// <param name="width">Columns of one input sample.</param>
/// <remarks>
/// The class gets <see cref="Network"/> as its base. Samples are laid out channel by channel, row by row (NCHW), unless <see cref="Layout"/>
/// says otherwise. The layout is that of the caller's memory alone: a linear layer reads channel, row, column in that order in either, and
/// the weights are the same.
/// </remarks>
/// <example>
/// <code>
/// [Network(1, 32, 32)]
/// public sealed partial class LeNet5
/// {
///     [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }
///     [AvgPool2d(2)]       public partial Layer S2 { get; }
///     [Linear(10)]         public partial Layer Output { get; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NetworkAttribute(int channels, int height, int width) : Attribute
{
    /// <summary>Channels of one input sample.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of one input sample.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of one input sample.</summary>
    public int Width { get; } = width;

    /// <summary>How one sample lies in the caller's memory, inputs, outputs, targets and gradients alike. Default: <see cref="Layout.Nchw"/>.</summary>
    public Layout Layout { get; set; }

    /// <summary>
    /// How convolutions may be summed, forward and in training. Default: <see cref="Numerics.Fast"/>. Networks whose batches run forward sixteen samples at a
    /// time use plain sums there, so that a sample has the same bits in any batch.
    /// </summary>
    public Numerics Numerics { get; set; }

    /// <summary>
    /// Whether the network can be trained. Default: true. False leaves out the backward pass, which is more than half of what is compiled:
    /// for networks that get their weights from a file. <see cref="Network.CreateTrainingSession"/> then throws.
    /// </summary>
    public bool Training { get; set; } = true;
}
