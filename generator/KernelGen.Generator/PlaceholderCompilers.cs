using KernelGen.Generator.Declarations;
using KernelGen.Generator.Emit;

namespace KernelGen.Generator;

internal static class ImageKernelCompiler
{
    public static string Compile(TypeDeclaration type, IReadOnlyList<ImageKernelDeclaration> kernels) => StubEmitter.Emit(
        type, kernels.Select(k => $"{k.Modifiers} partial void {k.Method}(global::KernelGen.ReadOnlyImageView<{Pixel(k.SourceType)}> {k.SourceParameter}, global::KernelGen.ImageView<{Pixel(k.DestinationType)}> {k.DestinationParameter}) => throw null!;"));

    private static string Pixel(PixelType type) => type switch { PixelType.U8 => "byte", PixelType.I16 => "short", _ => "float" };
}
