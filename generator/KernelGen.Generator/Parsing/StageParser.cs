using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>Finds out what the names in a stage stand for.</summary>
internal sealed class StageParser(IMethodSymbol pipeline, Compilation compilation, DiagnosticSink sink, CancellationToken cancellation)
{
    private static readonly string[] s_points =
    [
        nameof(PipelineOperation.Absolute), nameof(PipelineOperation.MagnitudeL1), nameof(PipelineOperation.MagnitudeL2),
        nameof(PipelineOperation.Threshold), nameof(PipelineOperation.Clamp), nameof(PipelineOperation.Grayscale),
        nameof(PipelineOperation.GrayscaleBgr),
    ];

    private INamedTypeSymbol Type => pipeline.ContainingType;

    /// <summary>Reads a stage and reports what is wrong with each operation alone.</summary>
    public Stage Parse(string? text, int number, Func<Location> locate)
    {
        var operations = new List<StageOperation>();
        IReadOnlyList<OperationText> texts = StageText.Parse(text);
        if (texts.Count > ImageKernelLimits.PipelineOperations)
        {
            sink.Report(ProblemCatalogue.TooManyOperations, locate, pipeline.Name, ImageKernelLimits.PipelineOperations);
            texts = [];
        }

        foreach (OperationText operation in texts)
        {
            if (Resolve(operation, number, locate) is { } resolved)
            {
                operations.Add(resolved);
            }
        }

        return new(number, locate, operations);
    }

    private StageOperation? Resolve(OperationText operation, int stage, Func<Location> locate)
    {
        if (operation.Name is not { } name)
        {
            sink.Report(ProblemCatalogue.NotAnOperation, locate, operation.Text, stage);
            return null;
        }

        IMethodSymbol[] methods = [.. Type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary)];
        if (!s_points.Contains(name, StringComparer.Ordinal))
        {
            return methods.Length > 0 ? Kernel(operation, name, methods, stage, locate) : Unknown(name, stage, locate);
        }

        // The pipeline's own name is free, since it cannot list itself.
        if (methods.Any(m => !SymbolEqualityComparer.Default.Equals(m, pipeline)))
        {
            sink.Report(ProblemCatalogue.NameOfPointOperation, locate, name, stage, Type.Name);
            return null;
        }

        return Numbers(operation, name, stage, locate) is { } numbers
            ? new(operation.Text, (PipelineOperation)Enum.Parse(typeof(PipelineOperation), name), [], numbers)
            : null;
    }

    private StageOperation? Kernel(OperationText operation, string name, IMethodSymbol[] methods, int stage, Func<Location> locate)
    {
        (IMethodSymbol Method, AttributeData? Attribute)[] found =
            [.. methods.Select(m => (m, KnownNames.Find(m, KnownNames.ImageKernelAttribute))).Where(m => m.Item2 is not null)];
        if (found.Length == 0)
        {
            // An attribute that the compiler does not know may be a kernel's, half typed.
            if (methods.Any(m => m.GetAttributes().Any(a => a.AttributeClass is null or IErrorTypeSymbol)))
            {
                sink.Unread(pipeline.Name, Written(locate(), name), locate);
                return null;
            }

            sink.Report(ProblemCatalogue.NotAKernel, locate, name, stage, "is not marked [ImageKernel], and a pipeline lists nothing else");
            return null;
        }

        if (operation.Arguments is not null)
        {
            sink.Report(ProblemCatalogue.WrongArguments, locate, operation.Text, stage, "an image kernel takes no numbers here");
            return null;
        }

        var kernels = new List<ImageKernelDeclaration>();
        foreach ((IMethodSymbol method, AttributeData? attribute) in found)
        {
            ImageKernelModel? model = ImageKernelParser.Parse(
                method.PartialDefinitionPart ?? method, attribute!, compilation, DiagnosticSink.Silent(), cancellation);
            if (model?.Declaration is not { } kernel)
            {
                sink.AlreadyReported(); // at the kernel
                return null;
            }

            kernels.Add(kernel);
        }

        return new(operation.Text, PipelineOperation.Kernel, kernels, []);
    }

    private StageOperation? Unknown(string name, int stage, Func<Location> locate)
    {
        if (IsUnbound(locate()))
        {
            sink.Unread(pipeline.Name, Written(locate(), name), locate); // CS0103, which leaves the name to nameof
            return null;
        }

        for (INamedTypeSymbol? type = Type.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(m => KnownNames.Find(m, KnownNames.ImageKernelAttribute) is not null))
            {
                string reason = $"is a method of the base class '{type.Name}', and a pipeline lists kernels of its own class";
                sink.Report(ProblemCatalogue.NotAKernel, locate, name, stage, reason);
                return null;
            }
        }

        IEnumerable<string> kernels = Type.GetMembers()
            .Where(m => KnownNames.Find(m, KnownNames.ImageKernelAttribute) is not null)
            .Select(m => m.Name);
        string hint = NearestName.Find(name, [.. kernels, .. s_points]) is { } nearest ? $"; did you mean '{nearest}'?" : "";
        sink.Report(ProblemCatalogue.UnknownOperation, locate, name, stage, Type.Name, hint);
        return null;
    }

    /// <summary>A stage as written.</summary>
    private static string Written(Location location, string name) =>
        location.SourceTree?.GetText().ToString(location.SourceSpan) ?? name;

    /// <summary>Whether a stage has a <c>nameof</c> of something that does not exist.</summary>
    private bool IsUnbound(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return false;
        }

        IEnumerable<InvocationExpressionSyntax> calls = tree.GetRoot(cancellation).FindNode(location.SourceSpan, getInnermostNodeForTie: true)
            .DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>();
        SemanticModel model = compilation.GetSemanticModel(tree);
        return calls.SelectMany(c => c.ArgumentList.Arguments).Any(a =>
            model.GetSymbolInfo(a.Expression, cancellation) is { Symbol: null, CandidateSymbols.IsEmpty: true });
    }

    private List<Rational>? Numbers(OperationText operation, string name, int stage, Func<Location> locate)
    {
        (int least, int most, string wanted) = name switch
        {
            nameof(PipelineOperation.Threshold) => (1, 2, "1 or 2 numbers"),
            nameof(PipelineOperation.Clamp) => (2, 2, "2 numbers"),
            _ => (0, 0, "no numbers"),
        };
        IReadOnlyList<string> texts = operation.Arguments ?? [];
        if (texts.Count < least || texts.Count > most)
        {
            string count = texts.Count.ToString(CultureInfo.InvariantCulture);
            sink.Report(ProblemCatalogue.WrongArguments, locate, operation.Text, stage, $"{name} takes {wanted}, and {count} are given");
            return null;
        }

        var numbers = new List<Rational>();
        foreach (string text in texts)
        {
            if (!RationalText.TryParseAny(text, out Rational number))
            {
                string reason = $"'{text}' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, {RationalText.Bounds}";
                sink.Report(ProblemCatalogue.WrongArguments, locate, operation.Text, stage, reason);
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
