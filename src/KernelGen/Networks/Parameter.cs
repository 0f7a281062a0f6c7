using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>One learned tensor of a network, in PyTorch's layout unless declared otherwise.</summary>
public sealed class Parameter
{
    private readonly ParameterStore _store;

    // An array, so that a program which never asks for the shape does not load the assembly of immutable collections.
    private readonly int[] _shape;

    internal Parameter(ParameterStore store, string layer, ParameterPlan plan)
    {
        _store = store;
        Name = $"{layer}.{plan.Name}";
        _shape = (int[])plan.Shape.Clone();
        Offset = plan.Offset;
        FanIn = plan.FanIn;
        Start = plan.Start;
        Layout = plan.Layout;
        int length = 1;
        foreach (int size in _shape)
        {
            length = checked(length * size);
        }

        Length = length;
    }

    /// <summary>The layer's name, a dot, and <c>weight</c> or <c>bias</c>; for example <c>C1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The sizes, outermost first: (out, in / groups, height, width) or (out, in) for weights, (out) for biases; (height, width,
    /// in / groups, out) for a convolution whose <see cref="Layout"/> says so.
    /// </summary>
    public ImmutableArray<int> Shape => ImmutableCollectionsMarshal.AsImmutableArray(_shape);

    /// <summary>The order of a convolution's weights; PyTorch's for everything else.</summary>
    public WeightLayout Layout { get; }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>The values as they are now; the span shows later changes.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public ReadOnlySpan<float> Values => _store.Values.Slice(Offset, Length);

    internal int Offset { get; }

    internal int FanIn { get; }

    internal float[]? Start { get; }

    /// <summary>Replaces all values. Forward passes that start later see the new ones.</summary>
    /// <param name="values">As many values as the parameter has, in the order of <see cref="Shape"/>.</param>
    /// <exception cref="ArgumentException">The number of values differs.</exception>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Set(ReadOnlySpan<float> values)
    {
        if (values.Length != Length)
        {
            throw new ArgumentException($"{Name} has {Length} values, but {values.Length} were given.", nameof(values));
        }

        _store.Write(Offset, values);
    }

    /// <summary>The name and the shape, for example <c>C1.weight (6, 1, 5, 5)</c>.</summary>
    public override string ToString() => $"{Name} ({string.Join(", ", Shape)})";
}
