namespace KernelGen.Tool.Model;

/// <summary>What a node of the small graph computes. Values are channels × height × width of one sample.</summary>
internal abstract record GraphOperation
{
    /// <summary>Whether it has trained values, which a member's name stands before.</summary>
    public virtual bool HasWeights => false;

    /// <summary>What it does, if that is not to be seen from its options: a comment.</summary>
    public string? Remark { get; init; }
}

/// <summary>The network's input.</summary>
internal sealed record InputOperation : GraphOperation;

/// <summary>A window that slides over an input.</summary>
internal sealed record WindowSpec(int KernelH, int KernelW)
{
    public int StrideH { get; init; } = 1;

    public int StrideW { get; init; } = 1;

    public int Top { get; init; }

    public int Left { get; init; }

    public int Bottom { get; init; }

    public int Right { get; init; }

    public int DilationH { get; init; } = 1;

    public int DilationW { get; init; } = 1;

    /// <summary>Whether nothing is added at any side.</summary>
    public bool HasPadding => (Top | Left | Bottom | Right) != 0;

    /// <summary>Rows and columns of the output.</summary>
    public (int Height, int Width) Output(int height, int width, bool ceil = false) => (
        Length(height, KernelH, StrideH, Top, Bottom, DilationH, ceil), Length(width, KernelW, StrideW, Left, Right, DilationW, ceil));

    private static int Length(int input, int kernel, int stride, int before, int after, int dilation, bool ceil)
    {
        long room = (long)input + before + after - ((long)dilation * (kernel - 1)) - 1;
        if (room < 0)
        {
            return 0;
        }

        long length = (ceil ? (room + stride - 1) / stride : room / stride) + 1;

        // A last window that would begin in the padding behind the input does not count.
        return (int)(ceil && (length - 1) * stride >= (long)input + before ? length - 1 : length);
    }
}

/// <summary>A convolution; weights are (out, in / groups, height, width).</summary>
internal sealed record ConvOperation(float[] Weight, float[]? Bias, int OutChannels, WindowSpec Window, int Groups, string WeightName) : GraphOperation
{
    public override bool HasWeights => true;

    /// <summary>What the padding holds, PyTorch's name.</summary>
    public string PaddingMode { get; init; } = "Zeros";
}

/// <summary>A transposed convolution; weights are (in, out / groups, height, width).</summary>
internal sealed record ConvTransposeOperation(
    float[] Weight, float[]? Bias, int OutChannels, WindowSpec Window, int OutputPaddingH, int OutputPaddingW, int Groups, string WeightName) : GraphOperation
{
    public override bool HasWeights => true;
}

/// <summary>A matrix product with the flattened input; weights are (out, in).</summary>
internal sealed record LinearOperation(float[] Weight, float[]? Bias, int OutFeatures, string WeightName) : GraphOperation
{
    public override bool HasWeights => true;
}

/// <summary>A batch norm with its values.</summary>
internal sealed record BatchNormOperation(float[] Scale, float[] Shift, float[] Mean, float[] Variance, double Epsilon, string WeightName) : GraphOperation
{
    public override bool HasWeights => true;
}

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPoolOperation(WindowSpec Window, bool Ceil) : GraphOperation;

/// <summary>The mean of each window.</summary>
internal sealed record AvgPoolOperation(WindowSpec Window, bool Ceil, bool CountIncludePad) : GraphOperation;

/// <summary>The mean of each channel.</summary>
internal sealed record GlobalAvgPoolOperation : GraphOperation;

/// <summary>A function of each value: the name is that of the attribute, where there is one.</summary>
internal sealed record ActivationOperation(string Name, double First = double.NaN, double Second = double.NaN) : GraphOperation;

/// <summary>A softmax over the channels of each pixel, or its logarithm.</summary>
internal sealed record SoftmaxOperation(bool IsLog) : GraphOperation;

/// <summary>A slope for each channel, or one for all, below zero.</summary>
internal sealed record PReluOperation(float[] Slope, string WeightName) : GraphOperation
{
    public override bool HasWeights => true;
}

/// <summary>Local response norm over channels.</summary>
internal sealed record LocalResponseNormOperation(int Size, double Alpha, double Beta, double K) : GraphOperation;

/// <summary><c>scale * x + shift</c> with a value for each channel, or one for all.</summary>
internal sealed record AffineOperation(float[] Scale, float[] Shift) : GraphOperation
{
    /// <summary>Whether one number stands for all channels.</summary>
    public bool IsScalar => Scale.Length == 1 && Shift.Length == 1;

    public float ScaleOf(int channel) => Scale[Scale.Length == 1 ? 0 : channel];

    public float ShiftOf(int channel) => Shift[Shift.Length == 1 ? 0 : channel];
}

/// <summary>A sum of maps.</summary>
internal sealed record AddOperation : GraphOperation;

/// <summary>A product of maps, element by element, or of a map with a value for each channel.</summary>
internal sealed record MultiplyOperation : GraphOperation;

/// <summary>Channels behind one another.</summary>
internal sealed record ConcatOperation : GraphOperation;

/// <summary>Some of the channels, in a given order; -1 for a channel of zeros.</summary>
internal sealed record SelectChannelsOperation(int[] Channels) : GraphOperation;

/// <summary>Rows and columns added at the sides, and where they hold one value channels too.</summary>
internal sealed record PadOperation(int Top, int Left, int Bottom, int Right, string Mode) : GraphOperation
{
    /// <summary>Channels added before the first.</summary>
    public int Front { get; init; }

    /// <summary>Channels added behind the last.</summary>
    public int Back { get; init; }

    /// <summary>What is in them, where the mode is that of zeros.</summary>
    public float Value { get; init; }

    /// <summary>Whether it adds rows and columns of zeros, and nothing else.</summary>
    public bool IsZeros => Mode == "Zeros" && Value == 0 && (Front | Back) == 0;
}

/// <summary>A map at a larger size: cells taken from the nearest place, or between four; names are the declaration's.</summary>
internal sealed record UpsampleOperation(string Interpolation, bool AlignCorners) : GraphOperation;

/// <summary>All values as channels of one pixel.</summary>
internal sealed record FlattenOperation : GraphOperation;

/// <summary>What a shortcut needs: a convolution of one cell where a block changes channels or stride, and nothing elsewhere.</summary>
/// <param name="Conv">The convolution; null where there is none.</param>
internal sealed record ProjectionOperation(ConvOperation? Conv) : GraphOperation
{
    public override bool HasWeights => Conv is not null;
}
