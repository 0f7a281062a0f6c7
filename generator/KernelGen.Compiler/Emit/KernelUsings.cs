using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// What a namespace of kernels begins with. Vectors have short names, since most lines have two of them, and those of floats the shortest. Aliases are
/// looked up before what is outside the namespace, so that no type of the user's takes their place.
/// </summary>
internal static class KernelUsings
{
    private const string Runtime = "using global::KernelGen.Runtime;";

    private static readonly ElementType[] s_elements =
    [
        ElementType.F32, ElementType.U8, ElementType.I8, ElementType.U16, ElementType.I16, ElementType.U32, ElementType.I32, ElementType.F64,
    ];

    /// <summary>Writes what a text without kernels has, which calls the runtime and kernels.</summary>
    public static void WriteForPrograms(CodeWriter writer)
    {
        writer.Line(Runtime);
        writer.Line();
    }

    /// <summary>Writes names for what a text has.</summary>
    public static void Write(CodeWriter writer, string text)
    {
        writer.Line(Runtime);
        writer.Line("using global::System.Runtime.CompilerServices;");
        writer.Line("using global::System.Runtime.Intrinsics;");
        writer.Line("using static global::System.Runtime.CompilerServices.MethodImplOptions;");
        HashSet<string> used = Used(text);
        foreach (int bits in (int[])[512, 256, 128])
        {
            foreach (ElementType element in s_elements)
            {
                var type = new VectorType(element, bits / element.Bits());
                if (used.Contains(type.Text()))
                {
                    writer.Line($"using {type.Text()} = global::System.Runtime.Intrinsics.{type.VectorClass()}<{element.Keyword()}>;");
                }
            }
        }

        writer.Line();
    }

    /// <summary>What the text has of the form of an alias: a capital V with digits and letters.</summary>
    private static HashSet<string> Used(string text)
    {
        var used = new HashSet<string>();
        for (int at = text.IndexOf('V'); at >= 0; at = text.IndexOf('V', at + 1))
        {
            int end = at + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > at + 1 && char.IsDigit(text[at + 1]))
            {
                used.Add(text.Substring(at, end - at));
            }
        }

        return used;
    }
}
