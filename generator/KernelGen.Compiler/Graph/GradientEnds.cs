namespace KernelGen.Compiler.Graph;

/// <summary>Where a backward pass begins and ends.</summary>
/// <param name="OfOutputs">The gradients of the network's outputs, which the caller gives.</param>
/// <param name="OfInput">The gradient of the sample.</param>
internal sealed record GradientEnds(IReadOnlyList<Tensor> OfOutputs, Tensor OfInput);
