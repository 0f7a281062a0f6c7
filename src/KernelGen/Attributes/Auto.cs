namespace KernelGen;

/// <summary>How the padding of a layer is found.</summary>
public enum Auto
{
    /// <summary>From the padding options.</summary>
    None,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>
    /// As much padding as makes the output <c>ceil(input / stride)</c>, as TensorFlow defines it: an odd cell goes to
    /// the bottom and the right.
    /// </summary>
    Same,
}
