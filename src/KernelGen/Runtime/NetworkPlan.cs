using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>What emitted code tells the runtime about a network. Made by the compiler; not for use by hand.</summary>
/// <remarks>
/// Fields and not properties, here and below: before the first result of a program every accessor is one more method to compile.
/// </remarks>
/// <param name="Name">The class's name.</param>
/// <param name="Input">The shape of one input sample.</param>
/// <param name="Output">The shape of one output sample; of several outputs, the length of all of them.</param>
/// <param name="Layers">The layers, in order.</param>
/// <param name="ParameterLength">Floats of parameter memory: the parameters in PyTorch's layouts one after another, each starting at a multiple of 16.</param>
/// <param name="PackedLength">Floats of packed weights for one sample's forward pass.</param>
/// <param name="SampleWorkspaceLength">Floats of workspace for one sample's forward pass.</param>
/// <param name="BlockWorkspaceLength">Floats of workspace for a block of 16 samples, forward and backward; 0 for a network declared without training.</param>
/// <param name="BlockInput">Where the runtime puts a block's samples.</param>
/// <param name="BlockOutput">Where the forward pass leaves a block's outputs.</param>
/// <param name="BlockOutputGradient">Where the runtime puts the loss's gradient with respect to the outputs.</param>
/// <param name="BlockInputGradient">Where the backward pass leaves the gradient with respect to the inputs.</param>
/// <param name="Inference">The workspace of inference over 16 samples; null where they run faster one by one.</param>
/// <param name="Layout">How samples lie in the caller's memory.</param>
/// <param name="EndsInSoftmax">Whether the outputs come from a softmax with no weights behind it; such shares softmax cross-entropy must not take for logits.</param>
/// <param name="SharesSample">Whether several threads can share the forward pass of one sample.</param>
/// <param name="Uses">The blocks that the network uses, each as one layer; null where it uses none.</param>
/// <param name="StateLength">Floats behind the parameters: what a layer has that is not trained.</param>
/// <param name="Batch">The batch norms; null where there are none.</param>
/// <param name="SampleKeys">Where the runtime puts the keys of a block's samples, which dropout follows; -1 where there is none.</param>
/// <param name="PackingShift">How many floats the parameters begin behind the packed weights where these can take their place; -1 where they cannot.</param>
/// <param name="Outputs">Several outputs; null where there is one.</param>
/// <param name="SharesBlock">Whether several threads can share a block of 16 samples in training.</param>
/// <param name="ScratchLength">Floats that each thread of the backward pass needs for itself.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkPlan(
    string Name,
    Shape Input,
    Shape Output,
    LayerPlan[] Layers,
    int ParameterLength,
    int PackedLength,
    int SampleWorkspaceLength,
    int BlockWorkspaceLength,
    BlockTensor BlockInput,
    BlockTensor BlockOutput,
    BlockTensor BlockOutputGradient,
    BlockTensor BlockInputGradient,
    BlockInference? Inference = null,
    Layout Layout = Layout.Nchw,
    bool EndsInSoftmax = false,
    bool SharesSample = false,
    LayerPlan[]? Uses = null,
    int StateLength = 0,
    BatchPlan? Batch = null,
    int SampleKeys = -1,
    int PackingShift = -1,
    OutputPlan[]? Outputs = null,
    bool SharesBlock = false,
    int ScratchLength = 0)
{
    internal readonly string Name = Name;
    internal readonly Shape Input = Input;
    internal readonly Shape Output = Output;
    internal readonly LayerPlan[] Layers = Layers;
    internal readonly int ParameterLength = ParameterLength;
    internal readonly int PackedLength = PackedLength;
    internal readonly int SampleWorkspaceLength = SampleWorkspaceLength;
    internal readonly int BlockWorkspaceLength = BlockWorkspaceLength;
    internal readonly BlockTensor BlockInput = BlockInput;
    internal readonly BlockTensor BlockOutput = BlockOutput;
    internal readonly BlockTensor BlockOutputGradient = BlockOutputGradient;
    internal readonly BlockTensor BlockInputGradient = BlockInputGradient;
    internal readonly BlockInference? Inference = Inference;
    internal readonly Layout Layout = Layout;
    internal readonly bool EndsInSoftmax = EndsInSoftmax;
    internal readonly bool SharesSample = SharesSample;
    internal readonly LayerPlan[]? Uses = Uses;
    internal readonly int StateLength = StateLength;
    internal readonly BatchPlan? Batch = Batch;
    internal readonly int SampleKeys = SampleKeys;
    internal readonly int PackingShift = PackingShift;
    internal readonly OutputPlan[]? Outputs = Outputs;
    internal readonly bool SharesBlock = SharesBlock;
    internal readonly int ScratchLength = ScratchLength;

    /// <summary>Gives the samples of a block the keys that dropout follows, where there is dropout.</summary>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="step">Number of updates before.</param>
    /// <param name="first">The place of the block's first sample in the batch.</param>
    internal unsafe void SetSampleKeys(float* workspace, ulong seed, long step, long first)
    {
        if (SampleKeys >= 0)
        {
            DropoutMask.SetKeys(workspace + SampleKeys, seed, step, first);
        }
    }

    /// <exception cref="InvalidOperationException">The network is declared without training.</exception>
    internal void ThrowIfNotTrained()
    {
        if (BlockWorkspaceLength == 0)
        {
            throw new InvalidOperationException($"{Name} has no backward pass: it is declared with [Network(…, Training = false)].");
        }
    }
}

