using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>
/// <c>params</c> where it cannot be, and modifiers that members of an interface cannot have: a second part would need them too, so there is none.
/// Ours may be said besides, of what else is wrong.
/// </summary>
public sealed class RefusedParameterTests
{
    [Theory]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params ImageView<short[]> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(params ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params int d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params int[,] d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params int[] d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Span<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Generic.List<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Generic.IEnumerable<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.IEnumerable d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params string d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Immutable.ImmutableArray<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Generic.Dictionary<int, int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Generic.ISet<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ref params int[] d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params int[] d = null); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(params int[] s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.Generic.Stack<int> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params System.Collections.ArrayList d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params ref int[] d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, params dynamic d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F<T>(ReadOnlyImageView<byte> s, params T d); }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[params int i] { get; } }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public override static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public override static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public virtual static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public virtual static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public override partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public override partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public sealed override static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public sealed override static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public abstract static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public abstract static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public new static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public new static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public virtual partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public virtual partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public sealed partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public sealed partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public sealed static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public sealed static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public readonly static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public readonly static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public protected static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [ImageKernel(\"x\")] public protected static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial interface P { [Tanh] public override static partial Layer L0 { get; } }")]
    public void Bad23_NoMistakeIsRepeatedInAGeneratedFile(string source)
    {
        Compilation compilation = Harness.Compile("using KernelGen;\n" + source);
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Diagnostic[] after = [.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.DoesNotContain(after, d => d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(reported, d => d.Id == "KG0007");
    }

    /// <summary>What can have <c>params</c> is implemented, so that the one message is ours.</summary>
    [Theory]
    [InlineData("params int[] d")]
    [InlineData("params System.Span<int> d")]
    [InlineData("params System.Collections.Generic.List<int> d")]
    [InlineData("params System.Collections.Generic.IReadOnlyList<int> d")]
    [InlineData("params System.Collections.Immutable.ImmutableArray<int> d")]
    public void OfCollectionsTheMessageIsOurs(string parameter)
    {
        Compilation compilation = Harness.Compile($"using KernelGen;\npartial class P {{ [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, {parameter}); }}");
        Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.DoesNotContain(output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("KG0102", Assert.Single(reported).Id);
    }
}
