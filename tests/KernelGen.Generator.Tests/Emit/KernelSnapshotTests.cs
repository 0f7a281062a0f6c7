using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Frontend;
using KernelGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Emit;

using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;

/// <summary>Each operator in each direction at a tiny shape, at one width: to be read by people, and compiled without a warning.</summary>
public sealed class KernelSnapshotTests
{
    private static readonly NetworkDeclaration Small = Declare.Network(2, 4, 5, Declare.Conv(3, 2, 2, activation: new ReLUDeclaration()));
    private static readonly NetworkDeclaration Strided = Declare.Network(1, 5, 5, Declare.Conv(2, 3, 3, stride: 2, padding: 1));
    private static readonly NetworkDeclaration Wide = Declare.Network(1, 4, 12, Declare.Conv(2, 2, 2, activation: new ReLUDeclaration()));
    private static readonly NetworkDeclaration Deep = Declare.Network(3, 4, 4, Declare.Conv(17, 2, 2, padding: 0), Declare.AvgPool(2, 2));
    private static readonly NetworkDeclaration Mirrored = Declare.Network(1, 3, 4, Declare.Conv(1, 2, 3, padding: 1, mode: PaddingMode.Reflect));
    private static readonly NetworkDeclaration Matrix = Declare.Network(1, 2, 4, Declare.Linear(3));

    [Fact]
    public void BlockConvolutionForward() => Verify(nameof(BlockConvolutionForward), Small, Target.Bits512);

    [Fact]
    public void BlockConvolutionBackwardData() => Verify(nameof(BlockConvolutionBackwardData), Small, Target.Bits512);

    [Fact]
    public void BlockConvolutionBackwardDataStride2() => Verify(nameof(BlockConvolutionBackwardData), Strided, Target.Bits512, "Stride2");

    [Fact]
    public void BlockConvolutionBackwardWeights() => Verify(nameof(BlockConvolutionBackwardWeights), Small, Target.Bits256);

    [Fact]
    public void BlockLinearForward() => Verify(nameof(BlockLinearForward), Matrix, Target.Bits128);

    [Fact]
    public void BlockLinearBackwardData() => Verify(nameof(BlockLinearBackwardData), Matrix, Target.Bits512);

    [Fact]
    public void BlockLinearBackwardWeights() => Verify(nameof(BlockLinearBackwardWeights), Matrix, Target.Bits256);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BlockPoolForward(bool isMaximum) => Verify(nameof(BlockPoolForward), Pool(isMaximum), Target.Bits512, isMaximum ? "Max" : "Avg");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BlockPoolBackward(bool isMaximum) => Verify(nameof(BlockPoolBackward), Pool(isMaximum), Target.Bits512, isMaximum ? "Max" : "Avg");

    [Fact]
    public void BlockPadBackward() => Verify(nameof(BlockPadBackward), Mirrored, Target.Bits512);

    [Fact]
    public void WidthPad() => Verify(nameof(WidthPad), Mirrored, Target.Bits256);

    [Theory]
    [InlineData("Tanh")]
    [InlineData("ReLU")]
    [InlineData("Sigmoid")]
    public void ActivationGradient(string activation) =>
        Verify(activation + "Gradient", Declare.Network(1, 2, 2, Declare.Linear(3, activation: Declare.Closing(activation))), Target.Bits256);

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    public void ActivationInPlace(string activation) =>
        Verify(activation + "InPlace", Declare.Network(1, 2, 2, Declare.Linear(3, activation: Declare.Closing(activation))), Target.Bits256);

    [Fact]
    public void BlockActivationForwardTo() =>
        Verify(nameof(BlockActivationForwardTo), Declare.Network(1, 2, 3, Declare.Apply(new ReLUDeclaration())), Target.Bits512, "ReLU");

    [Fact]
    public void BlockBiasGradient() => Verify(nameof(BlockBiasGradient), Matrix, Target.Bits512);

    [Fact]
    public void ChannelConvolution() => Verify(nameof(ChannelConvolution), Deep, Target.Bits512);

    [Fact]
    public void WidthConvolution() => Verify(nameof(WidthConvolution), Wide, Target.Bits256);

    [Fact]
    public void ChannelPool() => Verify(nameof(ChannelPool), Deep, Target.Bits512);

    [Fact]
    public void WidthPool() => Verify(nameof(WidthPool), Declare.Network(1, 4, 16, Declare.MaxPool(2, 2)), Target.Bits256);

    [Fact]
    public void WholeNetwork()
    {
        const string source =
            """
            using KernelGen;

            /// <summary>Two layers.</summary>
            [Network(1, 3, 6)]
            internal sealed partial class TwoLayers
            {
                [Conv2d(2, 2), ReLU] public partial Layer C1 { get; }

                [Linear(2)] public partial Layer Output { get; }
            }
            """;
        HarnessResult result = Harness.Run(Harness.Compile(source), Harness.EveryWidth);
        Assert.Empty(result.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(
            ["TwoLayers.Network.128.g.cs", "TwoLayers.Network.256.g.cs", "TwoLayers.Network.512.g.cs", "TwoLayers.Network.g.cs", "TwoLayers.g.cs"],
            result.Files.Keys.Order(StringComparer.Ordinal));
        Snapshot.Verify(result.Files["TwoLayers.g.cs"], "NetworkSurface");
        Snapshot.Verify(result.Files["TwoLayers.Network.g.cs"]);
        foreach (string bits in (string[])["512", "256", "128"])
        {
            Snapshot.Verify(result.Files[$"TwoLayers.Network.{bits}.g.cs"], nameof(WholeNetwork) + bits);
        }
    }

    private static NetworkDeclaration Pool(bool isMaximum) =>
        isMaximum ? Declare.Network(1, 4, 4, Declare.MaxPool(2, 2)) : Declare.Network(1, 4, 4, Declare.AvgPool(3, 2, padding: 1));

    private static void Verify(string kernel, NetworkDeclaration declaration, Target target, string suffix = "")
    {
        Kernel found = NetworkKernels.Named(kernel, declaration, target);
        string text = EmittedText.Class(found.Run());
        Assert.Empty(Harness.Compile(text).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Snapshot.Verify(text, kernel + suffix);
    }
}