/// <summary>
/// The workspace of a block of 16 samples where only their outputs are wanted: values share memory, and the backward pass has none.
/// </summary>
/// <param name="WorkspaceLength">Floats of workspace.</param>
/// <param name="Input">Where the runtime puts the samples.</param>
/// <param name="Output">Where the outputs are afterwards.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BlockInference(int WorkspaceLength, BlockTensor Input, BlockTensor Output)
{
    internal readonly int WorkspaceLength = WorkspaceLength;
    internal readonly BlockTensor Input = Input;
    internal readonly BlockTensor Output = Output;
}

/// <summary>What emitted code tells the runtime about one layer.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Operator">What the layer computes, as text for people.</param>
/// <param name="Output">The shape of one output sample.</param>
/// <param name="MultiplyAdds">Multiply-adds for one sample, forward.</param>
/// <param name="ReceptiveField">How many input rows and columns one output value sees.</param>
/// <param name="Parameters">The layer's parameters: the weight, then the bias.</param>
/// <param name="Value">Where the layer's values are when one sample has run as far as that; null where nobody knows.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerPlan(
    string Name,
    string Operator,
    Shape Output,
    long MultiplyAdds,
    int ReceptiveField,
    ParameterPlan[] Parameters,
    LayerValue? Value = null)
{
    internal readonly string Name = Name;
    internal readonly string Operator = Operator;
    internal readonly Shape Output = Output;
    internal readonly long MultiplyAdds = MultiplyAdds;
    internal readonly int ReceptiveField = ReceptiveField;
    internal readonly ParameterPlan[] Parameters = Parameters;
    internal readonly LayerValue? Value = Value;
}

/// <summary>What emitted code tells the runtime about one parameter.</summary>
/// <param name="Name"><c>weight</c> or <c>bias</c>.</param>
/// <param name="Shape">The sizes, outermost first, in PyTorch's layout.</param>
/// <param name="Offset">The first value's place in the parameter memory, in floats.</param>
/// <param name="FanIn">Number of inputs that one output value sums, which sets the range of the default initialisation.</param>
/// <param name="Start">What initialisation writes instead of random numbers, over and over until the parameter is full; null for random numbers.</param>
/// <param name="Layout">The order of a convolution's weights: <paramref name="Shape"/> is in this order.</param>
/// <param name="IsTrained">Whether it has a gradient; else it is state that training changes on its way forward.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterPlan(string Name, int[] Shape, int Offset, int FanIn, float[]? Start = null, WeightLayout Layout = WeightLayout.Oihw, bool IsTrained = true)
{
    internal readonly string Name = Name;
    internal readonly int[] Shape = Shape;
    internal readonly int Offset = Offset;
    internal readonly int FanIn = FanIn;
    internal readonly float[]? Start = Start;
    internal readonly WeightLayout Layout = Layout;
    internal readonly bool IsTrained = IsTrained;
}

/// <summary>
/// Where 16 samples lie side by side in a workspace: sample n, channel c, row y, column x is the float at
/// <c>Offset + c * ChannelStride + y * RowStride + x * 16 + n</c>.
/// </summary>
/// <param name="Offset">The first value's place, in floats.</param>
/// <param name="ChannelStride">Floats from one channel to the next.</param>
/// <param name="RowStride">Floats from one row to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BlockTensor(int Offset, int ChannelStride, int RowStride);
