using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>A user's types may be called like anything that emitted code uses, wherever they stand.</summary>
public sealed class UserTypes
{
    private const string Members =
        """
        [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16)] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d);
        [ImageKernel("0.333333333 1")] static partial void Wide(ReadOnlyImageView<byte> s, ImageView<short> d);
        [ImagePipeline("Grayscale", "Blur, Blur", "MagnitudeL2", Channels = 3)] static partial void Edges(ReadOnlyImageView<byte> s, ImageView<byte> d);
        """;

    private const string Layers =
        """
        [Conv2d(2, 3, Padding = 1, PaddingMode = PaddingMode.Reflect), GELU] public partial global::KernelGen.Layer C1 { get; }
        [MaxPool2d(2)] public partial global::KernelGen.Layer P1 { get; }
        [Linear(3), Softmax] public partial global::KernelGen.Layer L1 { get; }
        """;

    /// <summary>All that emitted code names.</summary>
    private static readonly string[] s_names =
    [
        "Lanes", "PixelLanes", "VectorWidth", "WeightPacking", "ChannelsLast", "SampleBlock", "BlockTensor", "NetworkPlan", "LayerPlan",
        "ImageProgram", "ImageStage", "ImageProgramRunner", "ImageShift", "ImageKernelChecks", "WideSums", "ChannelStep", "Vector512",
        "Vector256", "Vector128", "System", "KernelGen", "Runtime", "Network", "Layer", "Shape", "Layout", "BorderMode", "WeightLayout",
        "ReadOnlyImageView", "ImageView", "Span", "ReadOnlySpan", "MathF", "Kernels", "Kernels512", "Kernels256", "Kernels128",
        "NKernels512", "FKernels", "KernelsOfF", "BlurKernel", "N_Kernels", "F_Kernels", "Generated", "GeneratedCode", "var",
        "ExcludeFromCodeCoverage", "MethodImpl", "Int128", "Plan",
    ];

    private static string Types(Func<string, bool>? unlessIn = null) => string.Join(
        " ", s_names.Where(n => unlessIn?.Invoke(n) != true).Select(n => $"public class @{n} {{ }}"));

    public static TheoryData<string, string> Places() => new()
    {
        { "in the namespace", $"namespace A {{ {Network("")} {Filters("")} {Types()} }}" },
        { "in the namespace around", $"namespace A.B {{ {Network("")} {Filters("")} }} namespace A {{ {Types()} }}" },
        { "nested in the class", $"namespace A {{ {Network(Types())} {Filters(Types())} }}" },
        { "nested in the class around", $"namespace A {{ partial class Outer {{ {Network("")} {Filters("")} {Types()} }} }}" },
        { "in the global namespace", $"{Network("")} {Filters("")} {Types(n => n is "System" or "KernelGen")}" },
        { "in the namespace of generated code", $"{Network("")} {Filters("")} namespace KernelGen.Generated {{ {Types(n => n is "N_Kernels" or "F_Kernels")} public class N {{ }} }}" },
        { "a namespace A.System", $"namespace A {{ {Network("")} {Filters("")} }} namespace A.System.Runtime.Intrinsics {{ class Vector512 {{ }} }}" },
        { "a namespace A.KernelGen", $"namespace A.KernelGen {{ {Network("")} {Filters("")} }} namespace A.KernelGen.Runtime {{ class Lanes {{ }} }}" },
    };

    /// <summary>The surface, the kernels and the image methods, and nothing that throws.</summary>
    private static void AssertWhole(HarnessResult result)
    {
        Assert.Empty(result.Messages.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(8, result.Files.Count);
        Assert.DoesNotContain(result.Files.Values, f => f.Contains("NotSupportedException"));
    }

    private static string Network(string more) => $"[global::KernelGen.Network(1, 6, 6)] public partial class N {{ {Qualified(Layers)} {more} }}";

    private static string Filters(string more) => $"public static partial class F {{ {Qualified(Members)} {more} }}";

    /// <summary>The user's own half must bind too.</summary>
    private static string Qualified(string members) => members
        .Replace("[ImageKernel", "[global::KernelGen.ImageKernel").Replace("[ImagePipeline", "[global::KernelGen.ImagePipeline")
        .Replace("(ReadOnlyImageView", "(global::KernelGen.ReadOnlyImageView").Replace(" ImageView", " global::KernelGen.ImageView")
        .Replace("[Conv2d", "[global::KernelGen.Conv2d").Replace("GELU]", "global::KernelGen.GELU]").Replace("[MaxPool2d", "[global::KernelGen.MaxPool2d")
        .Replace("[Linear", "[global::KernelGen.Linear").Replace("Softmax]", "global::KernelGen.Softmax]").Replace("= PaddingMode", "= global::KernelGen.PaddingMode");

    [Theory]
    [MemberData(nameof(Places))]
    public void ATypeOfAnyNameIsTheUsersAlone(string place, string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile(source), Harness.EveryWidth);
        Diagnostic[] errors = [.. result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, place + ": " + string.Join("\n", errors.Take(5)));
        AssertWhole(result);
    }

    [Theory]
    [InlineData("global using Lanes = System.Int32; global using Vector512 = System.String; global using KernelGen = System.Int64; global using VectorWidth = System.Int16;")]
    [InlineData("global using Layer = System.Int32; global using Network = System.Int32; global using System = System.Collections; global using ImageProgram = System.Int32;")]
    [InlineData("global using static System.Math; global using static System.Runtime.Intrinsics.X86.Avx2; global using Pairs = System.Collections.Generic.Dictionary<int, int[]>;")]
    public void AnAliasOfAnyNameIsTheUsersAlone(string aliases)
    {
        HarnessResult result = Harness.Run(Harness.Compile(aliases, $"namespace A {{ {Network("")} {Filters("")} }}"), Harness.EveryWidth);
        Diagnostic[] errors = [.. result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join("\n", errors.Take(5)));
        AssertWhole(result);
    }

    [Fact]
    public void AMethodOfAnyNameIsAKernel()
    {
        // All are one after the other in one class, so that what is derived from their names must not meet either.
        string[] names = [.. s_names, "Run", "BlurProgram", "BlurKernel_2", "Blur_2", "BlurRow512", "BlurTaps", "BlurStage1_", "void", "voidKernel", "record", "field", "value"];
        IEnumerable<string> kernels = names.Distinct().Select(n =>
            $"[ImageKernel(\"1 2 1\", Divisor = 4)] public static partial void @{n}(global::KernelGen.ReadOnlyImageView<byte> @in, global::KernelGen.ImageView<byte> @params);");
        string blurs = "[ImageKernel(\"1 2\")] public static partial void Blur(global::KernelGen.ReadOnlyImageView<byte> s, global::KernelGen.ImageView<short> d);"
            + "[ImageKernel(\"1 2\")] public static partial void Blur(global::KernelGen.ReadOnlyImageView<byte> s, global::KernelGen.ImageView<byte> d);";
        HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen; static partial class Filters {{ {string.Concat(kernels)} {blurs} }}"), Harness.EveryWidth);
        Diagnostic[] errors = [.. result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join("\n", errors.Take(5)));
        Assert.Empty(result.Messages);
    }
}
