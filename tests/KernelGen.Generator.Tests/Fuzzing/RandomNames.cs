using KernelGen.Generator.Parsing;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>Names as users could give them: mostly plain, some hostile.</summary>
internal static class RandomNames
{
    private static readonly string[] s_plain = ["A", "B", "C1", "P2", "Blur", "SobelX", "Output", "Digits", "Filters", "x", "_a", "L"];

    private static readonly string[] s_hostile =
    [
        "@class", "@namespace", "@void", "@int", "@this", "@base", "@null", "@true", "@params", "Größe", "слой", "模糊", "\\u0041b", "cl\\u0061ss1", "e\\u0301x",
        "A\\u200Db", "ﬀ", "ℌ", "record", "@record", "required", "@required", "field", "@field", "value", "get", "set", "init", "var", "nint", "_", "__", "dynamic",
        "nameof", "await", "async", "@await", "file", "@file", "scoped", "@scoped", "global", "partial", "@partial", "where", "when", "notnull", "unmanaged", "managed",
        "extension", "@extension", "allows", "with", "and", "or", "not", "yield", "alias", "args", "System", "KernelGen", "Layer", "Network", "Vector512", "Vector256",
        "Vector128", "Kernels", "Kernels512", "Kernels128", "Generated", "Runtime", "ImageView", "ReadOnlyImageView", "Span", "MathF", "Lanes", "Shape", "N_Kernels",
        "Parameters", "Sample", "Block", "Plan", "source", "destination", "NAME", "Name", "name", "Con", "aux", "nul", "Program", "Main", "value__", "get_A", "set_A", "op_Addition",
        "Object", "String", "Attribute", "NetworkAttribute", "Conv2dAttribute", "Item", "Finalize", "Clone", "PrintMembers", "EqualityContract", "Deconstruct",
        new string('n', 300), new string('é', 140), .. KnownNames.NetworkMembers, .. KnownNames.InheritedMembers, .. KnownNames.NormedMembers,
    ];

    /// <summary>A name, hostile once in <paramref name="hostile"/> times.</summary>
    public static string Any(Dice dice, int hostile = 4) => dice.Odd(hostile) ? dice.Of(s_hostile) : dice.Of(s_plain) + (dice.OneIn(2) ? "" : dice.Below(10).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
