namespace KernelGen;

/// <summary>How the values of one sample lie in the memory that a caller hands in: inputs, outputs, targets and their gradients.</summary>
public enum Layout
{
    /// <summary>Channel after channel, each row after row: PyTorch's order.</summary>
    Nchw,

    /// <summary>Row after row, the channels of each pixel together: the order of pictures, and TensorFlow's.</summary>
    Nhwc,
}
