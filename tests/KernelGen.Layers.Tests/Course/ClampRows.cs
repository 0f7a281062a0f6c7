using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Row C7: <c>tf.minimum(tf.nn.relu(y), 255)</c> is one clamp in the convolution's kernel.</summary>
public sealed class ClampRows
{
    [Fact]
    public void C7_ReLUAndMinimumAreOneClamp()
    {
        using MinimumOfReLU network = NetworkRun.With(new MinimumOfReLU(), ("L.weight", [2]));
        float[] x = [-1, -0.25f, 0, 0.5f, 1, 127, 127.5f, 128, 1000, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 3, 4, 5, 6, 7];
        float[] expected = [.. x.Select(v => MathF.Min(MathF.Max(2 * v, 0), 255))];
        Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), "Forward");
        Tolerance.AssertSame(expected, NetworkRun.ForwardBackward(network, x, new float[x.Length]).Y, "TrainingSession.Forward");
    }

    /// <summary>As in <c>torch.clamp</c>: at both borders the gradient passes; <c>relu</c> has none at zero.</summary>
    [Fact]
    public void C7_GradientPassesAtTheBorders()
    {
        using MinimumOfReLU network = NetworkRun.With(new MinimumOfReLU(), ("L.weight", [2]));
        float[] x = [-0.5f, 0, 0.5f, 127, 127.5f, 128, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        NetworkRun run = NetworkRun.ForwardBackward(network, x, [.. x.Select(_ => 3f)]);
        Tolerance.AssertSame([0, 6, 6, 6, 6, 0], run.Gx.AsSpan(0, 6), "input gradient");
    }
}

[Network(1, 1, 17)]
internal sealed partial class MinimumOfReLU
{
    [Conv2d(1, 1, Bias = false), Clamp(0, 255)] public partial Layer L { get; }
}
