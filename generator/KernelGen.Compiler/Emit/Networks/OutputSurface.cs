using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>One of several outputs, as callers see it: a span of <c>Forward</c>, called like the member.</summary>
/// <param name="Member">The member that nobody reads.</param>
/// <param name="Parameter">The name of the span, with an @ where it is a keyword.</param>
/// <param name="Shape">The values of one sample.</param>
/// <param name="Use">The use of a block that it is; null where it is a layer.</param>
internal sealed record OutputSurface(string Member, string Parameter, TensorShape Shape, UseDeclaration? Use)
{
    private const string Keywords =
        " abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit " +
        "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out " +
        "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true " +
        "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while ";

    /// <summary>The outputs, in the order of the members.</summary>
    public static IReadOnlyList<OutputSurface> Of(NetworkDeclaration declaration, InferenceResult shapes)
    {
        var outputs = new List<OutputSurface>();
        var taken = new HashSet<string> { "input" };
        foreach (int place in declaration.Outputs)
        {
            UseDeclaration? use = declaration.UseAt(place);
            string member = use?.Name.TrimStart('@') ?? declaration.NameOf(place);
            string name = CamelCase(member);
            while (!taken.Add(name))
            {
                name += "Output";
            }

            outputs.Add(new OutputSurface(member, Keywords.Contains($" {name} ") ? "@" + name : name, shapes.Layers[place].Result, use));
        }

        return outputs;
    }

    /// <summary>Bytes of working memory for one sample: where there are several outputs, they wait there until they go to their spans.</summary>
    public static long WorkspaceBytes(NetworkProgram one) =>
        4L * (one.WorkspaceLength + (one.Graph.Outputs.Count > 1 ? one.Graph.OutputLength : 0));

    /// <summary>Prints <c>Forward</c> with a span for each output; nothing where there is one.</summary>
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, InferenceResult shapes)
    {
        if (declaration.Outputs.Count == 1)
        {
            return;
        }

        IReadOnlyList<OutputSurface> outputs = Of(declaration, shapes);
        string mark = "at";
        while (outputs.Any(o => o.Parameter.StartsWith(mark, StringComparison.Ordinal)))
        {
            mark = "_" + mark;
        }

        string[] pointers = [.. outputs.Select((_, i) => mark + i.ToString(CultureInfo.InvariantCulture))];
        writer.Lines("""
            /// <summary>
            /// Runs samples through the network, each output to a span of its own. Safe to call from several threads at once. Allocates nothing once as many
            /// workspaces exist as threads call at the same time.
            /// </summary>
            /// <param name="input">Any whole number of samples, at least one, one after another.</param>
            """);
        foreach (OutputSurface output in outputs)
        {
            writer.Line($"/// <param name=\"{output.Parameter.TrimStart('@')}\">What {output.Member} gives for as many samples: {output.Shape} each.</param>");
        }

        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or two spans overlap. Nothing was written.</exception>");
        writer.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The network was disposed.</exception>");
        writer.Line(FileHeader.Generated);
        string spans = string.Join(", ", outputs.Select(o => $"global::System.Span<float> {o.Parameter}"));
        using (writer.Block($"public unsafe void Forward(global::System.ReadOnlySpan<float> input, {spans})"))
        {
            using (writer.Block($"fixed (float* {string.Join(", ", outputs.Select((o, i) => $"{pointers[i]} = {o.Parameter}"))})"))
            {
                writer.Line($"float** {mark}All = stackalloc float*[] {{ {string.Join(", ", pointers)} }};");
                writer.Line($"int* {mark}Lengths = stackalloc int[] {{ {string.Join(", ", outputs.Select(o => o.Parameter + ".Length"))} }};");
                writer.Line($"base.ForwardOutputs(input, {mark}All, {mark}Lengths);");
            }
        }

        writer.Line();
    }

    /// <summary>A name in camelCase: capitals at its start become small, but the one where the next word starts.</summary>
    private static string CamelCase(string name)
    {
        int capitals = name.TakeWhile(char.IsUpper).Count();
        int end = capitals > 1 && capitals < name.Length && char.IsLetter(name[capitals]) ? capitals - 1 : capitals;
        return name.Substring(0, end).ToLowerInvariant() + name.Substring(end);
    }
}
