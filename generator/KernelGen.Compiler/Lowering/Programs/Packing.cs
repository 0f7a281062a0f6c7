using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Something that kernels over one sample read beside tensors, made from parameters when they change.</summary>
/// <param name="Length">Floats that it takes.</param>
/// <param name="Reason">What fills it, for the reader.</param>
/// <param name="Method">The runtime's method that does.</param>
/// <param name="Arguments">What the method gets in front of the memory that it fills: parameters, other packings, places, numbers, or null.</param>
internal sealed record Packing(int Length, string Reason, string Method, params IReadOnlyList<object?> Arguments)
{
    /// <summary>The parameter that it is, on cache lines of its own; null where its values are brought into another order or are more.</summary>
    public Parameter? Copied { get; init; }

    /// <summary>A parameter in PyTorch's order.</summary>
    public static Packing Unchanged(Parameter parameter) =>
        new(parameter.Length, $"The {parameter.Name} is copied unchanged.", "WeightPacking.Copy", parameter, parameter.Length) { Copied = parameter };

    /// <summary>A value for each channel of a tensor, with zeros up to whole blocks of channels; zeros alone where there is no parameter.</summary>
    public static Packing OfBlocks(string reason, Parameter? parameter, int count, ChannelLayout tensor) =>
        new(tensor.Blocks * ChannelLayout.BlockSize, reason, "WeightPacking.Bias", parameter, count);

    /// <summary>The bias of a node whose output is in blocks of channels.</summary>
    public static Packing Bias(Node node, ChannelLayout output) => OfBlocks("Bias.", node.Bias, node.Output.Shape.Channels, output);

    /// <summary>The weights of sixteen output channels in each vector.</summary>
    /// <param name="weights">The weights, outputs first: a parameter, a packing or a place.</param>
    /// <param name="inputs">Channels that each output reads, with zeros for those of other groups.</param>
    /// <param name="taps">Taps of a window.</param>
    /// <param name="groups">Groups among them.</param>
    /// <param name="output">The output.</param>
    public static Packing ChannelBlocks(object weights, int inputs, int taps, int groups, ChannelLayout output) => new(
        checked(output.Blocks * SampleChannelConvolution.PackedPerBlock(inputs, taps)), "Weights of sixteen output channels are packed into each vector.",
        "WeightPacking.ChannelBlocks", weights, output.Shape.Channels, inputs, taps, groups);

    /// <summary>Which of all channels each output of a node in groups reads.</summary>
    public static Packing Members(int inputs, int groups, ChannelLayout output) => new(
        checked(output.Blocks * inputs * Parts.Lanes), "Which inputs each channel reads.", "WeightPacking.Members", output.Shape.Channels, inputs, groups);
}
