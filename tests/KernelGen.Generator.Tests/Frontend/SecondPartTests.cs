using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>
/// Whether the compiler says beside our message that a partial member has no implementation: only where none can be written, as the page of messages
/// has it.
/// </summary>
public sealed class SecondPartTests
{
    private const string Views = "(ReadOnlyImageView<byte> s, ImageView<byte> d)";

    [Theory]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public static partial Layer L { get; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial int L { get; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { get; init; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { set; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial ref readonly Layer L { get; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[int i] { get; } }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[int i, in string? s = null] { get; set; } int this[string s] => 1; }", "KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[int i] { get; } [ReLU] internal partial Layer this[params int[] i] { get; } }", "KG0201 KG0201")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh, ReLU] public partial Layer L { get; } }", "KG0202")]
    [InlineData("[Network(1, 8, 8)] partial class N { public partial Layer L { get; } }", "KG0203")]
    [InlineData("[Network(1, 8, 8)] partial class N<T> { [Tanh] public partial Layer L { get; } }", "KG0002")]
    [InlineData("[Network(1, 8, 8)] partial record N { [Tanh] public partial Layer L { get; } }", "KG0002")]
    [InlineData("[Network(1, 8, 8)] partial class N : System.Exception { [Tanh] public partial Layer L { get; } }", "KG0002")]
    [InlineData("partial class Outer<T> { [Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { get; } } }", "KG0002")]
    [InlineData("partial struct N { [Tanh] public readonly partial Layer L { get; } }", "KG0213")]
    [InlineData("partial interface N { [Tanh] partial Layer L { get; } }", "KG0213")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial int F" + Views + "; }", "KG0102")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, out ImageView<byte> d); }", "KG0102")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F<T>(T s, ImageView<byte> d) where T : class; }", "KG0102")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<decimal> s, ImageView<byte> d); }", "KG0103")]
    [InlineData("partial struct P<T> { [ImageKernel(\"1\")] public static partial void F" + Views + "; }", "KG0002")]
    public void OurMessageStandsAlone(string source, string messages) => Assert.Equal((messages, ""), Say(source));

    [Theory]
    [InlineData("class N { [Tanh] public partial Layer L { get; } }", "KG0213", "CS0751 CS9248")]
    [InlineData("[Network(1, 8, 8)] class N { [Tanh] public partial Layer L { get; } }", "KG0001", "CS0751 CS9248")]
    [InlineData("class Outer { [Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { get; } } }", "KG0001", "CS9248")]
    [InlineData("class Outer { partial class P { [ImageKernel(\"1\")] public static partial void F" + Views + "; } }", "KG0001", "CS8795")]
    [InlineData("[Network(1, 8, 8)] file partial class N { [Tanh] public partial Layer L { get; } }", "KG0002", "CS9248")]
    [InlineData("file partial class N { [Tanh] public partial Layer L { get; } }", "KG0213", "CS9248")]
    [InlineData("file partial class P { [ImageKernel(\"1\")] public static partial void F" + Views + "; }", "KG0002", "CS8795")]
    public void NoSecondPartCanBeWritten(string source, string messages, string compiler) => Assert.Equal((messages, compiler), Say(source));

    private static (string Ours, string Compiler) Say(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen;\n" + source));
        return (Join(result.Messages), Join(result.Compiler));
    }

    private static string Join(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(" ", diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Order(StringComparer.Ordinal));
}
