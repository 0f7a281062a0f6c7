using System.Globalization;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints the other half of a block: its layers have no values, since those are of the networks that use it.</summary>
internal static class BlockSurface
{
    /// <param name="type">The user's class.</param>
    /// <param name="heads">Its properties as far as their accessors.</param>
    public static string Write(TypeDeclaration type, IReadOnlyList<string> heads)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "The layers of a block are those of the networks that use it.");
        using (new TypeScopes(
            writer, type, type.Header,
            () => writer.Line($"[global::KernelGen.Runtime.BlockLayers({heads.Count.ToString(CultureInfo.InvariantCulture)})]")))
        {
            foreach (string head in heads)
            {
                writer.Line(FileHeader.Implementation);
                writer.Line($"{head} => throw new global::System.NotSupportedException(\"'{type.Name}' is a block: its layers are those of the networks that use it.\");");
            }
        }

        return writer.ToString();
    }
}
