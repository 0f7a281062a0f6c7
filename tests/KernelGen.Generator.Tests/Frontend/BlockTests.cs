using System.Globalization;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Blocks and their uses: what they become, and what is said of them.</summary>
public sealed class BlockTests
{
    private const string Basic = """
        [Block]
        public sealed partial class BasicBlock
        {
            [Conv2d(Block.Channels, 3, Stride = Block.Stride, Padding = 1, Bias = false), ReLU] public partial Layer Conv1 { get; }
            [Projection, Input(Block.Input)] public partial Layer Shortcut { get; }
            [Conv2d(Block.Channels, 3, Padding = 1, Bias = false), Input(nameof(Conv1)), Add(nameof(Shortcut)), ReLU] public partial Layer Conv2 { get; }
        }

        """;

    /// <summary>Sizes, names and receptive fields of a small residual network, as anybody counts them.</summary>
    [Fact]
    public void AUseBringsTheLayersOfItsBlock()
    {
        HarnessResult result = Harness.Check(Basic + """
            [Network(3, 16, 16)]
            public sealed partial class Small
            {
                [Conv2d(8, 3, Padding = 1), ReLU] public partial Layer Stem { get; }
                [Use(typeof(BasicBlock), Repeat = 2)] public partial Layer Stage1 { get; }
                [Use(typeof(BasicBlock), Channels = 16, Stride = 2)] public partial Layer Stage2 { get; }
                [GlobalAvgPool2d] public partial Layer Mean { get; }
                [Linear(10)] public partial Layer Output { get; }
            }
            """);
        Assert.Empty(result.Messages);
        string plan = result.Files["Small.Network.g.cs"];
        string[] layers =
        [
            "Stem", "Stage1.0.Conv1", "Stage1.0.Conv2", "Stage1.1.Conv1", "Stage1.1.Conv2", "Stage2.Conv1", "Stage2.Shortcut", "Stage2.Conv2", "Mean", "Output",
        ];
        int last = 0;
        foreach (string layer in layers)
        {
            int at = plan.IndexOf($"new(\"{layer}\"", StringComparison.Ordinal);
            Require.That(at > last, $"{layer} is not there, or not in order");
            last = at;
        }

        Assert.DoesNotContain("Stage1.0.Shortcut", plan, StringComparison.Ordinal);
        int parameters = (3 * 9 * 8) + 8 + (4 * 8 * 8 * 9) + (8 * 16 * 9) + (8 * 16) + (16 * 16 * 9) + (16 * 10) + 10;
        Assert.Contains($"ParameterCount = {parameters};", result.Files["Small.g.cs"], StringComparison.Ordinal);
        Assert.Contains("BasicBlock, 2 times: 8×16×16 to 8×16×16", result.Files["Small.g.cs"], StringComparison.Ordinal);
        Assert.Contains("base.Uses[1]", result.Files["Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksUseBlocks()
    {
        HarnessResult result = Harness.Check(Basic + """
            [Block]
            public sealed partial class Pair
            {
                [Use(typeof(BasicBlock), Channels = 2 * Block.Channels)] public partial Layer A { get; }
                [Use(typeof(BasicBlock), Channels = Block.Channels / 3, Repeat = 2), Input(nameof(A))] public partial Layer B { get; }
            }

            [Network(7, 8, 8)]
            public sealed partial class Nested
            {
                [Use(typeof(Pair))] public partial Layer P { get; }
            }
            """);
        Assert.Empty(result.Messages);
        string plan = result.Files["Nested.Network.g.cs"];
        Assert.Contains("new(\"P.A.Conv2\", \"Conv2d 3×3 of P.A.Conv1, Add P.A.Shortcut, ReLU\", new global::KernelGen.Shape(14, 8, 8)", plan, StringComparison.Ordinal);
        Assert.Contains("new(\"P.B.1.Conv2\", \"Conv2d 3×3, Add P.B.0.Conv2, ReLU\", new global::KernelGen.Shape(2, 8, 8)", plan, StringComparison.Ordinal);
    }

    /// <summary>A block of another file and namespace, within another class.</summary>
    [Fact]
    public void ABlockCanBeElsewhere()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            "using KernelGen; namespace A; [Network(2, 4, 4)] public sealed partial class N { [Use(typeof(B.Shapes.Twice), Repeat = 2)] public partial Layer U { get; } }",
            "using KernelGen; namespace B { public static partial class Shapes { [Block] public sealed partial class Twice { [Conv2d(2 * Block.Channels, 1)] public partial Layer C { get; } } } }"));
        Assert.Empty(result.Messages);
        Assert.Contains("new(\"U.1.C\", \"Conv2d 1×1\", new global::KernelGen.Shape(8, 4, 4)", result.Files["A.N.Network.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", true)]
    [InlineData("internal", false)]
    public void ABlockOfAnotherAssemblyIsSeenWholeOrRefused(string access, bool isSeen)
    {
        HarnessResult library = Harness.Run(Harness.Compile(
            $$"""using KernelGen; [Block] public sealed partial class Twice { [Conv2d(4, 1)] public partial Layer C { get; } [Conv2d(6, 1)] {{access}} partial Layer D { get; } }"""));
        using var image = new MemoryStream();
        Assert.True(library.Output.WithAssemblyName("Blocks").Emit(image).Success);
        HarnessResult result = Harness.Run(Harness.Compile(
            "using KernelGen; [Network(2, 4, 4)] public sealed partial class N { [Use(typeof(Twice))] public partial Layer U { get; } }")
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray())));
        if (isSeen)
        {
            Assert.Empty(result.Messages);
            Assert.Contains("new(\"U.D\"", result.Files["N.Network.g.cs"], StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("KG0256", Assert.Single(result.Messages).Id);
        }
    }

