using System.Numerics;
using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Support.Loops;

/// <summary>
/// A declared network run by the reference loops: in <c>double</c> it is the truth, in <c>float</c> it tells what rounding
/// alone does.
/// </summary>
internal sealed class LoopNetwork<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly List<(string Layer, LayerReference<T> Loops)> steps = [];

    /// <summary>Takes the layers from the attributes, and a copy of the parameters' present values.</summary>
    public LoopNetwork(Network network, int batch)
    {
        Shape shape = network.InputShape;
        foreach (Layer layer in network.Layers)
        {
            PropertyInfo member = network.GetType().GetProperty(layer.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            IEnumerable<(OperationReference Reference, CustomAttributeData Attribute)> operations =
                from attribute in member.CustomAttributes
                let reference = OperationReference.Find(attribute.AttributeType.Name)
                where reference is not null
                orderby reference.IsActivation
                select (reference, attribute);
            foreach ((OperationReference reference, CustomAttributeData attribute) in operations)
            {
                Shape input = reference.IsActivation ? layer.OutputShape : shape, output = layer.OutputShape;
                var sizes = new LayerSizes(batch, input.Channels, input.Height, input.Width, output.Channels, output.Height, output.Width);
                steps.Add((reference.IsActivation ? "" : layer.Name, reference.Create<T>(ReferenceOptions.Of(attribute), sizes)));
            }

            shape = layer.OutputShape;
        }

        foreach (Parameter parameter in network.Parameters)
            Parameters[parameter.Name] = Convert(parameter.Values);
    }

    /// <summary>The parameters by name; they may be changed.</summary>
    public Dictionary<string, T[]> Parameters { get; } = [];

    /// <summary>The gradients of the last <see cref="Backward"/>.</summary>
    public Dictionary<string, T[]> Gradients { get; } = [];

    /// <summary>The same numbers in another precision.</summary>
    public static T[] Convert(ReadOnlySpan<float> values)
    {
        var converted = new T[values.Length];
        for (int i = 0; i < converted.Length; i++)
            converted[i] = T.CreateTruncating(values[i]);
        return converted;
    }

    /// <summary>The outputs of all samples.</summary>
    public T[] Forward(T[] x)
    {
        foreach ((string layer, LayerReference<T> loops) in steps)
            x = loops.Forward(x, Values(layer + ".weight"), Values(layer + ".bias"));
        return x;
    }

    /// <summary>The gradient of the input for the last forward pass.</summary>
    public T[] Backward(T[] gy)
    {
        foreach ((string name, T[] values) in Parameters)
            Gradients[name] = new T[values.Length];
        foreach ((string layer, LayerReference<T> loops) in Enumerable.Reverse(steps))
            gy = loops.Backward(gy, Values(layer + ".weight"), Gradient(layer + ".weight"), Gradient(layer + ".bias"));
        return gy;
    }

    /// <summary>A parameter's values, or nothing where a layer has no bias.</summary>
    public ReadOnlySpan<T> Values(string name) => Parameters.TryGetValue(name, out T[]? values) ? values : default;

    /// <summary>Where a parameter's gradient goes, or nothing.</summary>
    public Span<T> Gradient(string name) => Gradients.TryGetValue(name, out T[]? values) ? values : default;
}
