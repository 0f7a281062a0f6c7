using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>One pass over an image: kernels on some inputs and what is computed from their results, pixel by pixel.</summary>
/// <param name="Inputs">What is read.</param>
/// <param name="Result">What is computed.</param>
/// <param name="Destination">The type that the result is stored as.</param>
/// <param name="Channels">Interleaved channels of the result.</param>
internal sealed record ImageStage(IReadOnlyList<StageInput> Inputs, PointExpression Result, PixelType Destination, int Channels)
{
    /// <summary>The kernel where the stage is nothing else.</summary>
    public ImageKernel? OnlyKernel => Inputs.Count == 1 && Result is KernelPoint ? Inputs[0].Kernels[0] : null;

    /// <summary>The stage of a kernel by itself.</summary>
    public static ImageStage Of(ImageKernel kernel, int producer = -1) => new(
        [StageInput.OfKernels(producer, [kernel])], new KernelPoint(0, 0), kernel.Destination, kernel.SumsChannels ? 1 : kernel.Channels);
}
