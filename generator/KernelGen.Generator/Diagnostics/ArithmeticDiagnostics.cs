using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Tells what the compiler makes of a sound kernel, where a user would want to know: by the lowering's own arithmetic, and by what the generator
/// wrote. Nothing is compiled for it.
/// </summary>
internal static class ArithmeticDiagnostics
{
    public static void Report(
        ImageKernelDeclaration declaration, IMethodSymbol method, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation)
    {
        Location Locate() => reader.Location(cancellation, "taps", "Column", "Row");

        if (ExactLimits.Find(declaration) is { } excess)
        {
            sink.Report(ProblemCatalogue.TooFine, Locate, method.Name, excess.What, excess.Bits, excess.Most);
            return;
        }

        if (!sink.WantsAdvice)
        {
            return;
        }

        var kernel = ImageKernel.From(declaration);
        if (kernel.Arithmetic.Accumulator == Accumulator.Wide)
        {
            sink.Report(ProblemCatalogue.WideKernel, Locate, method.Name);
        }

        if (Handover.Loops(method, cancellation))
        {
            sink.Report(ProblemCatalogue.LoopedKernel, Locate, method.Name, kernel.Sum.NonZero);
        }
    }
}
