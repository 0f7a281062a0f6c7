using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Warns of windows whose stride does not fit the input, so that its last rows or columns take no part.</summary>
internal static class UnreadCells
{
    /// <summary>Looks at all layers of a sound network.</summary>
    public static void Report(
        NetworkDeclaration network, InferenceResult shapes, IReadOnlyList<LayerSource> sources, DiagnosticSink sink, CancellationToken cancellation)
    {
        for (int i = 0; i < shapes.Layers.Count; i++)
        {
            if (network.Layers[i].Operator?.Windows is not var (rows, columns))
            {
                continue;
            }

            LayerShape shape = shapes.Layers[i];
            LayerSource source = sources[i];
            Warn("StrideH", rows, "row", shape.Input.Height, shape.Padding.Top, shape.Output.Height);
            Warn("StrideW", columns, "column", shape.Input.Width, shape.Padding.Left, shape.Output.Width);

            void Warn(string option, Window window, string cell, int input, int before, int outputs)
            {
                long unread = window.Unread(input, before, outputs);
                if (unread > 0)
                {
                    sink.Report(
                        ProblemCatalogue.UnreadCells, () => Locate(source, option, cancellation), source.Name,
                        unread == 1 ? cell : FormattableString.Invariant($"{unread} {cell}s"), shape.Input,
                        FormattableString.Invariant($"{outputs} windows of {window.Extent}, {window.Stride} from one to the next"));
                }
            }
        }
    }

    private static Location Locate(LayerSource source, string option, CancellationToken cancellation)
    {
        if (source.Use is { } use)
        {
            return new AttributeReader(use).Location(cancellation);
        }

        AttributeData attribute = LayerParser.Operator(source.Member)!;
        return new AttributeReader(attribute).Location(cancellation, [.. KnownNames.Operation(attribute)?.Spellings(option) ?? []]);
    }
}
