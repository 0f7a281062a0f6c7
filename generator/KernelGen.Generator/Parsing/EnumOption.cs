using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads enum arguments; options and their types have the same name.</summary>
internal static class EnumOption
{
    /// <summary>The option's value, or what it is when it is missing or wrong.</summary>
    public static T Read<T>(AttributeReader reader, string name, T missing, DiagnosticSink sink, CancellationToken cancellation)
        where T : struct, Enum
    {
        if (Enum.TryParse(reader.EnumName(missing.ToString(), name), out T value))
        {
            return value;
        }

        sink.Report(ProblemCatalogue.UndefinedEnumValue, () => reader.Location(cancellation, name), reader.Written(name), name);
        return missing;
    }
}
