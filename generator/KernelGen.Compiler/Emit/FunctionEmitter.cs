using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>Prints one function as a C# method: one statement per operation, nothing decided here.</summary>
internal sealed class FunctionEmitter
{
    /// <summary>Characters of a line that declares several locals, without its indentation.</summary>
    private const int LongestLine = 120;

    /// <summary>Stores in a turn of a loop that has no time to load the numbers it needs.</summary>
    private const int FewStores = 3;

    private readonly CodeWriter _writer;
    private readonly NumberMarks? _marks;
    private readonly LocalNames _names;
    private readonly Func<Loop, StageCall?> _callOf;

    /// <summary>A declaration whose line has not ended.</summary>
    private (string Type, string Text)? _declaration;

    private FunctionEmitter(CodeWriter writer, NumberMarks? marks = null, Func<Loop, StageCall?>? callOf = null)
    {
        _writer = writer;
        _marks = marks;
        _callOf = callOf ?? (_ => null);
        _names = new(marks);
    }

    public static void Write(Function function, CodeWriter writer) => new FunctionEmitter(writer).Write(function, onTables: false);

    /// <summary>The body with its numbers apart, as deep as the writer is.</summary>
    /// <param name="function">The function.</param>
    /// <param name="writer">Where the body goes.</param>
    /// <param name="callOf">The method that a stage has become; null where it is written in place.</param>
    /// <param name="sizes">The sizes that the method has, where it has others than the function.</param>
    public static FunctionText Text(Function function, CodeWriter writer, Func<Loop, StageCall?> callOf, IReadOnlyList<Symbol> sizes)
    {
        var marks = new NumberMarks();
        var emitter = new FunctionEmitter(writer, marks, callOf);
        emitter._names.Enter();
        foreach ((object local, string name) in function.Buffers.Select(b => ((object)b, b.Name)).Concat(sizes.Select(s => ((object)s, s.Name))))
        {
            emitter._names.Declare(local, name);
        }

        emitter.Write(function.Body);
        return new(function.Name, [function], writer.ToString(), marks.Numbers);
    }

    /// <summary>
    /// The same, taking its buffers from two tables of pointers, those that it reads and those that it writes, each in their order: one signature for
    /// functions with any number of buffers.
    /// </summary>
    public static void WriteOnTables(Function function, CodeWriter writer) => new FunctionEmitter(writer).Write(function, onTables: true);

    private void Write(Function function, bool onTables)
    {
        _names.Enter();
        string[] buffers = [.. function.Buffers.Select(b => $"{b.Element.Keyword()}* {_names.Declare(b, b.Name)}")];
        IEnumerable<string> sizes = function.Sizes.Select(s => $"nint {_names.Declare(s, s.Name)}");
        string parameters = string.Join(", ", (onTables ? ["void** inputs", "void** outputs"] : buffers).Concat(sizes).Concat(function.HasWaits ? ["Worker worker"] : []));

        foreach (string sentence in function.Summary)
        {
            _writer.Line($"// {sentence}");
        }

        _writer.Line("[MethodImpl(AggressiveOptimization)]");
        using (_writer.Block($"internal static void {function.Name}({parameters})"))
        {
            if (onTables)
            {
                WritePointers(function.Buffers, buffers);
            }

            Write(function.Body);
        }

        _names.Leave();
    }

    private void WritePointers(IReadOnlyList<Ir.Buffer> buffers, string[] declared)
    {
        int inputs = 0;
        int outputs = 0;
        for (int i = 0; i < buffers.Count; i++)
        {
            string from = buffers[i].IsWritten ? $"outputs[{outputs++.ToString(CultureInfo.InvariantCulture)}]" : $"inputs[{inputs++.ToString(CultureInfo.InvariantCulture)}]";
            string keyword = buffers[i].Element.Keyword();
            Declare(keyword + "*", $"{declared[i].Substring(keyword.Length + 2)} = ({keyword}*){from}");
        }
    }

    private void Write(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Write(statement);
        }

