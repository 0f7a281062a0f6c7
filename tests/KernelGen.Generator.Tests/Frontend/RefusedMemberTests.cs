using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Members that the compiler refuses as they are written: half typed, doubled, with modifiers that they cannot have.</summary>
public sealed class RefusedMemberTests
{
    /// <summary>What the compiler says of a member that nobody implements, and of a network without its base class.</summary>
    private static readonly string[] s_answered = ["CS9248", "CS8795", "CS0534", "CS7036", "CS0535"];

    [Theory]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get }; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { ge; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } = null!; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 => null!; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial ref int L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial ref readonly Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] partial ref Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; set; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; init; set; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { private get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public abstract partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] abstract partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] abstract partial class N { [Tanh] public abstract partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public extern partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public override partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public virtual partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] sealed partial class N { [Tanh] public virtual partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] virtual partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public new partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public sealed partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public readonly partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public async partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public const partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public required partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public required partial Layer L0 { get; init; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public private partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] partial public Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public unsafe partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial int* L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public volatile partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial void L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer? L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial (Layer a, Layer b) L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer[] L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial System.Span<int> L0 { get; } }")]
    [InlineData("interface I { Layer L0 { get; } } [Network(1, 8, 8)] partial class N : I { [Tanh] partial Layer I.L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] partial Layer I.L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N : System.IDisposable { [Tanh] partial Layer System.IDisposable.L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Conv2d(1,3)] public partial Layer L0 { get; } [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } public int L0; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } public void L0() { } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } class L0; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer N { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer get_L0 { get; } [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } public Layer get_L0() => null!; }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[int i] { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[Missing i] { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer this[int i] { get; } [Tanh] public partial Layer this[int j] { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Missing L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial System.Collections.Generic.List<Missing> L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Missing[] L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial (Missing, Layer) L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer.Missing L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0() { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0(); }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] public partial Layer }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] public partial }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] public }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [ }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } Conv2d(3,  }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get => null!; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L0 { get; } [Tanh] public Layer L1 { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public Layer L1 = null!; }")]
    [InlineData("[Network(1, 8, 8)] public public partial class N { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N : { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N : Network, { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N<> { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N() { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial struct N { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial interface N { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial record N { [Tanh] public partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial enum N { L0 }")]
    [InlineData("[Network(1, 8, 8)] public static partial class N { [Tanh] public static partial Layer L0 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L1 { get; } }")]
    [InlineData("[Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } public class N { }")]
    [InlineData("[Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } public partial struct N { }")]
    [InlineData("[Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } internal partial class N { }")]
    [InlineData("class Outer { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("ref partial struct Outer { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("partial class Outer<T> { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("partial class Outer<T> where T : class { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("static partial class Outer { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("file partial class Outer { [Network(1, 8, 8)] public partial class N { [Tanh] public partial Layer L0 { get; } } }")]
    [InlineData("partial class P { [Linear(3)] public partial Layer L0 { get; } }")]
    [InlineData("partial class P { [Linear(3)] public partial Layer L0 { get; set; } }")]
    [InlineData("partial class P { [Linear(3)] public Layer L0 { get; } = null!; }")]
    [InlineData("class P { [Linear(3)] public partial Layer L0 { get; } }")]
    [InlineData("partial class P { [Linear(3)] public partial Layer L0 { get } }")]
    [InlineData("partial class P { [Linear(3)] public partial Layer L0 { get; } [Linear(3)] public partial Layer L0 { get; } }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d) { } }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d) }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d { }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public abstract partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public extern static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public async static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public override partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] virtual partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> a, ImageView<byte> b); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); int F; }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial int F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial ref int F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F<T>(ReadOnlyImageView<byte> s, ImageView<byte> d) where T : class; }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F<T>(ReadOnlyImageView<T> s, ImageView<T> d) where T : unmanaged; }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F<T>(ReadOnlyImageView<byte> s, ImageView<byte> d) where T : Missing; }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d = default); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, params ImageView<byte>[] d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, out ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(scoped ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(in ReadOnlyImageView<byte> s, ref readonly ImageView<byte> d); }")]
    [InlineData("interface I { void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } partial class P : I { [ImageKernel(\"1\")] partial void I.F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] partial void I.F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("class O { partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } }")]
    [InlineData("partial class O<T> { partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] [ImageKernel(\"2\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d) { } }")]
    [InlineData("static partial class P { [ImageKernel(\"1\")] partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] partial P(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial P operator +(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] static partial void P(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static private partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    public void Bad23_NoMistakeIsRepeatedInAGeneratedFile(string source)
    {
        Compilation compilation = Harness.Compile("using KernelGen;\n" + source);
        string[] before = [.. Errors(compilation).Select(d => d.Id).Order()];
        Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Diagnostic[] after = [.. Errors(output)];
        Assert.DoesNotContain(after, d => d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

        // The generator takes errors away and adds none; ours stand alone, or beside what only the compiler can say.
        List<string> rest = [.. before];
        Assert.All(after, d => Assert.True(rest.Remove(d.Id), d.ToString()));
        Assert.DoesNotContain(reported, d => d.Id == "KG0007");
        Assert.True(reported.Length <= 1, string.Join("\n", reported));
        Require.That(
            reported.Length == 0 || before.All(id => s_answered.Contains(id) || Expected.Contains(id)),
            $"{string.Join(" ", before)} and {string.Join(" ", reported)}");
        Assert.True(reported.Length + after.Length > 0 || before.All(s_answered.Contains));
    }

    /// <summary>Errors of the compiler that leave open what is wanted, so that ours is said as well.</summary>
    private static readonly string[] Expected = ["CS0751", "CS0501", "CS9249", "CS0759", "CS0579", "CS0214", "CS0750", "CS0592", "CS0542"];

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
