namespace KernelGen.Training.Tests.Support;

/// <summary>The layer that <c>make.py</c> trains.</summary>
[Network(4, 1, 1)]
public sealed partial class FourToFive
{
    [Linear(5)] public partial Layer L { get; }
}

/// <summary>Its outputs are its inputs where its weight is the unit matrix.</summary>
[Network(5, 1, 1)]
public sealed partial class FiveToFive
{
    [Linear(5)] public partial Layer L { get; }
}

/// <summary>The same behind a log-softmax.</summary>
[Network(4, 1, 1)]
public sealed partial class FourToFiveLogs
{
    [Linear(5), LogSoftmax] public partial Layer L { get; }
}

/// <summary>Its bias is what optimizers are tested on.</summary>
[Network(1, 1, 1)]
public sealed partial class ThirtyThree
{
    [Linear(33)] public partial Layer L { get; }
}

/// <summary>A network that ends in shares.</summary>
[Network(4, 1, 1)]
public sealed partial class FourToFiveShares
{
    [Linear(5), Softmax] public partial Layer L { get; }
}

/// <summary>A network with pictures as outputs, in either layout.</summary>
[Network(1, 4, 5)]
public sealed partial class ThreePlanes
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer C { get; }
}

/// <summary>The same with channels last.</summary>
[Network(1, 4, 5, Layout = Layout.Nhwc)]
public sealed partial class ThreePlanesLast
{
    [Conv2d(3, 3, Padding = 1)] public partial Layer C { get; }
}

/// <summary>More parameters than one chunk of an update, and every kind of layer that small networks have.</summary>
[Network(1, 12, 12)]
public sealed partial class SmallNet
{
    [Conv2d(4, 3), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(2)] public partial Layer P1 { get; }

    [Conv2d(8, 3, Padding = 1), ReLU] public partial Layer C2 { get; }

    [Linear(40), Tanh] public partial Layer F3 { get; }

    [Linear(10)] public partial Layer F4 { get; }
}

/// <summary><see cref="SmallNet"/> with one size changed.</summary>
[Network(1, 12, 12)]
public sealed partial class SmallerNet
{
    [Conv2d(4, 3), ReLU] public partial Layer C1 { get; }

    [MaxPool2d(2)] public partial Layer P1 { get; }

    [Conv2d(8, 3, Padding = 1), ReLU] public partial Layer C2 { get; }

    [Linear(20), Tanh] public partial Layer F3 { get; }

    [Linear(10)] public partial Layer F4 { get; }
}

/// <summary>A convolution whose weights are in TensorFlow's order.</summary>
[Network(2, 6, 6)]
public sealed partial class TensorFlowOrder
{
    [Conv2d(4, 3, WeightLayout = WeightLayout.Hwio)] public partial Layer C { get; }
}

/// <summary>The same with PyTorch's.</summary>
[Network(2, 6, 6)]
public sealed partial class PyTorchOrder
{
    [Conv2d(4, 3)] public partial Layer C { get; }
}
