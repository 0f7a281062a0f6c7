using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Tests.Declarations;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Lowering;

using Activations = KernelGen.Compiler.Lowering.Networks.Activations;

/// <summary>All activations and their derivatives at zeros, subnormal, huge and infinite numbers and NaN against PyTorch's values, on every width.</summary>
public sealed class ActivationTableTests
{
    /// <summary>
    /// By PyTorch 1.13: <c>y = f(x.double()); y.sum().backward()</c> for each x, in double precision, rounded to float32, with relu,
    /// leaky_relu(x, 0.125), clamp(x, -6, 6), tanh, sigmoid, silu, gelu, gelu(approximate='tanh'), relu6, elu, softplus, hardsigmoid,
    /// hardswish and mish. PyTorch's elu takes 1 from the exponential, which leaves 0 of the smallest numbers: for them the series' first term is here.
    /// </summary>
    private const string Table = """
        x: 0 -0 1e-45 -1e-45 1e-38 -1e-38 1e-30 -1e-30 0.5 -0.5 1.0 -1.0 6.0 -6.0 88.0 -88.0 89.0 -89.0 104.0 -104.0 10000.0 -10000.0 3e+38 -3e+38 Infinity -Infinity NaN
        ReLU: 0 -0 1e-45 0 1e-38 0 1e-30 0 0.5 0 1.0 0 6.0 0 88.0 0 89.0 0 104.0 0 10000.0 0 3e+38 0 Infinity 0 NaN
        ReLU': 0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0
        LeakyReLU: 0 -0 1e-45 -0 1e-38 -1.25e-39 1e-30 -1.25e-31 0.5 -0.0625 1.0 -0.125 6.0 -0.75 88.0 -11.0 89.0 -11.125 104.0 -13.0 10000.0 -1250.0 3e+38 -3.75e+37 Infinity -Infinity NaN
        LeakyReLU': 0.125 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 1.0 0.125 0.125
        Clamp: 0 -0 1e-45 -1e-45 1e-38 -1e-38 1e-30 -1e-30 0.5 -0.5 1.0 -1.0 6.0 -6.0 6.0 -6.0 6.0 -6.0 6.0 -6.0 6.0 -6.0 6.0 -6.0 6.0 -6.0 NaN
        Clamp': 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 0 0 0 0 0 0 0 0 0 0 0 0 0
        Tanh: 0 -0 1e-45 -1e-45 1e-38 -1e-38 1e-30 -1e-30 0.46211717 -0.46211717 0.7615942 -0.7615942 0.9999877 -0.9999877 1.0 -1.0 1.0 -1.0 1.0 -1.0 1.0 -1.0 1.0 -1.0 1.0 -1.0 NaN
        Tanh': 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 0.7864477 0.7864477 0.41997433 0.41997433 2.4576548e-05 2.4576548e-05 0 0 0 0 0 0 0 0 0 0 0 0 NaN
        Sigmoid: 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.62245935 0.37754068 0.7310586 0.26894143 0.99752736 0.0024726233 1.0 6.054601e-39 1.0 2.227364e-39 1.0 0 1.0 0 1.0 0 1.0 0 NaN
        Sigmoid': 0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.23500371 0.23500371 0.19661193 0.19661193 0.0024665094 0.0024665094 0 6.054601e-39 0 2.227364e-39 0 0 0 0 0 0 0 0 NaN
        SiLU: 0 -0 0 -0 5e-39 -5e-39 5e-31 -5e-31 0.31122968 -0.18877034 0.7310586 -0.26894143 5.985164 -0.014835739 88.0 -5.3280498e-37 89.0 -1.9823535e-37 104.0 -7.1e-44 10000.0 -0 3e+38 -0 Infinity NaN NaN
        SiLU': 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.7399612 0.26003882 0.92767054 0.07232949 1.0123265 -0.012326432 1.0 -5.267504e-37 1.0 -1.96008e-37 1.0 -7e-44 1.0 -0 1.0 -0 NaN NaN NaN
        GELU: 0 -0 0 -0 5e-39 -5e-39 5e-31 -5e-31 0.34573123 -0.15426877 0.8413448 -0.15865526 6.0 -5.9195258e-09 88.0 -0 89.0 -0 104.0 -0 10000.0 -0 3e+38 -0 Infinity NaN NaN
        GELU': 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.8674951 0.13250488 1.0833155 -0.08331547 1.0 -3.546871e-08 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 NaN NaN NaN
        GELU tanh: 0 -0 0 -0 5e-39 -5e-39 5e-31 -5e-31 0.345714 -0.154286 0.841192 -0.15880801 6.0 -8.439649e-11 88.0 -0 89.0 -0 104.0 -0 10000.0 -0 3e+38 -0 Infinity NaN NaN
        GELU tanh': 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.8673699 0.1326301 1.0829641 -0.082964085 1.0 -7.709976e-10 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 NaN NaN NaN
        ReLU6: 0 -0 1e-45 0 1e-38 0 1e-30 0 0.5 0 1.0 0 6.0 0 6.0 0 6.0 0 6.0 0 6.0 0 6.0 0 6.0 0 NaN
        ReLU6': 0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        ELU: 0 0 1e-45 -1e-45 1e-38 -1e-38 1e-30 -1e-30 0.5 -0.39346933 1.0 -0.63212055 6.0 -0.9975212 88.0 -1.0 89.0 -1.0 104.0 -1.0 10000.0 -1.0 3e+38 -1.0 Infinity -1.0 NaN
        ELU': 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 0.60653067 1.0 0.36787945 1.0 0.0024787523 1.0 6.054601e-39 1.0 2.227364e-39 1.0 0 1.0 0 1.0 0 1.0 0 NaN
        Softplus: 0.6931472 0.6931472 0.6931472 0.6931472 0.6931472 0.6931472 0.6931472 0.6931472 0.974077 0.474077 1.3132616 0.3132617 6.0024757 0.0024756852 88.0 6.054601e-39 89.0 2.227364e-39 104.0 0 10000.0 0 3e+38 0 Infinity 0 NaN
        Softplus': 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.62245935 0.37754068 0.7310586 0.26894143 0.99752736 0.0024726233 1.0 6.054601e-39 1.0 2.227364e-39 1.0 0 1.0 0 1.0 0 1.0 0 NaN
        HardSigmoid: 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5833333 0.41666666 0.6666667 0.33333334 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 NaN
        HardSigmoid': 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0.16666667 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        HardSwish: 0 -0 0 -0 5e-39 -5e-39 5e-31 -5e-31 0.29166666 -0.20833333 0.6666667 -0.33333334 6.0 -0 88.0 -0 89.0 -0 104.0 -0 10000.0 -0 3e+38 -0 Infinity NaN NaN
        HardSwish': 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.6666667 0.33333334 0.8333333 0.16666667 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 1.0 0 NaN
        Mish: 0 -0 1e-45 -1e-45 6e-39 -6e-39 6e-31 -6e-31 0.3752452 -0.22074378 0.8650984 -0.30340147 5.9999266 -0.01485408 88.0 -5.3280498e-37 89.0 -1.9823535e-37 104.0 -7.1e-44 10000.0 -0 3e+38 -0 Infinity NaN NaN
        Mish': 0.6 0.6 0.6 0.6 0.6 0.6 0.6 0.6 0.88642436 0.28951067 1.0490363 0.059216756 1.0001341 -0.012359968 1.0 -5.267504e-37 1.0 -1.96008e-37 1.0 -7e-44 1.0 0 1.0 0 NaN NaN NaN
        """;

