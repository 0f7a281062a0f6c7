using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Variants;

/// <summary>The clear loops and im2col as variants.</summary>
internal static class LoopVariants
{
    public const string Generic = "generic", Im2Col = "im2col";

    /// <summary>The forward pass of the whole batch.</summary>
    public static IVariant Forward(string name, NetworkData data)
    {
        var network = new LoopNetwork(data, name == Im2Col);
        return new DelegateVariant(name, () => network.Forward(), () => Results.Output(network.Forward()));
    }

    /// <summary>One training step.</summary>
    public static IVariant Train(string name, NetworkData data, float learningRate)
    {
        var network = new LoopNetwork(data, name == Im2Col);
        return new DelegateVariant(name, () => network.TrainingStep(learningRate), () =>
        {
            network.Reset();
            float loss = network.TrainingStep(learningRate);
            return Results.Updates(data, loss, parameter => network.Parameters.First(p => p.Name == parameter).Values);
        });
    }

    /// <summary>The gradients of a one-layer network for the data's upstream gradient.</summary>
    public static IVariant Backward(string name, NetworkData data, Gradient wanted)
    {
        var network = new LoopNetwork(data, name == Im2Col);
        network.Forward();
        bool input = wanted != Gradient.Weights;
        return new DelegateVariant(name, () => network.Backward(data.Upstream, input), () =>
        {
            float[] gx = network.Backward(data.Upstream, input);
            return Results.Gradients(data, wanted, gx, parameter => network.Parameters.First(p => p.Name == parameter).Gradient);
        });
    }
}

/// <summary>Which gradients a case asks for.</summary>
internal enum Gradient
{
    /// <summary>The input's.</summary>
    Data,

    /// <summary>The weights' and the bias's.</summary>
    Weights,

    /// <summary>All of them.</summary>
    All,
}
