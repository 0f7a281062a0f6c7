using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Lowering.Images;
using KernelGen.Generator.Parsing;

namespace KernelGen.Generator.Tests.Images;

/// <summary>Kernels for the tests of the compiler's inside.</summary>
internal static class Kernels
{
    public static readonly TypeDeclaration Type = new("", default, "static partial class Filters", "Filters", "Filters");

    public static ImageKernelDeclaration Declare(
        string taps, PixelType source, PixelType destination, long divisor = 1, long offset = 0, bool flip = false, string name = "Filter")
    {
        TapText text = TapText.Parse(taps);
        return new(
            Type, name, "public static", "source", "destination", source, destination, text.Height, text.Width, text.Taps,
            new Rational(divisor, 1), new Rational(offset, 1), flip, Compiler.Declarations.BorderMode.Reflect101, new Rational(0, 1), text.Width / 2, text.Height / 2);
    }

    public static ImageKernel Of(string taps, PixelType source, PixelType destination, long divisor = 1, long offset = 0) =>
        ImageKernel.From(Declare(taps, source, destination, divisor, offset));
}
