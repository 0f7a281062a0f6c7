using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>How far windows reach from the output pixel; with <see cref="BorderMode.Valid"/> from the window's first pixel, where the output stands.</summary>
internal readonly record struct KernelWindow(int Left, int Right, int Top, int Bottom)
{
    public int Width => Left + 1 + Right;

    public int Height => Top + 1 + Bottom;

    public static KernelWindow Of(ImageKernel kernel)
    {
        ImageKernelDeclaration declaration = kernel.Declaration;
        bool isValid = declaration.Border == BorderMode.Valid;
        int left = isValid ? 0 : declaration.AnchorX;
        int top = isValid ? 0 : declaration.AnchorY;
        return new(left, declaration.KernelWidth - 1 - left, top, declaration.KernelHeight - 1 - top);
    }

    /// <summary>The least window around several.</summary>
    public static KernelWindow Around(IEnumerable<KernelWindow> windows) => windows.Aggregate((a, b) => new(
        Math.Max(a.Left, b.Left), Math.Max(a.Right, b.Right), Math.Max(a.Top, b.Top), Math.Max(a.Bottom, b.Bottom)));
}
