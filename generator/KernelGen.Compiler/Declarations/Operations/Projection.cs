namespace KernelGen.Compiler.Declarations;

/// <summary>The convolution of a shortcut.</summary>
internal static class Projection
{
    /// <summary>The convolution of 1×1 that brings a block's input to the shape of its output; null where that is the identity.</summary>
    public static OperatorDeclaration? Of(BlockNumbers numbers) => numbers.Projects
        ? new Conv2dDeclaration(
            numbers.Channels, 1, 1, numbers.Stride, numbers.Stride, PaddingDeclaration.None, AutoPadding.None, 1, 1, 1, Bias: false)
        : null;
}
