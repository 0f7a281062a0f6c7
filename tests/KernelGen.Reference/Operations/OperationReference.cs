using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// An operation of a layer by plain loops, and what the tests must know to draw layers of it. Found by its name: the class of
/// <c>[Conv2d]</c> is called <c>Conv2dReference</c>.
/// </summary>
public abstract class OperationReference
{
    private static readonly Dictionary<string, OperationReference> ByName = typeof(OperationReference).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(OperationReference)) && !t.IsAbstract)
        .Select(t => (OperationReference)Activator.CreateInstance(t)!)
        .ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The attribute as users write it.</summary>
    public string Name => GetType().Name[..^"Reference".Length];

    /// <summary>Whether it closes a layer, behind the operator.</summary>
    public virtual bool IsActivation => false;

    /// <summary>
    /// Inputs must be multiples of it for results to be exact: a mean is whole if the sum is a multiple of every window's size.
    /// </summary>
    public virtual int ExactFactor => 1;

    /// <summary>Whether a result that is exactly zero can be a small number in floats, so that what is behind a ReLU cannot be compared.</summary>
    public virtual bool BlursZero => false;

    /// <summary>The reference of an attribute, with or without <c>Attribute</c> at its end; null where there is none.</summary>
    public static OperationReference? Find(string name)
    {
        const string End = "Attribute";
        return ByName.GetValueOrDefault(name.EndsWith(End, StringComparison.Ordinal) ? name[..^End.Length] : name);
    }

    /// <summary>Options drawn at random for a layer of so many channels, as users write them.</summary>
    public virtual IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [];

    /// <summary>How far floats may be from exact results, as a share of the largest; zero where whole numbers give exact ones.</summary>
    public virtual double Tolerance(ReferenceOptions options, LayerSizes sizes) => 0;

    /// <summary>The loops of a layer.</summary>
    public abstract LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes)
        where T : struct, IFloatingPointIeee754<T>;
}

/// <summary>The sizes of a batch before and behind an operation.</summary>
public sealed record LayerSizes(int Batch, int Channels, int Height, int Width, int OutChannels, int OutHeight, int OutWidth)
{
    /// <summary>Values of one input sample.</summary>
    public int Inputs => Channels * Height * Width;

    /// <summary>Values of one output sample.</summary>
    public int Outputs => OutChannels * OutHeight * OutWidth;
}

/// <summary>An operation over a batch by plain loops; it keeps what its backward pass needs.</summary>
public abstract class LayerReference<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The outputs of all samples.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="weight">The weights, empty where there are none.</param>
    /// <param name="bias">The bias, empty where there is none.</param>
    public abstract T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias);

    /// <summary>The gradient of the input of the last forward pass; those of the parameters are written where there is room.</summary>
    public abstract T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient);
}