        EndDeclaration();
    }

    /// <summary>Declares a local, on the line of the one before where that has the same type and room.</summary>
    private void Declare(string type, string declarator)
    {
        if (_declaration is { } open && open.Type == type && open.Text.Length + declarator.Length <= LongestLine)
        {
            _declaration = (type, open.Text + ", " + declarator);
            return;
        }

        EndDeclaration();
        _declaration = (type, $"{type} {declarator}");
    }

    private void EndDeclaration()
    {
        if (_declaration is { } open)
        {
            _writer.Line(open.Text + ";");
            _declaration = null;
        }
    }

    private void Write(Statement statement)
    {
        if (statement is not (Define or Advance or Bound or Block))
        {
            EndDeclaration();
        }

        switch (statement)
        {
            case Block block:
                Write(block);
                break;
            case Loop { Stage: not null } stage when _callOf(stage) is { } call:
                IEnumerable<string> arguments = call.Names.Buffers.Select(_names.Of).Concat(call.Names.Symbols.Select(_names.Of));
                _writer.Line($"{call.Method}({string.Join(", ", arguments.Concat(call.Numbers.Select(NumberOf)))});");
                break;
            case Loop loop:
                if (loop.Stage is not null)
                {
                    _writer.Line($"// {loop.Stage.Sentence}");
                }

                Call(loop.Variable.Name + "Start");
                string start = _names.Text(loop.Start);
                Call(loop.Variable.Name + "End");
                string end = _names.Text(loop.End);
                bool isInnermost = _marks is not null && IsInnermost(loop.Body);
                _names.Enter();
                if (loop.LastMovesBack)
                {
                    WriteOverlapping(loop, start, end, isInnermost);
                    _names.Leave();
                    break;
                }

                string counter = _names.Declare(loop.Variable, loop.Variable.Name);
                string step = loop.Step == 1 ? $"{counter}++" : $"{counter} += {loop.Step.ToString(CultureInfo.InvariantCulture)}";
                using (_writer.Block($"for (nint {counter} = {start}; {counter} < {end}; {step})"))
                {
                    Write(loop.Body, isInnermost);
                }

                _names.Leave();
                break;
            case Define define:
                Call(define.Target.Name + "Offset");
                string initial = ExpressionEmitter.Bare(define.Initial, _names);
                Declare(define.Target.Type.Text(), $"{_names.Declare(define.Target, define.Target.Name)} = {initial}");
                break;
            case Assign { NewValue: Binary { Operator: BinaryOperator.Add, Left: Read { Value: var left } } sum } assign when left == assign.Target:
                _writer.Line($"{_names.Of(left)} += {ExpressionEmitter.Bare(sum.Right, _names)};");
                break;
            case Assign assign:
                _writer.Line($"{_names.Of(assign.Target)} = {ExpressionEmitter.Bare(assign.NewValue, _names)};");
                break;
            case Store { Value.Type: { IsScalar: true } } store:
                Call(store.Buffer.Name + "Offset");
                _writer.Line($"{ExpressionEmitter.Element(store.Buffer, store.Index, _names)} = {ExpressionEmitter.Bare(store.Value, _names)};");
                break;
            case Store store:
                Call(store.Buffer.Name + "Offset");
                string value = ExpressionEmitter.Bare(store.Value, _names);
                _writer.Line($"{ExpressionEmitter.VectorAt(store.Value.Type, store.Buffer, store.Index, _names)} = {value};");
                break;
            case Prefetch prefetch:
                Call(prefetch.Buffer.Name + "Ahead");
                _writer.Line($"Lanes.Prefetch({ExpressionEmitter.Address(prefetch.Buffer, prefetch.Index, _names)});");
                break;
            case RuntimeCall call:
                IEnumerable<string> places = call.Regions.Select(region =>
                {
                    Call(region.Buffer.Name + "Offset");
                    return ExpressionEmitter.Address(region.Buffer, region.Index, _names);
                });
                IEnumerable<string> numbers = call.Numbers.Zip(RuntimeMethod.Of(call)!.Numbers, (number, name) =>
                {
                    Call(name);
                    return _names.Text(number);
                });
                _writer.Line($"{call.Method}({string.Join(", ", places.Concat(numbers).ToArray())});");
                break;
            case Bound bound:
                Call(bound.Variable.Name + "Number");
                string whole = WholeText(bound.Value);
                Declare("nint", $"{_names.Declare(bound.Variable, bound.Variable.Name)} = {whole}");
                break;
            case Wait:
                _writer.Line("worker.Wait();");
                break;
            case Note note:
                _writer.Line($"// {_marks?.MarkAll(note.Text) ?? note.Text}");
                break;
            case Advance advance:
                Call(advance.Pointer.Name + "Step");
                string address = ExpressionEmitter.Address(advance.Base, advance.Offset, _names);
                Declare($"{advance.Pointer.Element.Keyword()}*", $"{_names.Declare(advance.Pointer, advance.Pointer.Name)} = {address}");
                break;
        }
    }

    /// <summary>Products are taken in 64 bits: those of two sizes do not fit the pointers of every machine.</summary>
    private string WholeText(Whole whole) => whole switch
    {
        WholeSum s => _names.Text(s.Sum),
        WholeExtreme e => $"global::System.Math.{(e.IsLarger ? "Max" : "Min")}({WholeText(e.Left)}, {WholeText(e.Right)})",
        WholeQuotient q => $"(nint)(({_names.Text(q.Dividend, "L")}) / {q.Divisor.ToString(CultureInfo.InvariantCulture)})",
        WholeRemainder r => $"(nint)(({_names.Text(r.Dividend, "L")}) % {r.Divisor.ToString(CultureInfo.InvariantCulture)})",
        WholeShare s => $"{_names.Text(s.Total)} * {Factor(s.Part)} / {Factor(s.Parts)}",
        _ => throw new InvalidOperationException(whole.GetType().Name),
    };

    private string Factor(Affine sum) => sum is { Constant: 0, Terms.Count: 1 } ? _names.Text(sum) : $"({_names.Text(sum)})";

    private void WriteOverlapping(Loop loop, string start, string end, bool isInnermost)
    {
        string size = loop.Step.ToString(CultureInfo.InvariantCulture);
        string next = _names.Declare(new object(), loop.Variable.Name + "Next");
        string inside = $"{next} <= {end} - {size} ? {next} : {end} - {size}";
        if (loop.Aligned is { } aligned)
        {
            // A cache line that two stores share costs as much as two.
            _writer.Line("// Starts before the row where that aligns later stores to 64 bytes; the first iteration is moved to the start of the row.");
            start = $"-(nint)((nuint){_names.Of(aligned)} % 64 / {(aligned.Element.Bits() / 8).ToString(CultureInfo.InvariantCulture)})";
            inside = $"{next} < 0 ? 0 : {inside}";
        }

        using (_writer.Block($"for (nint {next} = {start}; {next} < {end}; {next} += {size})"))
        {
            string counter = _names.Declare(loop.Variable, loop.Variable.Name);
            _writer.Line("// The last iteration is moved back to the end of the row; it computes some again.");
            _writer.Line($"nint {counter} = {inside};");
            Write(loop.Body, isInnermost);
        }
    }

    private void Write(Block body, bool isInnermost)
    {
        bool counts = isInnermost && !IsTransform(body);
        if (counts)
        {
            _marks!.EnterInnermostLoop();
        }

        Write(body);
        if (counts)
        {
            _marks!.LeaveInnermostLoop();
        }
    }

    private string NumberOf((string Name, long Number) argument)
    {
        Call(argument.Name);
        return _names.Text(argument.Number);
    }

    /// <summary>What the next numbers would be called as parameters.</summary>
    private void Call(string name)
    {
        if (_marks is not null)
        {
            _marks.Name = name;
        }
    }

    /// <summary>
    /// Whether a loop moves as many values as it computes, and no sum waits for it: numbers that are loaded in each turn are few beside those.
    /// </summary>
    private static bool IsTransform(Block body) =>
        body.All().OfType<Store>().Take(FewStores + 1).Count() > FewStores && !body.All().OfType<Assign>().Any();

    private static bool IsInnermost(Block body) =>
        body.Statements.All(s => s is not Loop && (s is not Block block || IsInnermost(block)));
}
