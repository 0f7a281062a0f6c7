using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Lowering;

/// <summary>The operator of docs/TEMPLATE/Window, which this project compiles, computes what its reference says, forward and backward.</summary>
public sealed class WindowTemplateTests
{
    private const int Lanes = 16;

    private static readonly L2Pool2dDeclaration s_declared = new(3, 2, 2, 1);

    private static readonly TensorShape s_input = new(2, 7, 5);

    private readonly LayerShape _shape = s_declared.Infer(new ShapeRule(0, s_input, ReceptiveField.Pixel)).Shape!;
    private readonly float[] _x = Numbers(s_input.Length * Lanes, 1);

    private L2Pool Pool => (L2Pool)s_declared.ToOperator(_shape, null);

    private LayerReference<double> Loops => new L2Pool2dReference().Create<double>(
        ReferenceOptions.Of(s_declared), new LayerSizes(Lanes, s_input.Channels, s_input.Height, s_input.Width, s_input.Channels, _shape.Output.Height, _shape.Output.Width));

    [Fact]
    public void TheForwardPassIsThatOfTheReference()
    {
        double[] expected = Loops.Forward(Wide(_x), [], []);
        var (input, output) = (Planes(s_input), Planes(_shape.Output));
        AssertClose(expected, Run(new BatchL2Pool(Pool, input, output), _shape.Output, Laid(_x, s_input)));

        var (one, result) = (new PlaneLayout(s_input, default, 1), new PlaneLayout(_shape.Output, default, 1));
        float[] sample = Run(new PlaneL2Pool(Pool, one, result), [.. _x[..s_input.Length], .. new float[one.Length - s_input.Length]], new float[result.Length]);
        AssertClose(expected[.._shape.Output.Length], sample[.._shape.Output.Length]);
    }

    [Fact]
    public void TheGradientIsThatOfTheReference()
    {
        LayerReference<double> loops = Loops;
        float[] y = [.. loops.Forward(Wide(_x), [], []).Select(v => (float)v)];
        float[] gy = Numbers(y.Length, 2);
        var (input, output) = (Planes(s_input), Planes(_shape.Output));
        AssertClose(
            loops.Backward(Wide(gy), [], [], []),
            Run(
                new BatchL2PoolInputGradient(Pool, input, output, output, input), s_input, Laid(_x, s_input), Laid(y, _shape.Output),
                Laid(gy, _shape.Output)));
    }

    // Runs a kernel over sixteen samples and gives its last buffer, sample after sample.
    private static float[] Run(KernelForm form, TensorShape result, params float[][] inputs)
    {
        PlaneLayout layout = Planes(result);
        float[] laid = Run(form, [.. inputs, new float[layout.Length]]);
        return [.. Enumerable.Range(0, Lanes).SelectMany(n => Enumerable.Range(0, result.Length).Select(i => laid[(i * Lanes) + n]))];
    }

    private static float[] Run(KernelForm form, params float[][] buffers)
    {
        int[][] memory = [.. buffers.Select(b => b.Select(BitConverter.SingleToInt32Bits).ToArray())];
        Interpreter.Run(form.Lower(Target.Bits512).Run(f => Verifier.Check(f)), memory, []);
        return [.. memory[^1].Select(BitConverter.Int32BitsToSingle)];
    }

    private static PlaneLayout Planes(TensorShape shape) => new(shape, default, Lanes);

    private static float[] Laid(float[] samples, TensorShape shape)
    {
        var laid = new float[Planes(shape).Length];
        for (int i = 0; i < samples.Length; i++)
        {
            laid[(i % shape.Length * Lanes) + (i / shape.Length)] = samples[i];
        }

        return laid;
    }

    private static float[] Numbers(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-9, 10))];
    }

    private static double[] Wide(float[] values) => [.. values.Select(v => (double)v)];

    private static void AssertClose(double[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), p => Require.That(Math.Abs(p.First - p.Second) <= 1e-5 * Math.Max(1, Math.Abs(p.First)), $"{p.Second}, not {p.First}"));
    }
}
