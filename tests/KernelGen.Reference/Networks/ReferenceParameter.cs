namespace KernelGen.Reference;

/// <summary>One learned tensor of a reference network: values, gradient and momentum, in PyTorch's layout.</summary>
public sealed class ReferenceParameter(string name, int length)
{
    /// <summary>For example <c>C1.weight</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The values.</summary>
    public float[] Values { get; } = new float[length];

    /// <summary>The gradient of the last step.</summary>
    public float[] Gradient { get; } = new float[length];

    /// <summary>The momentum buffer.</summary>
    public float[] Velocity { get; } = new float[length];
}
