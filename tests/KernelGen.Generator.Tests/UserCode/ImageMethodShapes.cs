using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>The generated half of a method repeats whatever C# wants to see twice.</summary>
public sealed class ImageMethodShapes
{
    public static TheoryData<string> Legal() =>
    [
        "public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(this ReadOnlyImageView<byte> source, ImageView<byte> d); }",
        "public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(this in ReadOnlyImageView<byte> source, scoped in ImageView<byte> d); }",
        "public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(this scoped ReadOnlyImageView<byte> source, ImageView<byte> d); }",
        "public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(ref readonly ReadOnlyImageView<byte> source, scoped ref readonly ImageView<byte> d); }",
        "public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> d = default); }",
        "public static partial class F { [ImageKernel(\"1 2\")] public static unsafe partial void M([System.Diagnostics.CodeAnalysis.AllowNull] ReadOnlyImageView<byte> @this, ImageView<byte> @void); }",
        "public static partial class F { [System.Obsolete(\"x\"), ImageKernel(\"1 2\")] [method: System.Diagnostics.DebuggerStepThrough] internal static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial class F { [ImageKernel(\"1 2\")] public virtual partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public class B { public virtual void M(ReadOnlyImageView<byte> source, ImageView<byte> destination) { } } public partial class F : B { [ImageKernel(\"1 2\")] public sealed override partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public class B { public void M(ReadOnlyImageView<byte> source, ImageView<byte> destination) { } } public partial class F : B { [ImageKernel(\"1 2\")] public new partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public class B { public static void M(ReadOnlyImageView<byte> source, ImageView<byte> destination) { } } public partial class F : B { [ImageKernel(\"1 2\")] protected internal new static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "interface I { void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); } public partial class F : I { [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial class F { [ImageKernel(\"1 2\")] private partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial class F { [ImageKernel(\"1 2\")] private protected static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial class F { [ImageKernel(\"1 2\")] partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public abstract partial class F { [ImageKernel(\"1 2\")] protected virtual partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial struct F { [ImageKernel(\"1 2\")] public readonly partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public readonly partial struct F { [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public ref partial struct F { [ImageKernel(\"1 2\")] public readonly partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public readonly ref partial struct F { [ImageKernel(\"1 2\")] public static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial record F(int X) { [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public sealed partial record class F { [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public readonly partial record struct F(int X) { [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial class F(int x) { public int X => x; [ImageKernel(\"1 2\")] public partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial interface F { [ImageKernel(\"1 2\")] public static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial interface F { [ImageKernel(\"1 2\")] private partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); }",
        "public partial interface F { partial class G { [ImageKernel(\"1 2\")] internal static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); } }",
        "public ref partial struct F { partial class G { [ImageKernel(\"1 2\")] internal static partial void M(ReadOnlyImageView<byte> source, ImageView<byte> destination); } }",
        "using V = KernelGen.ReadOnlyImageView<byte>; namespace A { public static partial class F { [ImageKernel(\"1 2\")] public static partial void M(V source, ImageView<System.Byte> destination); } }",
    ];

    [Theory]
    [MemberData(nameof(Legal))]
    public void EveryLegalShapeWorks(string source)
    {
        foreach (string attribute in new[] { "[ImageKernel(\"1 2\")", "[ImagePipeline(\"Absolute\", \"Clamp(1, 9)\")" })
        {
            foreach (LanguageVersion version in new[] { LanguageVersion.CSharp13, LanguageVersion.Preview })
            {
                var language = new CSharpParseOptions(version, DocumentationMode.Diagnose);
                HarnessResult result = Harness.Run(Harness.Compile(
                    language, "using KernelGen; " + source.Replace("[ImageKernel(\"1 2\")", attribute).Replace("ImageKernel(\"1 2\")", attribute[1..])));
                Diagnostic[] errors = [.. result.Compiler.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1591" or "CS0618"))];
                Assert.True(errors.Length == 0, string.Join("\n", errors.Take(5)));
                Assert.Empty(result.Messages);
                Assert.DoesNotContain(result.Files.Values, f => f.Contains("NotSupportedException"));
            }
        }
    }

    [Theory]
    [InlineData("ref ReadOnlyImageView<byte> s, ImageView<byte> d")]
    [InlineData("ReadOnlyImageView<byte> s, ref ImageView<byte> d")]
    [InlineData("ReadOnlyImageView<byte> s, out ImageView<byte> d")]
    public void AReferenceThatCanBeWrittenIsAnError(string parameters) =>
        Harness.Check($"static partial class F {{ [ImageKernel(\"1\")] public static partial void {{|KG0102:M|}}({parameters}); }}");
}