    private static readonly Dictionary<string, string[]> s_rows = Table.Split('\n').Select(r => r.Trim().Split(": ")).ToDictionary(r => r[0], r => r[1].Split(' '));

    private static readonly Dictionary<string, Activation> s_activations = new()
    {
        ["ReLU"] = new ReLUDeclaration(),
        ["LeakyReLU"] = new LeakyReLUDeclaration(0.125f),
        ["Clamp"] = new ClampDeclaration(-6, 6),
        ["Tanh"] = new TanhDeclaration(),
        ["Sigmoid"] = new SigmoidDeclaration(),
        ["SiLU"] = new SiLUDeclaration(),
        ["GELU"] = new GELUDeclaration(),
        ["GELU tanh"] = new GELUDeclaration(Approximate: true),
        ["ReLU6"] = new ReLU6Declaration(),
        ["ELU"] = new ELUDeclaration(1),
        ["Softplus"] = new SoftplusDeclaration(1, 20),
        ["HardSigmoid"] = new HardSigmoidDeclaration(),
        ["HardSwish"] = new HardSwishDeclaration(),
        ["Mish"] = new MishDeclaration(),
    };

    /// <summary>The activations of the catalogue that have no rows there: for them it is their reference that says what is right, in double precision.</summary>
    private static readonly Dictionary<string, Activation> s_others = KernelGen.Compiler.OperationCatalogue.All
        .Where(o => o.Declaration.IsSubclassOf(typeof(ElementwiseActivation)) && s_activations.Values.All(a => a.GetType() != o.Declaration))
        .ToDictionary(o => o.Name, o => (Activation)o.Parse(new WrittenOptions())!);