    [Theory]
    [InlineData("[Conv2d(1, 1)] public partial Layer L { get; } [{|KG0245:Use(typeof(B))|}] public partial Layer U { get; }", "[Conv2d(Block.Channels, 3)] public partial Layer C { get; } [Add(Block.Input)] public partial Layer S { get; }", "'U.S': the values must be of one shape, but 'U.C' is 1×6×6 and 'L' is 1×8×8")]
    [InlineData("[{|KG0209:Use(typeof(B), Repeat = 9)|}] public partial Layer U { get; }", "[Conv2d(Block.Channels, 3)] public partial Layer C { get; }", "'U.3.C': Kernel size can't be greater than padded input; the kernel is 3×3 and the padded input 2×2")]
    [InlineData("[{|KG0252:Use(typeof(B))|}] public partial Layer U { get; }", "[Conv2d(Block.Hidden, 1)] public partial Layer C { get; }", "'U.C': outChannels is made of Block.Hidden, which the use does not give")]
    [InlineData("[Use(typeof(B))] public partial Layer U { get; }", "[Conv2d({|KG0252:Block.Channels + 1|}, 1)] public partial Layer C { get; }", "'C': outChannels is no constant of Block times or divided by a small number")]
    [InlineData("[Use(typeof(B))] public partial Layer U { get; }", "[{|KG0251:Use(typeof(B))|}] public partial Layer C { get; }", "'C': 'B' would use itself, without end")]
    [InlineData("[Use(typeof(B))] public partial Layer U { get; }", "[ReLU, Input({|KG0240:\"U\"|})] public partial Layer C { get; }", "'C': [Input] names 'U', which is not a layer of 'B'")]
    [InlineData("[Use({|KG0250:typeof(B[])|})] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U': [Use] names 'B[]', which is not marked [Block]")]
    [InlineData("[Use({|KG0250:typeof(int*)|})] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U': [Use] names 'int*', which is not marked [Block]")]
    [InlineData("[Use({|KG0250:typeof(N)|})] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U': [Use] names 'N', which is not marked [Block]")]
    [InlineData("[Use(typeof(B), {|KG0255:Repeat = 0|})] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U': Repeat is 0, but must be from 1 to 1000")]
    [InlineData("[Use(typeof(B)), {|KG0244:ReLU|}] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U' has both [Use] and [ReLU]: a use is a whole block, and a layer behind it can do the rest")]
    [InlineData("[{|KG0253:Projection|}] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U' has [Projection], which has a meaning in a [Block] only")]
    [InlineData("[Conv2d({|KG0252:Block.Channels|}, 1)] public partial Layer U { get; }", "[ReLU] public partial Layer C { get; }", "'U': outChannels is made of Block.Channels, which has a value in a [Block] only")]
    public void WhatIsWrongIsSaidOnce(string members, string ofBlock, string message)
    {
        HarnessResult result = Harness.Check($"[Network(4, 8, 8)] public partial class N {{ {members} }} [Block] public partial class B {{ {ofBlock} }}");
        Assert.Equal(message, result.Messages.Single().GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ABlockNeedsALayer() => Assert.Equal(
        "'B' declares no layer: add a property such as '[Conv2d(Block.Channels, 3)] public partial Layer Conv1 { get; }'",
        Harness.Check("[Block] public partial class {|KG0254:B|} { }").Messages.Single().GetMessage(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(3407 * 20160, 48)]
    [InlineData(3407 * 20160 * 4, 192)]
    [InlineData(3407 * 20160 / 8, 6)]
    [InlineData(3407 * 20160 / 64, 0)]
    [InlineData(3407 * 20160 / 9 * 2, 10)]
    [InlineData(3391 * 20160, 24)]
    [InlineData(3389 * 20160 / 3, 4)]
    [InlineData(3373 * 20160, 2)]
    [InlineData(1 << 20, 1 << 20)]
    [InlineData((3407 * 20160) + 1, null)]
    [InlineData((3407 + 3391) * 20160 / 2, null)]
    public void NumbersStandForThoseOfTheUse(int written, int? number) => Assert.Equal(number, new BlockNumbers(48, 24, 12, 2).Of(written));
}
