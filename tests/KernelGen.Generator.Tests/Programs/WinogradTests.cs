using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>Convolutions of one sample Winograd's way, by the interpreter, against plain loops in double precision.</summary>
public sealed class WinogradTests
{
    /// <summary>Channels, height, width, outputs, kernel, padding.</summary>
    public static TheoryData<int, int, int, int, int, int> Layers => new()
    {
        { 32, 12, 12, 32, 3, 1 },
        { 32, 13, 11, 48, 3, 1 },
        { 40, 14, 9, 24, 3, 0 },
        { 32, 6, 7, 64, 3, 2 },
        { 64, 7, 7, 64, 3, 1 },
        { 33, 15, 10, 17, 5, 2 },
        { 48, 9, 16, 32, 5, 1 },
        { 300, 5, 6, 16, 3, 1 },
        { 32, 9, 12, 32, 2, 0 },
        { 32, 12, 11, 48, 4, 1 },
    };

    [Fact]
    public void RowsAndColumnsMayDiffer() => Compare(Declare.Network(32, 10, 13, Declare.Conv(48, 5, 3, padding: 1)));


    [Theory]
    [MemberData(nameof(Layers))]
    public void LayersAreThoseOfPlainLoops(int channels, int height, int width, int outputs, int kernel, int padding) => Compare(Declare.Network(
        channels, height, width, Declare.Conv(outputs, kernel, kernel, padding: padding, activation: new ReLUDeclaration())));

    /// <summary>From planes, from blocks, around a sum, into a part of a concatenation, in front of a pool, and with an activation that runs by itself.</summary>
    [Fact]
    public void SoAreLayersAmongOthers()
    {
        LayerDeclaration Conv(int outputs, int from, Activation? activation = null) =>
            Declare.Conv(outputs, 3, 3, padding: 1, activation: activation) with { Inputs = new[] { from }.ToEquatableArray() };
        Compare(
            Declare.Network(
                32, 11, 14,
                Conv(32, -1, new ReLUDeclaration()), Conv(32, 0) with { Join = new JoinDeclaration(false, new[] { 0 }.ToEquatableArray()), Activation = new ReLUDeclaration() },
                Conv(48, 1, Declare.Closing("SiLU")), Conv(32, 1),
                new LayerDeclaration("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = new[] { 2, 3 }.ToEquatableArray() },
                Conv(32, 4, new ReLUDeclaration()), Declare.MaxPool(2, 2), Declare.Conv(40, 3, 3), Declare.Linear(5)),
            least: 5);
    }

    [Fact]
    public void CallersThatKeepTheChannelsOfAPixelTogetherGetTheSame() => Compare(Declare.Network(
        32, 9, 10, Declare.Conv(32, 3, 3, padding: 1), Declare.Conv(36, 3, 3, padding: 1)) with { Layout = OutsideLayout.Nhwc });

    [Fact]
    public void WhoeverAsksForDirectSumsGetsThem()
    {
        NetworkDeclaration network = Declare.Network(64, 14, 14, Declare.Conv(64, 3, 3, padding: 1));
        Assert.Equal(1, CountOf(network));
        Assert.Equal(0, CountOf(network with { SumsDirectly = true }));
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 4)]
    public void OtherWindowsAreSummedDirectly(int stride, int dilation, int groups) => Assert.Equal(
        0, CountOf(Declare.Network(64, 28, 28, Declare.Conv(64, 3, 3, stride, padding: 1, dilation: dilation, groups: groups))));

    /// <summary>A sample must not have other bits for standing alone.</summary>
    [Fact]
    public void NothingIsTransformedWhereSixteenSamplesRunTogether()
    {
        NetworkDeclaration network = Declare.Network(
            32, 6, 6, Declare.Conv(32, 3, 3, padding: 1), Declare.Linear(4096), Declare.Linear(4096), Declare.Linear(10));
        NetworkPrograms programs = NetworkPrograms.Build(Graph(network));
        Assert.NotNull(programs.Sixteen);
        Assert.DoesNotContain(programs.One.Forward.OfType<KernelStep>(), s => s.Form is WinogradConvolution);
        Assert.Contains(ProgramBuilder.Build(Graph(network), Purpose.InferOne).Forward.OfType<KernelStep>(), s => s.Form is WinogradConvolution);
    }