    public static TheoryData<string> Names => [.. s_activations.Keys, .. s_others.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesArePyTorchs(string name)
    {
        Activation activation = Find(name);
        Check(name, (builder, x) => Activations.Apply(builder, activation, x), atLeast: 1e-43);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesArePyTorchs(string name)
    {
        Activation activation = Find(name);
        Check(name + "'", (builder, x) => Activations.Derivative(builder, activation, builder.Define("g", new Constant(1, x.Type)), Kept(builder, activation, x)), atLeast: 1.5e-7);
    }

    /// <summary>A gradient of zero stays zero wherever the value is finite, and one that is NaN stays NaN.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void OddGradientsArePassedOn(string name)
    {
        Activation activation = Find(name);

        // A reciprocal's slope at zero is infinite.
        float[] x = [.. Numbers("x").Where(value => float.IsFinite(value) && (activation is not ReciprocalDeclaration || Math.Abs(value) >= 1e-30f))];
        foreach (float gradient in (float[])[0, float.NaN])
        {
            foreach (float[] found in Results(x, (builder, v) => Activations.Derivative(builder, activation, builder.Define("g", new Constant(gradient, v.Type)), Kept(builder, activation, v))))
            {
                // What selects gives zero where it is flat, whatever the gradient is.
                bool selects = Activations.IsCheap(activation);
                Assert.All(found.Zip(x), p => Require.That(
                    float.IsNaN(gradient) ? float.IsNaN(p.First) || (selects && p.First == 0) : p.First == 0, $"{name}' times {gradient} at {p.Second} is {p.First}"));
            }
        }
    }

    private static Expression Kept(Builder builder, Activation activation, Expression x) =>
        activation.NeedsInput ? x : builder.Define("y", Activations.Apply(builder, activation, x));

    private static void Check(string row, Func<Builder, Expression, Expression> function, double atLeast)
    {
        (float[] x, float[] expected) = (Numbers("x"), Numbers(row));
        foreach (float[] found in Results(x, function))
        {
            for (int i = 0; i < x.Length; i++)
            {
                Require.That(Agrees(row, x[i], expected[i], found[i], atLeast), $"{row} of {x[i]:R}: {found[i]:R}, not {expected[i]:R}");
            }
        }
    }

    private static bool Agrees(string row, float x, float expected, float found, double atLeast)
    {
        bool isDerivative = row.EndsWith('\'');
        if (row is ("Clamp'" or "ReLU6'" or "HardSwish'") && float.IsNaN(x))
        {
            // PyTorch drops the gradient here, or makes it NaN, and passes it on in ReLU: NaN must not vanish in training.
            return found == 1;
        }

        if (isDerivative && float.IsInfinity(x) && float.IsNaN(expected) && float.IsFinite(found))
        {
            // PyTorch's formula has infinity times zero; the limit is as good.
            return found == (x < 0 ? 0 : 1);
        }

        if (!float.IsFinite(expected) || expected == 0)
        {
            bool signCounts = expected == 0 && !isDerivative && row is not ("ReLU" or "ReLU6" or "ELU");
            return expected.Equals(found) && (!signCounts || float.IsNegative(expected) == float.IsNegative(found));
        }

        return Math.Abs(found - (double)expected) <= (5e-6 * Math.Abs(expected)) + atLeast;
    }

    private static IEnumerable<float[]> Results(float[] x, Func<Builder, Expression, Expression> function)
    {
        foreach (ValueKernel kernel in ValueKernel.ForEveryWidth(function))
        {
            var values = new float[(x.Length + 31) / 16 * 16];
            x.CopyTo(values, 0);
            kernel.Apply(values);
            yield return values[..x.Length];
        }
    }

    private static Activation Find(string name) => s_activations.TryGetValue(name, out Activation? activation) ? activation : s_others[name];

    private static float[] Numbers(string row)
    {
        if (s_rows.TryGetValue(row, out string[]? numbers))
        {
            return [.. numbers.Select(v => float.Parse(v, CultureInfo.InvariantCulture))];
        }

        Activation activation = s_others[row.TrimEnd('\'')];
        var reference = (ElementwiseReference)OperationReference.Find(row.TrimEnd('\''))!;
        ElementwiseFunction<double> function = reference.Of<double>(ReferenceOptions.Of(activation));
        return [.. Numbers("x").Select(x => (float)(row.EndsWith('\'') ? function.Gradient(x, 1) : function.Apply(x)))];
    }
}
