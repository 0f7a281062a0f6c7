using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>What emitted code tells the runtime about a network whose training waits for the whole batch on its way. Made by the compiler; not for use by hand.</summary>
/// <param name="Norms">The batch norms, in the order in which the forward pass comes to them: it waits before each.</param>
/// <param name="Backward">Their numbers in the order in which the backward pass waits for them.</param>
/// <param name="Gradients">For each segment of the backward pass the stretches of the gradients that it writes: first float, floats, and so on.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchPlan(BatchNormPlan[] Norms, int[] Backward, int[][] Gradients)
{
    internal readonly BatchNormPlan[] Norms = Norms;
    internal readonly int[] Backward = Backward;
    internal readonly int[][] Gradients = Gradients;
}

/// <summary>What emitted code tells the runtime about one batch norm. Offsets of parameters that it does not have are -1.</summary>
/// <param name="Name">Its layer's name.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Pixels">Pixels of each.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">How much of a batch's statistics goes into the running ones.</param>
/// <param name="Scale">Where the factors are in the parameter memory.</param>
/// <param name="Shift">Where the summands are.</param>
/// <param name="Mean">Where the running means are.</param>
/// <param name="Variance">Where the running variances are.</param>
/// <param name="Statistics">Where a block's workspace has the statistics of its samples.</param>
/// <param name="Sums">Where it has the sums of their gradients.</param>
/// <param name="Weight">The weights that inference takes it into; -1 where it stays by itself.</param>
/// <param name="Bias">Their bias.</param>
/// <param name="WeightsPerChannel">Weights of each output channel.</param>
/// <param name="IsHwio">Whether the output channels are innermost in them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchNormPlan(
    string Name, int Channels, int Pixels, double Epsilon, double Momentum, int Scale, int Shift, int Mean, int Variance, int Statistics, int Sums,
    int Weight = -1, int Bias = -1, int WeightsPerChannel = 0, bool IsHwio = false)
{
    internal readonly string Name = Name;
    internal readonly int Channels = Channels;
    internal readonly int Pixels = Pixels;
    internal readonly double Epsilon = Epsilon;
    internal readonly double Momentum = Momentum;
    internal readonly int Scale = Scale;
    internal readonly int Shift = Shift;
    internal readonly int Mean = Mean;
    internal readonly int Variance = Variance;
    internal readonly int Statistics = Statistics;
    internal readonly int Sums = Sums;
    internal readonly int Weight = Weight;
    internal readonly int Bias = Bias;
    internal readonly int WeightsPerChannel = WeightsPerChannel;
    internal readonly bool IsHwio = IsHwio;
}
