using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// What a namespace of kernels begins with. Vectors have short names, since most lines have two of them, and those of floats the shortest. Aliases are
/// looked up before what is outside the namespace, so that no type of the user's takes their place.
/// </summary>
internal static class KernelUsings
{
    private static readonly ElementType[] s_elements =
    [
        ElementType.F32, ElementType.U8, ElementType.I8, ElementType.U16, ElementType.I16, ElementType.U32, ElementType.I32, ElementType.F64,
    ];

    /// <summary>Writes names for what a text has.</summary>
    public static void Write(CodeWriter writer, string text)
    {
        writer.Line("using global::KernelGen.Runtime;");
        writer.Line("using global::System.Runtime.CompilerServices;");
        writer.Line("using global::System.Runtime.Intrinsics;");
        writer.Line("using static global::System.Runtime.CompilerServices.MethodImplOptions;");
        foreach (int bits in (int[])[512, 256, 128])
        {
            foreach (ElementType element in s_elements)
            {
                var type = new VectorType(element, bits / element.Bits());
                if (text.Contains(type.Text()))
                {
                    writer.Line($"using {type.Text()} = global::System.Runtime.Intrinsics.{type.VectorClass()}<{element.Keyword()}>;");
                }
            }
        }

        writer.Line();
    }
}
