namespace KernelGen.Reference;

/// <summary>The ten tensors of LeNet-5 (61,706 numbers) with full connections from S2 to C3.</summary>
public sealed class LeNet5Parameters
{
    /// <summary>Weights <c>[6, 1, 5, 5]</c>.</summary>
    public ReferenceParameter C1Weight { get; } = new("C1.weight", 6 * 25);

    /// <summary>Bias <c>[6]</c>.</summary>
    public ReferenceParameter C1Bias { get; } = new("C1.bias", 6);

    /// <summary>Weights <c>[16, 6, 5, 5]</c>.</summary>
    public ReferenceParameter C3Weight { get; } = new("C3.weight", 16 * 6 * 25);

    /// <summary>Bias <c>[16]</c>.</summary>
    public ReferenceParameter C3Bias { get; } = new("C3.bias", 16);

    /// <summary>Weights <c>[120, 16, 5, 5]</c>.</summary>
    public ReferenceParameter C5Weight { get; } = new("C5.weight", 120 * 16 * 25);

    /// <summary>Bias <c>[120]</c>.</summary>
    public ReferenceParameter C5Bias { get; } = new("C5.bias", 120);

    /// <summary>Weights <c>[84, 120]</c>.</summary>
    public ReferenceParameter F6Weight { get; } = new("F6.weight", 84 * 120);

    /// <summary>Bias <c>[84]</c>.</summary>
    public ReferenceParameter F6Bias { get; } = new("F6.bias", 84);

    /// <summary>Weights <c>[10, 84]</c>.</summary>
    public ReferenceParameter OutputWeight { get; } = new("Output.weight", 10 * 84);

    /// <summary>Bias <c>[10]</c>.</summary>
    public ReferenceParameter OutputBias { get; } = new("Output.bias", 10);

    /// <summary>All of them, in the order of the layers.</summary>
    public ReferenceParameter[] All =>
        [C1Weight, C1Bias, C3Weight, C3Bias, C5Weight, C5Bias, F6Weight, F6Bias, OutputWeight, OutputBias];

    /// <summary>Sets all gradients to zero.</summary>
    public void ClearGradients()
    {
        foreach (ReferenceParameter parameter in All)
            Array.Clear(parameter.Gradient);
    }

    /// <summary>One step of gradient descent.</summary>
    public void Update(float learningRate, float momentum = 0, float weightDecay = 0)
    {
        foreach (ReferenceParameter p in All)
            Sgd.Step<float>(p.Values, p.Gradient, momentum == 0 ? default : p.Velocity, learningRate, momentum, weightDecay);
    }
}
