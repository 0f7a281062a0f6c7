using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// What a namespace of kernels begins with. Vectors of floats have a short name, since most lines have two of them. Aliases are looked up before
/// what is outside the namespace, so that no type of the user's takes their place.
/// </summary>
internal static class KernelUsings
{
    public static void Write(CodeWriter writer)
    {
        writer.Line("using global::KernelGen.Runtime;");
        writer.Line("using global::System.Runtime.CompilerServices;");
        writer.Line("using global::System.Runtime.Intrinsics;");
        foreach (int lanes in (int[])[16, 8, 4])
        {
            var type = new VectorType(ElementType.F32, lanes);
            writer.Line($"using {type.Text()} = global::System.Runtime.Intrinsics.{type.VectorClass()}<float>;");
        }

        writer.Line();
    }
}
