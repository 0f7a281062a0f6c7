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
    private readonly List<LoopLayer<T>> layers = [];
    private readonly int batch;

    /// <summary>Takes the layers from the attributes, and a copy of the parameters' present values.</summary>
    public LoopNetwork(Network network, int batch)
    {
        this.batch = batch;
        Shape shape = network.InputShape;
        foreach (Layer layer in network.Layers)
        {
            PropertyInfo member = network.GetType().GetProperty(layer.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            foreach (CustomAttributeData attribute in member.CustomAttributes.OrderBy(a => ActivationLoops.Has(a.AttributeType)))
            {
                if (Create(layer, shape, attribute) is { } step)
                    layers.Add(step);
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
        foreach (LoopLayer<T> layer in layers)
            x = layer.Forward(x, this);
        return x;
    }

    /// <summary>The gradient of the input for the last forward pass.</summary>
    public T[] Backward(T[] gy)
    {
        foreach ((string name, T[] values) in Parameters)
            Gradients[name] = new T[values.Length];
        foreach (LoopLayer<T> layer in Enumerable.Reverse(layers))
            gy = layer.Backward(gy, this);
        return gy;
    }

    /// <summary>A parameter's values, or nothing where a layer has no bias.</summary>
    public ReadOnlySpan<T> Values(string name) => Parameters.TryGetValue(name, out T[]? values) ? values : default;

    /// <summary>Where a parameter's gradient goes, or nothing.</summary>
    public Span<T> Gradient(string name) => Gradients.TryGetValue(name, out T[]? values) ? values : default;

    private LoopLayer<T>? Create(Layer layer, Shape input, CustomAttributeData attribute)
    {
        var options = new DeclaredOptions(attribute);
        return attribute.AttributeType.Name switch
        {
            nameof(Conv2dAttribute) => new ConvolutionLoops<T>(layer.Name, options.Conv2d(batch, input)),
            nameof(StencilAttribute) => new StencilLoops<T>(layer.Name, options.Stencil(), batch, input),
            nameof(MaxPool2dAttribute) => new MaximumLoops<T>(options.Pool2d(batch, input)),
            nameof(AvgPool2dAttribute) => new MeanLoops<T>(options.Pool2d(batch, input), options.Flag("CountIncludePad", true)),
            nameof(AdaptiveAvgPool2dAttribute) => new AdaptiveMeanLoops<T>(
                batch, input, input with { Height = options.Argument(0), Width = options.Argument(1) }),
            nameof(GlobalAvgPool2dAttribute) => new AdaptiveMeanLoops<T>(batch, input, input with { Height = 1, Width = 1 }),
            nameof(LinearAttribute) => new LinearLoops<T>(layer.Name, batch, input.Length, options.Argument(0)),
            _ when ActivationLoops.Has(attribute.AttributeType) => ActivationLoops.Create<T>(attribute, batch, layer.OutputShape),
            _ => null,
        };
    }
}
