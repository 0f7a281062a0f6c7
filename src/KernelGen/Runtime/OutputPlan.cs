using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>What emitted code tells the runtime about one of several outputs.</summary>
/// <param name="Name">The name of its span.</param>
/// <param name="Shape">The shape of one output sample.</param>
/// <param name="Block">Where training leaves a block's outputs.</param>
/// <param name="BlockGradient">Where the runtime puts the loss's gradient with respect to them.</param>
/// <param name="Inferred">Where inference over 16 samples leaves them.</param>
/// <param name="Layer">The layer that it is; -1 where it is a use of a block.</param>
/// <param name="Use">The use that it is; -1 where it is a layer.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputPlan(string Name, Shape Shape, BlockTensor Block, BlockTensor BlockGradient, BlockTensor Inferred, int Layer = -1, int Use = -1)
{
    internal readonly string Name = Name;
    internal readonly Shape Shape = Shape;
    internal readonly BlockTensor Block = Block;
    internal readonly BlockTensor BlockGradient = BlockGradient;
    internal readonly BlockTensor Inferred = Inferred;
    internal readonly int Layer = Layer;
    internal readonly int Use = Use;
}
