using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;
using BorderMode = KernelGen.Compiler.Declarations.BorderMode;
using WeightLayout = KernelGen.Compiler.Declarations.WeightLayout;

/// <summary>
/// Gradients that many outputs give to one cell, equal and random ones, against sums in double precision. One accumulator over hundreds of equal
/// terms is off by some 1e-5.
/// </summary>
public sealed class LongGradientTests
{
    /// <summary>Sums along one axis and then along the other, none of whose chains is longer than sixteen.</summary>
    private const double OfNested = 6e-7;

    /// <summary>The same of several runs, whose sums are added one after another.</summary>
    private const double OfRuns = 1e-6;

    /// <summary>Sums over both axes, the last chain of which has up to 64 parts: the drift of so many equal terms.</summary>
    private const double OfTerms = 2e-6;

    private static readonly PaddingDeclaration s_noPadding = new(0, 0, 0, 0);

    public static TheoryData<string, int, int> Layers => new()
    {
        { "mean 31x31", 64, 64 },
        { "mean 31x31 inside its padding", 40, 45 },
        { "mean 31x31 by 2 with cut windows", 70, 71 },
        { "mean 300 across", 1, 600 },
        { "mean 300 down", 600, 1 },
        { "mean of adaptive windows", 3, 5 },
        { "maximum 31x31", 64, 64 },
        { "maximum 12x12 dilated", 64, 64 },
        { "corners of 41x301 copies", 2, 3 },
        { "copies on all sides", 5, 4 },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void EveryCellGetsTheSumOfItsWindows(string kind, int height, int width)
    {
        foreach (float value in (float[])[0.1f, 0.003963364f, 0.7f, 0])
        {
            Compare(kind, height, width, value);
        }
    }

    /// <summary>Cells that many of a stencil's far reflections and repetitions copy, whatever the border.</summary>
    [Theory]
    [InlineData(nameof(BorderMode.Replicate))]
    [InlineData(nameof(BorderMode.Wrap))]
    [InlineData(nameof(BorderMode.Reflect))]
    [InlineData(nameof(BorderMode.Reflect101))]
    public void EveryCellGetsTheSumOfItsCopies(string name)
    {
        BorderMode border = Enum.Parse<BorderMode>(name);
        var input = new TensorShape(1, 3, 2);
        var pad = new Pad(PadAxis.Of(border, input.Height, 100, 90), PadAxis.Of(border, input.Width, 300, 2), border, 0);
        var output = new TensorShape(1, pad.Rows.Output, pad.Columns.Output);
        foreach (float value in (float[])[0.1f, 0.003963364f, 0.7f])
        {
            var expected = new double[input.Length * ProgramMachine.Lanes];
            for (int i = 0; i < output.Length; i++)
            {
                (int y, int x) = (Source(border, (i / output.Width) - 100, input.Height), Source(border, (i % output.Width) - 300, input.Width));
                foreach (int lane in Enumerable.Range(0, ProgramMachine.Lanes))
                {
                    expected[(((y * input.Width) + x) * ProgramMachine.Lanes) + lane] += value;
                }
            }

            foreach (Target target in Target.All)
            {
                Function function = PadLowering.BlockBackward(
                    pad, new PlaneLayout(output, default, ProgramMachine.Lanes), new PlaneLayout(input, default, ProgramMachine.Lanes), target).Algorithm;
                int[] gradient = [.. Enumerable.Repeat(BitConverter.SingleToInt32Bits(value), output.Length * ProgramMachine.Lanes)];
                var found = new int[expected.Length];
                Interpreter.Run(Verifier.Check(function), [gradient, found]);
                CheckEach(expected, [.. found.Select(BitConverter.Int32BitsToSingle)], OfRuns, $"{border}, {target.VectorBits} bits, {value}");
            }
        }
    }

    /// <summary>The cell that a border copies, found by walking there from inside.</summary>
    private static int Source(BorderMode border, int position, int size)
    {
        int step = 1;
        int source = 0;
        for (int walked = 0; walked != position; walked += Math.Sign(position))
        {
            int next = source + (position < 0 ? -step : step);
            bool isOutside = next < 0 || next >= size;
            source = !isOutside ? next : border switch
            {
                BorderMode.Replicate => source,
                BorderMode.Wrap => next < 0 ? size - 1 : 0,
                BorderMode.Reflect => source,
                _ => next < 0 ? 1 : size - 2,
            };
            step = isOutside && border is (BorderMode.Reflect or BorderMode.Reflect101) ? -step : step;
        }

        return source;
    }

    private static void Compare(string kind, int height, int width, float value)
    {
        OperatorDeclaration op = Operator(kind);
        NetworkDeclaration network = Declare.Network(1, height, width, [new LayerDeclaration("L", "public", op, Activation.None)]);
        InferenceResult shapes = ShapeInference.Infer(network);
        Assert.True(shapes.IsValid, kind);
        var truth = new ReferenceNetwork(network, shapes, ProgramMachine.Lanes);
        var random = new Random(height + width);
        LayerShape shape = shapes.Layers[0];
        float[] weight = [.. Enumerable.Repeat(1f, shape.WeightCount)];

        // One cell that is larger than all others takes the gradients of all maxima over it.
        float[] x = [.. Enumerable.Range(0, ProgramMachine.Lanes * height * width).Select(i => i % (height * width) == (height / 2 * width) + (width / 2) ? 9f : random.NextSingle())];
        float[] gy = [.. Enumerable.Range(0, ProgramMachine.Lanes * shapes.Output.Length).Select(_ => value == 0 ? random.NextSingle() : value)];
        truth.Forward(LayerCase.Wide(x), LayerCase.Wide(weight), []);
        double[] expected = truth.Backward(LayerCase.Wide(gy), LayerCase.Wide(weight), []).Item1;
        foreach (Target target in Target.All)
        {
            var machine = new ProgramMachine(network, target);
            machine.SetParameters(weight, []);
            machine.Forward(x);
            CheckEach(expected, machine.Backward(gy).Inputs, op is MaxPool2dDeclaration ? OfTerms : OfNested, $"{kind}, {target.VectorBits} bits, {value}");
        }
    }

    private static void CheckEach(double[] expected, float[] found, double bar, string what)
    {
        for (int i = 0; i < found.Length; i++)
        {
            Require.That(Math.Abs(found[i] - expected[i]) <= bar * Math.Abs(expected[i]), $"{what}, cell {i}: {found[i]:R}, not {expected[i]:R}");
        }
    }

    private static OperatorDeclaration Operator(string kind) => kind switch
    {
        "mean 31x31" => Mean(31, 31, 1, s_noPadding),
        "mean 31x31 inside its padding" => Mean(31, 31, 1, new PaddingDeclaration(15, 15, 15, 15)),
        "mean 31x31 by 2 with cut windows" => Mean(31, 31, 2, new PaddingDeclaration(7, 7, 3, 3)),
        "mean 300 across" => Mean(1, 300, 1, s_noPadding),
        "mean 300 down" => Mean(300, 1, 1, s_noPadding),
        "mean of adaptive windows" => new AdaptiveAvgPool2dDeclaration(64, 150),
        "maximum 31x31" => new MaxPool2dDeclaration(31, 31, 1, 1, s_noPadding, false, 1, 1),
        "maximum 12x12 dilated" => new MaxPool2dDeclaration(12, 12, 1, 1, s_noPadding, false, 2, 3),
        "corners of 41x301 copies" => Copies(new PaddingDeclaration(0, 40, 0, 300)),
        _ => Copies(new PaddingDeclaration(20, 30, 200, 17)),
    };

    private static AvgPool2dDeclaration Mean(int rows, int columns, int stride, PaddingDeclaration padding) =>
        new(rows, columns, stride, stride, padding, stride > 1, CountIncludePad: stride == 1);

    /// <summary>A product of one tap and no more, so that the sums are those of the padding alone.</summary>
    private static Conv2dDeclaration Copies(PaddingDeclaration padding) => new(
        1, 1, 1, 1, 1, padding, AutoPadding.None, 1, 1, 1, false, PaddingMode.Replicate, WeightLayout.Oihw);
}
