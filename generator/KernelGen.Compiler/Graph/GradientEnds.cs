namespace KernelGen.Compiler.Graph;

/// <summary>Where a backward pass begins and ends.</summary>
/// <param name="OfOutput">The gradient of the network's output, which the caller gives.</param>
/// <param name="OfInput">The gradient of the sample.</param>
internal sealed record GradientEnds(Tensor OfOutput, Tensor OfInput);
