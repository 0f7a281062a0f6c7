using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>One layer: an operator and the activation behind it.</summary>
internal sealed record Node(
    string Name,
    Operator Operator,
    Activation Activation,
    TensorShape Input,
    TensorShape Output,
    ParameterRange? Weight,
    ParameterRange? Bias);

/// <summary>Where a parameter lies in the parameter memory, in floats.</summary>
/// <param name="Offset">The first value.</param>
/// <param name="Length">How many.</param>
/// <param name="Hwio">The sizes of weights that lie as taps, inputs, outputs; null where they lie as every kernel reads them.</param>
internal sealed record ParameterRange(int Offset, int Length, HwioShape? Hwio = null);

/// <summary>Weights in the order taps, inputs, outputs.</summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Inputs">Input channels of one group.</param>
/// <param name="Taps">Kernel height times width.</param>
internal sealed record HwioShape(int Outputs, int Inputs, int Taps);

/// <summary>What a layer computes, its shapes resolved.</summary>
internal abstract record Operator;

/// <summary>Nothing: the layer is its activation.</summary>
internal sealed record Identity : Operator;

/// <summary>A cross-correlation with learned weights <c>[out, in / groups, kh, kw]</c>.</summary>
/// <param name="Behind">A pool that the convolution takes in: its pixels are pooled, after the activation, and never stored.</param>
/// <param name="Pinned">What the user pins of how one sample is run.</param>
internal sealed record Convolution(
    AxisWindow Rows, AxisWindow Columns, int Groups, Pool? Behind = null, ScheduleDeclaration? Pinned = null) : Operator;

/// <summary>A product with a learned matrix <c>[out, in]</c> over the flattened input.</summary>
internal sealed record Linear(ScheduleDeclaration? Pinned = null) : Operator;

/// <summary>The largest value or the mean of each window.</summary>
internal sealed record Pool(bool IsMaximum, PoolAxis Rows, PoolAxis Columns) : Operator;

/// <summary>Each pixel's channels as shares of one, <c>e^(x / Temperature)</c> divided by their sum, or the logarithms of those.</summary>
internal sealed record Softmax(float Temperature, bool IsLogarithm) : Operator;

/// <summary>Cells added around every channel: copies of the input's own, or one value.</summary>
/// <param name="Border">What the cells copy; a constant where they copy nothing.</param>
/// <param name="Value">The constant.</param>
internal sealed record Pad(PadAxis Rows, PadAxis Columns, BorderMode Border, float Value) : Operator
{
    public bool IsConstant => Border == BorderMode.Constant;
}

/// <summary>How a window moves along one axis.</summary>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input cells from one output to the next.</param>
/// <param name="Dilation">Input cells from one tap to the next.</param>
/// <param name="PaddingBefore">Cells added above or on the left.</param>
/// <param name="Input">Input cells.</param>
/// <param name="Output">Outputs.</param>
internal sealed record AxisWindow(int Kernel, int Stride, int Dilation, int PaddingBefore, int Input, int Output)
{
    /// <summary>Cells that windows reach beyond the input's end.</summary>
    public int ReachBehind => Math.Max(0, ((Output - 1) * Stride) - PaddingBefore + ((Kernel - 1) * Dilation) - (Input - 1));
}
