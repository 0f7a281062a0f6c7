namespace KernelGen;

/// <summary>The order of a convolution's weights in its <see cref="Parameter"/> and in that parameter's gradient.</summary>
public enum WeightLayout
{
    /// <summary>(out channels, in channels / groups, kernel height, kernel width): PyTorch's order.</summary>
    Oihw,

    /// <summary>(kernel height, kernel width, in channels / groups, out channels): TensorFlow's order.</summary>
    Hwio,
}
