namespace KernelGen.Compiler.Declarations;

/// <summary>One partial method marked <c>[ImagePipeline]</c>.</summary>
/// <param name="Type">The class that holds the method.</param>
/// <param name="Method">The method's name as written in source.</param>
/// <param name="Modifiers">The method's modifiers but <c>partial</c>.</param>
/// <param name="SourceParameter">The name of the source parameter.</param>
/// <param name="DestinationParameter">The name of the destination parameter.</param>
/// <param name="SourceType">The source's pixel type.</param>
/// <param name="DestinationType">The destination's pixel type.</param>
/// <param name="Channels">Interleaved channels of a source pixel.</param>
/// <param name="DestinationChannels">Interleaved channels of a destination pixel.</param>
/// <param name="Parallel">Whether a call splits the rows over threads.</param>
/// <param name="Nodes">The operations, each after those that it takes values from; the last one gives the result.</param>
/// <param name="Surface">The rest of how the method is declared.</param>
internal sealed record ImagePipelineDeclaration(
    TypeDeclaration Type,
    string Method,
    string Modifiers,
    string SourceParameter,
    string DestinationParameter,
    PixelType SourceType,
    PixelType DestinationType,
    int Channels,
    int DestinationChannels,
    bool Parallel,
    EquatableArray<PipelineNode> Nodes,
    MethodSurface? Surface = null);

/// <summary>One operation on one value, or on two.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Kernel">The kernel, for <see cref="PipelineOperation.Kernel"/> only.</param>
/// <param name="Inputs">The nodes that give the values; -1 is the source image.</param>
/// <param name="Arguments">Threshold: the level and the high value, always both. Clamp: the least and the largest value.</param>
internal sealed record PipelineNode(
    PipelineOperation Operation, ImageKernelDeclaration? Kernel, EquatableArray<int> Inputs, EquatableArray<Rational> Arguments);

/// <summary>What a node of a pipeline does. The names of all but the first are those that users write.</summary>
internal enum PipelineOperation
{
    Kernel,
    Absolute,
    MagnitudeL1,
    MagnitudeL2,
    Threshold,
    Clamp,
    Grayscale,
    GrayscaleBgr,
}