    /// <summary>Whose results the tests above compare: the machine runs shared kernels on two threads.</summary>
    [Fact]
    public void ThreadsShareIt()
    {
        NetworkDeclaration network = Declare.Network(64, 56, 56, Declare.Conv(64, 3, 3, padding: 1));
        KernelStep step = ProgramBuilder.Build(Graph(network), Purpose.InferOne).Forward.OfType<KernelStep>().Single(s => s.Form is WinogradConvolution);
        foreach (Target target in Target.All)
        {
            Function function = Verifier.Check(step.Lower(target).Run());
            Assert.True(function.HasWaits);
            Assert.Equal(["part", "parts"], function.Sizes.Select(s => s.Name));
        }
    }

    /// <summary>Weights that the second cache does not hold are read once, by all tiles of a strip, where the registers have room for these.</summary>
    /// <param name="channels">Channels of the input and the output.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="cache">Bytes of the second cache.</param>
    /// <param name="isReadOnce">Whether one turn of the loop over tiles is all of them.</param>
    [Theory]
    [InlineData(256, 14, 1 << 20, true)]
    [InlineData(256, 14, 1 << 24, false)]
    [InlineData(128, 28, 1 << 20, false)]
    public void WeightsFromMemoryAreReadOnce(int channels, int size, int cache, bool isReadOnce)
    {
        NetworkDeclaration network = Declare.Network(channels, size, size, Declare.Conv(channels, 3, 3, padding: 1));
        KernelStep step = ProgramBuilder.Build(Graph(network), Purpose.InferOne).Forward.OfType<KernelStep>().Single(s => s.Form is WinogradConvolution);
        int tiles = ((WinogradConvolution)step.Form).Plan.Tiles;
        int together = step.Lower(Target.Bits512 with { SecondCacheBytes = cache }).Schedule.Single(s => s.Loop == "tile").Tile;
        Assert.Equal(isReadOnce, together == tiles);
    }

    private static int CountOf(NetworkDeclaration network) =>
        ProgramBuilder.Build(Graph(network), Purpose.InferOne).Forward.OfType<KernelStep>().Count(s => s.Form is WinogradConvolution);

    private static NetworkGraph Graph(NetworkDeclaration network) => NetworkGraph.Build(network, ShapeInference.Infer(network));

    private static void Compare(NetworkDeclaration network, int least = 1)
    {
        Assert.InRange(CountOf(network), least, int.MaxValue);
        InferenceResult shapes = ShapeInference.Infer(network);
        NetworkGraph graph = Graph(network);
        var random = new Random(7);
        var truth = new PlainNetwork(network, shapes, 1);
        foreach (double[] values in truth.Parameters.SelectMany(p => new[] { p.Weight, p.Bias }))
        {
            for (int e = 0; e < values.Length; e++)
            {
                values[e] = (float)(random.NextDouble() - 0.5);
            }
        }

        float[] x = [.. Enumerable.Range(0, graph.Input.Shape.Length).Select(_ => (float)Math.Max(0, random.NextDouble() - 0.3))];
        double[] y = truth.Forward(LayerCase.Wide(x));
        float[]? bits = null;
        foreach (Target target in Target.All)
        {
            var machine = new ProgramMachine(graph, target, summingDirectly: false);
            for (int p = 0; p < network.Layers.Count; p++)
            {
                foreach (Parameter parameter in graph.Parameters.OfLayers[p])
                {
                    double[] values = parameter.Role == ParameterRole.Weight ? truth.Parameters[p].Weight : truth.Parameters[p].Bias;
                    machine.Set(parameter, [.. values.Select(v => (float)v)]);
                }
            }

            // Twice: a workspace is not new the second time.
            for (int run = 0; run < 2; run++)
            {
                float[] sample = machine.Sample(Outside(network, graph.Input.Shape, x, inward: false));
                float[] planes = Outside(network, graph.Output.Shape, sample, inward: true);
                LayerCase.AssertClose(y, planes, 3e-6, $"{string.Join("; ", network.Layers.Select((_, p) => network.WordsOf(p)))}, {target.VectorBits} bits");
                bits ??= planes;
                Assert.True(bits.AsSpan().SequenceEqual(planes), $"{target.VectorBits} bits give other bits, or the second run does");
            }
        }
    }

    private static float[] Outside(NetworkDeclaration network, TensorShape shape, float[] values, bool inward)
    {
        int area = shape.Height * shape.Width;
        return network.Layout == OutsideLayout.Nchw ? values
            : inward ? [.. Enumerable.Range(0, values.Length).Select(i => values[(i % area * shape.Channels) + (i / area)])]
            : [.. Enumerable.Range(0, values.Length).Select(i => values[(i % shape.Channels * area) + (i / shape.Channels)])];
    }
}
