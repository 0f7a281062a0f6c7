using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Lowering;

using Activation = KernelGen.Compiler.Declarations.Activation;
using Activations = KernelGen.Compiler.Lowering.Networks.Activations;

/// <summary>Derivatives of all activations where numbers are smallest and largest, and at NaN, on every width.</summary>
public sealed class ActivationExtremesTests
{
    private static readonly float[] Sizes = [0, 1e-45f, 1e-38f, 1e-5f, 0.5f, 1, 6, 100, 1e4f, 1e19f, 3e38f];

    private static readonly Dictionary<string, (Activation Activation, Func<double, double> Derivative)> All = new()
    {
        ["relu"] = (new ReLUDeclaration(), x => x > 0 ? 1 : 0),
        ["leaky"] = (new LeakyReLUDeclaration(0.125f), x => x > 0 ? 1 : 0.125),
        ["clamp"] = (new ClampDeclaration(-6, 6), x => Math.Abs(x) <= 6 ? 1 : 0),
        ["tanh"] = (new TanhDeclaration(), x => 1 / Math.Pow(Math.Cosh(x), 2)),
        ["sigmoid"] = (new SigmoidDeclaration(), x => Logistic(x) * Logistic(-x)),
        ["silu"] = (new SiLUDeclaration(), x => Logistic(x) + Product(x, Logistic(x) * Logistic(-x))),
        ["gelu tanh"] = (new GELUDeclaration(Approximate: true), GeluTanh),
    };

    /// <summary>All other functions of one number, which are held against their reference loops.</summary>
    private static IEnumerable<string> Others =>
        from operation in OperationCatalogue.All
        where operation.Declaration.IsSubclassOf(typeof(ElementwiseActivation)) && operation.Declaration != typeof(GELUDeclaration)
            && All.Values.All(a => a.Activation.GetType() != operation.Declaration)
        select operation.Name;

    public static TheoryData<string> Names => [.. All.Keys, "gelu", .. Others];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheDerivativeIsRightHoweverLargeOrSmallTheNumber(string name)
    {
        float[] x = [.. Sizes, .. Sizes.Select(s => -s), .. Enumerable.Repeat(0f, 32 - (2 * Sizes.Length))];
        foreach (float[] found in Derivatives(name, x))
        {
            for (int i = 0; i < x.Length; i++)
            {
                double expected = Reference(name) is { } loops ? loops.Gradient(x[i], 1)
                    : name == "gelu" ? (Math.Abs(x[i]) >= 100 ? (x[i] > 0 ? 1 : 0) : double.NaN) : All[name].Derivative(x[i]);
                Require.That(double.IsNaN(expected) ? float.IsFinite(found[i]) : found[i].Equals((float)expected) || Math.Abs(found[i] - expected) <= 2e-6 * Math.Max(1, Math.Abs(expected)), $"{name}' at {x[i]} is {found[i]}, not {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AtNaNTheGradientDoesNotVanish(string name)
    {
        foreach (float[] found in Derivatives(name, [.. Enumerable.Repeat(float.NaN, 32)]))
        {
            if (Reference(name) is { } loops)
            {
                Assert.All(found, d => Assert.Equal((float)loops.Gradient(double.NaN, 1), d));
                continue;
            }

            // PyTorch passes it on through what selects, with the slope of LeakyReLU, and gives NaN elsewhere.
            Assert.All(found, d => Require.That(name switch { "relu" or "clamp" => d == 1, "leaky" => d == 0.125f, _ => float.IsNaN(d) }, $"{name}' at NaN is {d}"));
        }
    }

    /// <summary>What is made of a power and a one does not lose the digits that differ from one.</summary>
    [Theory]
    [InlineData("ELU")]
    [InlineData("Softplus")]
    [InlineData("Mish")]
    public void SmallResultsKeepTheirDigits(string name)
    {
        Activation activation = Declare.Closing(name);
        Func<double, double> function = Reference(name)!.Apply;
        float[] x = [.. Enumerable.Range(0, 96).Select(i => (i % 2 == 0 ? -1 : 1) * MathF.Pow(10, (i / 6f) - 12)).Select(v => Math.Max(v, -80))];
        foreach (ValueKernel kernel in ValueKernel.ForEveryWidth((builder, input) => Activations.Apply(builder, activation, input)))
        {
            float[] y = [.. x];
            kernel.Apply(y);
            for (int i = 0; i < x.Length; i++)
            {
                double expected = function(x[i]);
                Require.That(Math.Abs(y[i] - expected) <= 5e-7 * Math.Abs(expected), $"{name} at {x[i]} is {y[i]}, not {expected}");
            }
        }
    }

    private static IEnumerable<float[]> Derivatives(string name, float[] x)
    {
        Activation activation = name == "gelu" ? new GELUDeclaration() : All.TryGetValue(name, out var known) ? known.Activation : Declare.Closing(name);
        foreach (ValueKernel kernel in ValueKernel.ForEveryWidth((builder, input) => Activations.Derivative(
            builder,
            activation,
            builder.Define("g", new Constant(1, input.Type)),
            activation.NeedsInput ? input : builder.Define("y", Activations.Apply(builder, activation, input)))))
        {
            float[] values = [.. x];
            kernel.Apply(values);
            yield return values;
        }
    }

    private static ElementwiseFunction<double>? Reference(string name) =>
        Others.Contains(name) ? ((ElementwiseReference)OperationReference.Find(name)!).Of<double>(ReferenceOptions.Of(Declare.Closing(name))) : null;

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Product(double x, double factor) => factor == 0 ? 0 : x * factor;

    private static double GeluTanh(double x)
    {
        if (Math.Abs(x) > 30)
        {
            return x > 0 ? 1 : 0;
        }

        double scale = 2 * Math.Sqrt(2 / Math.PI);
        double s = Logistic(scale * (x + (0.044715 * x * x * x)));
        return s + (x * s * (1 - s) * scale * (1 + (3 * 0.044715 * x * x)));
    }
}
