using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Writes one stage of a program: the functions of each vector width, and the expression that describes them to the runtime.</summary>
internal sealed class StageEmitter(LoweredStage lowered, CodeWriter writer)
{
    private readonly ImageStage _stage = lowered.Stage;
    private readonly string _name = lowered.Name;
    private readonly CodeWriter _writer = writer;

    private ImageKernel Kernel => _stage.OnlyKernel!;

    /// <summary>The stage for one of the targets, as an expression of several lines.</summary>
    public void WritePlan(int target, string end)
    {
        StageBody body = lowered.Bodies[target];
        _writer.Line("new ImageStage");
        _writer.Line("{");
        using (_writer.Indent(1))
        {
            WriteMembers(body);
        }

        _writer.Line("}" + end);
    }

    private void WriteMembers(StageBody body)
    {
        string[] inputs = [.. _stage.Inputs.Select((input, i) => $"new() {{ {string.Join(", ", Input(input, body.Columns[i], body))} }}")];
        if (inputs.Length == 1)
        {
            _writer.Line($"Inputs = [{inputs[0]}],");
        }
        else
        {
            _writer.Line("Inputs =");
            _writer.Line("[");
            using (_writer.Indent(1))
            {
                foreach (string input in inputs)
                {
                    _writer.Line(input + ",");
                }
            }

            _writer.Line("],");
        }

        _writer.Line($"Row = &{Entry(body)},");
        _writer.Line($"RowStep = {Number(Step(body))},");
        string rows = body is { Schedule.Rows: > 1 } ? $"Rows = {Number(body.Schedule.Rows)}, " : "";
        string direct = body.Schedule.Order == PassOrder.Direct ? "IsDirect = true, " : "";
        string tile = body.Schedule.Order == PassOrder.Looped ? $"TileStride = {Number(LoopedPass.TileStride(Kernel))}, " : "";
        _writer.Line($"{rows}{direct}{tile}Channels = {Number(_stage.Channels)}, ElementSize = {Number(_stage.Destination.Element().Bits() / 8)},");
        if (_stage.OnlyKernel is { KeepsAlpha: true } kernel)
        {
            (int right, int down) = KernelFacts.AnchorOf(kernel);
            KernelWindow window = KernelWindow.Of(kernel);
            string types = $"{kernel.Source.Element().Keyword()}, {kernel.Destination.Element().Keyword()}";
            _writer.Line($"CopyAlpha = &AlphaChannel.Copy<{types}>, AlphaColumn = {Number(right)}, AlphaRow = {Number(down + window.Top)},");
        }
    }

    /// <summary>The functions of all widths.</summary>
    public void WriteFunctions()
    {
        if (lowered.Bodies.Any(b => b.Schedule.Order == PassOrder.Looped))
        {
            _writer.Line();
            WriteTaps();
        }

        foreach (StageBody body in lowered.Bodies)
        {
            foreach (Function columns in body.Columns.OfType<Function>())
            {
                _writer.Line();
                FunctionEmitter.WriteOnTables(columns, _writer);
            }

            _writer.Line();
            if (body.Schedule.Order == PassOrder.Looped)
            {
                WriteTapFetch(body);
                FunctionEmitter.Write(body.Row, _writer);
            }
            else
            {
                FunctionEmitter.WriteOnTables(body.Row, _writer);
            }
        }
    }

    private IEnumerable<string> Input(StageInput input, Function? columns, StageBody body)
    {
        if (input.Producer >= 0)
        {
            yield return $"Producer = {Number(input.Producer)}";
        }

        KernelWindow window = input.Window;
        foreach ((string side, int reach) in new[] { ("Left", window.Left), ("Right", window.Right), ("Top", window.Top), ("Bottom", window.Bottom) })
        {
            if (reach > 0)
            {
                yield return $"{side} = {Number(reach)}";
            }
        }

        if (input.Kernels.Count > 0)
        {
            ImageKernelDeclaration declaration = input.Kernels[0].Declaration;
            yield return $"Border = global::KernelGen.BorderMode.{declaration.Border}";
            if (declaration.Border == BorderMode.Constant && !declaration.BorderValue.IsZero)
            {
                yield return $"BorderBits = {BorderBits(declaration)}";
            }
        }

        if (columns is not null)
        {
            yield return $"Columns = &{columns.Name}";
            yield return $"ColumnStep = {Number(ColumnPass.Pixels(input, body.Schedule.Target))}";
            yield return $"LineSizes = [{string.Join(", ", input.Columns.Lines.Select(l => Number(l.Lane.Bits() / 8)))}]";
        }

        if (input.SplitsChannels)
        {
            yield return "ChannelStep = ChannelStep.SplitBytes";
        }
        else if (input.SumsChannels && columns is not null)
        {
            // Lines of different lanes never meet here: a single kernel's lines are widened alike.
            yield return $"ChannelStep = ChannelStep.Sum{input.Columns.Lines[0].Lane.FrameworkName()}";
        }
        else if (input.SumsChannels)
        {
            yield return $"ChannelStep = ChannelStep.Add{input.Source.Element().FrameworkName()}";
        }
    }

    private int Step(StageBody body) => body.Schedule.Order == PassOrder.ColumnsFirst
        ? RowPass.Pixels(_stage, body.Schedule.Target)
        : DirectPass.Pixels(Kernel, body.Schedule.Target);

    private string Entry(StageBody body) => body.Schedule.Order == PassOrder.Looped
        ? $"{_name}Rows{Number(body.Schedule.Target.VectorBits)}"
        : body.Row.Name;

    private void WriteTapFetch(StageBody body)
    {
        using (_writer.Block($"internal static void {Entry(body)}(void** inputs, void** outputs, nint n)"))
        {
            using (_writer.Block($"fixed ({LoopedPass.TapLane(Kernel).Keyword()}* taps = {_name}Taps)"))
            {
                string source = LoopedPass.TileLane(Kernel).Keyword();
                string destination = Kernel.Destination.Element().Keyword();
                _writer.Line($"{body.Row.Name}(({source}*)inputs[0], ({destination}*)outputs[0], taps, n);");
            }
        }

        _writer.Line();
    }

    private void WriteTaps()
    {
        ElementType lane = LoopedPass.TapLane(Kernel);
        string[] all = [.. LoopedPass.Taps(Kernel).Select(t => Literals.Number(t, lane))];
        _writer.Line($"private static global::System.ReadOnlySpan<{lane.Keyword()}> {_name}Taps =>");
        _writer.Line("[");
        for (int row = 0; row < all.Length; row += Kernel.Sum.Width)
        {
            _writer.Line($"  {string.Join(", ", all.Skip(row).Take(Kernel.Sum.Width))},");
        }

        _writer.Line("];");
    }

    private static string BorderBits(ImageKernelDeclaration declaration)
    {
        uint bits = declaration.SourceType == PixelType.F32
            ? unchecked((uint)BitConverter.ToInt32(BitConverter.GetBytes(declaration.BorderValue.ToSingle()), 0))
            : unchecked((uint)(long)declaration.BorderValue.Numerator);
        return "0x" + bits.ToString("X", CultureInfo.InvariantCulture);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
