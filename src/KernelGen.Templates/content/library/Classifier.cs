using KernelGen;

namespace KernelGenTemplate;

/// <summary>Tells ten classes of color pictures of 32×32 pixels apart, once it is trained.</summary>
[Network(3, 32, 32)]
public sealed partial class Classifier
{
    /// <summary>Convolution, 16 channels.</summary>
    [Conv2d(16, 3, Padding = 1), ReLU] public partial Layer C1 { get; }

    /// <summary>Pooling to 16×16.</summary>
    [MaxPool2d(2)] public partial Layer P1 { get; }

    /// <summary>Convolution, 32 channels.</summary>
    [Conv2d(32, 3, Padding = 1), ReLU] public partial Layer C2 { get; }

    /// <summary>Pooling to 8×8.</summary>
    [MaxPool2d(2)] public partial Layer P2 { get; }

    /// <summary>One score for each class.</summary>
    [Linear(10)] public partial Layer Output { get; }
}
