namespace KernelGen;

/// <summary>
/// Brings each channel to mean 0 and variance 1, then scales and shifts it: <c>y = (x - mean) / sqrt(variance + Eps) * weight + bias</c>, as PyTorch's
/// <c>nn.BatchNorm2d</c> (Ioffe and Szegedy, 2015). On a member with an operator it follows the operator, before the activation; on a member without one it
/// takes the member's input. After a linear layer it is <c>nn.BatchNorm1d</c>. Example: <c>[Conv2d(16, 3), BatchNorm2d, ReLU]</c>.
/// </summary>
/// <remarks>
/// <para>
/// Training takes mean and variance of all samples and pixels of the batch, at least two values of each channel, and keeps running ones beside the parameters
/// (<see cref="Network.Buffers"/>). <see cref="Network.Forward"/> takes the running ones; directly behind a convolution or linear layer they are part of its weights.
/// </para>
/// <para>
/// Parameters and buffers are called as in PyTorch, behind the member's name: <c>Conv1.norm.weight</c>, <c>.norm.bias</c>, <c>.norm.running_mean</c> and
/// <c>.norm.running_var</c>, or <c>Norm1.weight</c> and so on where the member is a norm alone. Each has one value for each channel.
/// </para>
/// </remarks>
/// <example><code>[Conv2d(16, 3, Bias = false), BatchNorm2d, ReLU] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BatchNorm2dAttribute : Attribute
{
    /// <summary>What is added to the variance, 0 or more. Default: 1e-5.</summary>
    public double Eps { get; set; } = 1e-5;

    /// <summary>
    /// How much of a batch's mean and (unbiased) variance goes into the running ones, from 0 to 1: <c>running = (1 - Momentum) * running + Momentum * batch</c>.
    /// Default: 0.1.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Whether there are a weight (at first 1) and a bias (at first 0) for each channel. Default: true.</summary>
    public bool Affine { get; set; } = true;
}
