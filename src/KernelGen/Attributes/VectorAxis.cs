namespace KernelGen;

/// <summary>What the vectors of a layer hold.</summary>
public enum VectorAxis
{
    /// <summary>What the compiler's cost model finds cheaper.</summary>
    Auto,

    /// <summary>Sixteen output channels of one pixel; weights are packed for it, and each input value is broadcast.</summary>
    Channels,

    /// <summary>Neighbouring pixels of a row; each weight is broadcast. Windows that step by more than two run one pixel at a time.</summary>
    Pixels,
}
