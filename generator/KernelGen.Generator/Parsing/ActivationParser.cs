using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads one activation attribute. Its numbers must be finite, as floats too.</summary>
internal static class ActivationParser
{
    public static Activation Parse(AttributeData attribute, string layer, DiagnosticSink sink, CancellationToken cancellation)
    {
        var reader = new AttributeReader(attribute);
        Activation activation = attribute.AttributeClass!.Name switch
        {
            "TanhAttribute" => Activation.Tanh,
            "ReLUAttribute" => Activation.ReLU,
            "SigmoidAttribute" => Activation.Sigmoid,
            "SiLUAttribute" => Activation.SiLU,
            "GELUAttribute" => reader.Bool(false, "Approximate") ? Activation.GELUTanh : Activation.GELU,
            "LeakyReLUAttribute" => Activation.LeakyReLU(Number(0.01, "negativeSlope")),
            "ClampAttribute" => Activation.Clamp(Number(0, "min"), Number(0, "max")),
            "SoftmaxAttribute" => Activation.Softmax(Number(1, "Temperature")),
            "LogSoftmaxAttribute" => Activation.LogSoftmax,
            string name => throw new ArgumentOutOfRangeException(nameof(attribute), name, "Not an activation."),
        };
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }
        else if (activation is { Kind: ActivationKind.Clamp, First: var least, Second: var largest } && least > largest)
        {
            Report("min", FormattableString.Invariant($"at most max, which is {largest}"));
        }
        else if (activation.Kind == ActivationKind.Softmax && !(activation.First > 0 && IsFinite(1 / activation.First)))
        {
            Report("Temperature", "positive");
        }

        return activation;

        float Number(double missing, string name)
        {
            float number = (float)reader.Double(missing, name);
            if (!IsFinite(number))
            {
                Report(name, "finite");
            }

            return number;
        }

        void Report(string name, string wanted) => sink.Report(
            ProblemCatalogue.NumberOutOfRange, () => reader.Location(cancellation, name), layer, name, reader.Written(name), wanted);
    }

    private static bool IsFinite(float number) => !float.IsNaN(number) && !float.IsInfinity(number);
}
