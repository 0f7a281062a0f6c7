using System.Globalization;
using System.Text;

namespace KernelGen.Compiler.Ir;

/// <summary>Writes a function as text, for tests and for people who follow a kernel through the passes.</summary>
internal static class Printer
{
    public static string Print(Function function)
    {
        var text = new StringBuilder();
        IEnumerable<string> parameters = function.Buffers
            .Select(b => $"{(b.IsWritten ? "out " : "")}{b.Name}: {b.Element.ToString().ToLowerInvariant()}[{b.Length}]")
            .Concat(function.Sizes.Select(s => $"{s.Name} >= {s.Minimum.ToString(CultureInfo.InvariantCulture)}"));
        text.Append(function.Name).Append('(').Append(string.Join(", ", parameters)).Append(")\n");
        Print(function.Body, text, 1);
        return text.ToString();
    }

    public static string Print(Expression expression) => expression switch
    {
        Constant c => c.Number.ToString("R", CultureInfo.InvariantCulture),
        Counted c => $"float({c.Number})",
        Read r => r.Value.Name,
        Load l => $"{l.Buffer.Name}[{l.Index}..{l.Type.Lanes}]",
        Broadcast b => $"{b.Buffer.Name}[{b.Index}]",
        LoadEverySecond l => $"{l.Buffer.Name}[{l.Index}..{l.Type.Lanes}:2]",
        SumsOfRows s => $"SumsOfRows<{s.Type}>({s.Buffer.Name}[{s.Index}..{(16 * s.Type.Lanes).ToString(CultureInfo.InvariantCulture)}])",
        Unary u => $"{u.Operator}({Print(u.Operand)})",
        Binary b => $"{b.Operator}({Print(b.Left)}, {Print(b.Right)})",
        Shift s => $"{s.Operator}({Print(s.Operand)}, {s.Count.ToString(CultureInfo.InvariantCulture)})",
        MultiplyAdd m => $"{(m.Negated ? "NegatedMultiplyAdd" : "MultiplyAdd")}({Print(m.Left)}, {Print(m.Right)}, {Print(m.Addend)})",
        Select s => $"Select({Print(s.Mask)}, {Print(s.WhenSet)}, {Print(s.WhenClear)})",
        Conversion c => $"{c.Kind}<{c.Type}>({Print(c.Operand)})",
        NarrowSaturated n => $"NarrowSaturated{(n.WithinBlocks ? "WithinBlocks" : "")}<{n.Type}>({Print(n.Lower)}, {Print(n.Upper)})",
        Unpack u => $"Unpack{(u.IsUpper ? "Upper" : "Lower")}({Print(u.Left)}, {Print(u.Right)})",
        MultiplyAddPairs p => $"MultiplyAddPairs({Print(p.Left)}, {Print(p.Right)})",
        SumOfSixteen s => $"SumOfSixteen({string.Join(", ", s.Parts.Select(Print))})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static string Print(Whole whole) => whole switch
    {
        WholeSum s => s.Sum.ToString(),
        WholeExtreme e => $"{(e.IsLarger ? "max" : "min")}({Print(e.Left)}, {Print(e.Right)})",
        WholeQuotient q => $"({q.Dividend}) / {q.Divisor.ToString(CultureInfo.InvariantCulture)}",
        WholeRemainder r => $"({r.Dividend}) % {r.Divisor.ToString(CultureInfo.InvariantCulture)}",
        WholeShare s => $"{s.Total.ToString(CultureInfo.InvariantCulture)} * ({s.Part}) / {s.Parts}",
        _ => throw new InvalidOperationException(whole.GetType().Name),
    };

    private static void Print(Block block, StringBuilder text, int depth)
    {
        foreach (Statement statement in block.Statements)
        {
            Interruption.Check();
            text.Append(' ', 2 * depth);
            switch (statement)
            {
                case Block inner:
                    text.Append("block\n");
                    Print(inner, text, depth + 1);
                    break;
                case Loop loop:
                    text.Append($"for {loop.Variable} in {loop.Start} .. {loop.End} by {loop.Step.ToString(CultureInfo.InvariantCulture)}{(loop.LastMovesBack ? ", the last one moved back" : "")}\n");
                    Print(loop.Body, text, depth + 1);
                    break;
                case Define define:
                    text.Append($"{(define.Target.IsAccumulator ? "var" : "let")} {define.Target}: {define.Target.Type} = {Print(define.Initial)}\n");
                    break;
                case Assign assign:
                    text.Append($"{assign.Target} = {Print(assign.NewValue)}\n");
                    break;
                case Store store:
                    text.Append($"{store.Buffer}[{store.Index}..{store.Value.Type.Lanes.ToString(CultureInfo.InvariantCulture)}] = {Print(store.Value)}\n");
                    break;
                case Prefetch prefetch:
                    text.Append($"prefetch {prefetch.Buffer}[{prefetch.Index}]\n");
                    break;
                case RuntimeCall call:
                    string regions = string.Join(", ", call.Regions.Select(r => $"{(r.IsWritten ? "out " : "")}{r.Buffer}[{r.Index}..{r.Length.ToString(CultureInfo.InvariantCulture)}]"));
                    text.Append($"{call.Method}({regions}; {string.Join(", ", call.Numbers)})\n");
                    break;
                case Bound bound:
                    text.Append($"whole {bound.Variable} = {Print(bound.Value)}\n");
                    break;
                case Wait:
                    text.Append("wait\n");
                    break;
                case Note note:
                    text.Append("// ").Append(note.Text).Append('\n');
                    break;
                case Advance advance:
                    text.Append($"pointer {advance.Pointer} = {advance.Base} + {advance.Offset}\n");
                    break;
            }
        }
    }
}
