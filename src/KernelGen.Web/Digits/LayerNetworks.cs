using KernelGen.Samples.LeNet;

namespace KernelGen.Web.Digits;

// LeNet-5 again, cut after every layer whose maps the page shows. Every sum runs in the same order wherever a network is cut, so
// the maps are those of the whole network, bit for bit.

/// <summary>From the drawing to the maps of C1.</summary>
[Network(1, DigitScale.Size, DigitScale.Size)]
internal sealed partial class ToC1
{
    [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }
}

/// <summary>From the maps of C1 to those of S2.</summary>
[Network(6, 28, 28)]
internal sealed partial class ToS2
{
    [AvgPool2d(2)] public partial Layer S2 { get; }
}

/// <summary>From the maps of S2 to those of C3.</summary>
[Network(6, 14, 14)]
internal sealed partial class ToC3
{
    [Conv2d(16, 5), Tanh] public partial Layer C3 { get; }
}

/// <summary>From the maps of C3 to those of S4.</summary>
[Network(16, 10, 10)]
internal sealed partial class ToS4
{
    [AvgPool2d(2)] public partial Layer S4 { get; }
}

/// <summary>From the maps of S4 to the scores.</summary>
[Network(16, 5, 5)]
internal sealed partial class ToScores
{
    [Conv2d(120, 5), Tanh] public partial Layer C5 { get; }

    [Linear(84), Tanh] public partial Layer F6 { get; }

    [Linear(10)] public partial Layer Output { get; }
}
