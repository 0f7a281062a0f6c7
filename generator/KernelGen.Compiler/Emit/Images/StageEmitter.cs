using System.Globalization;
using System.Numerics;
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

    /// <summary>The stage for one of <see cref="Target.All"/>, as an expression of several lines.</summary>
    public void WritePlan(int target, string end)
    {
        StageBody? body = lowered.IsWide ? null : lowered.Bodies[target];
        _writer.Line("new ImageStage");
        _writer.Line("{");
        _writer.Line("    Inputs =");
        _writer.Line("    [");
        for (int i = 0; i < _stage.Inputs.Count; i++)
        {
            _writer.Line($"        new() {{ {string.Join(", ", Input(_stage.Inputs[i], body?.Columns[i], body))} }},");
        }

        _writer.Line("    ],");
        _writer.Line($"    Row = &{(body is null ? _name + "Wide" : Entry(body))},");
        _writer.Line($"    RowStep = {Number(body is null ? 1 : Step(body))},");
        string rows = body is { Schedule.Rows: > 1 } ? $"Rows = {Number(body.Schedule.Rows)}, " : "";
        string direct = body is null || body.Schedule.Order == PassOrder.Direct ? "IsDirect = true, " : "";
        string tile = body?.Schedule.Order == PassOrder.Looped ? $"TileStride = {Number(LoopedPass.TileStride(Kernel))}, " : "";
        _writer.Line($"    {rows}{direct}{tile}Channels = {Number(_stage.Channels)}, ElementSize = {Number(_stage.Destination.Element().Bits() / 8)},");
        _writer.Line("}" + end);
    }

    /// <summary>The functions of all widths.</summary>
    public void WriteFunctions()
    {
        if (lowered.IsWide)
        {
            WriteWide();
            return;
        }

        if (lowered.Bodies.Any(b => b.Schedule.Order == PassOrder.Looped))
        {
            _writer.Line();
            WriteTaps(Kernel.Arithmetic.Lane.Keyword(), LoopedPass.Taps(Kernel).Select(t => Literals.Number(t, Kernel.Arithmetic.Lane)));
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

    private IEnumerable<string> Input(StageInput input, Function? columns, StageBody? body)
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
            if (declaration.Border == BorderMode.Constant && declaration.BorderValue.Numerator != 0)
            {
                yield return $"BorderBits = {BorderBits(declaration)}";
            }
        }

        if (columns is not null)
        {
            yield return $"Columns = &{columns.Name}";
            yield return $"ColumnStep = {Number(ColumnPass.Pixels(input, body!.Schedule.Target))}";
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
            using (_writer.Block($"fixed ({Kernel.Arithmetic.Lane.Keyword()}* taps = {_name}Taps)"))
            {
                string source = Kernel.Source.Element().Keyword();
                string destination = Kernel.Destination.Element().Keyword();
                _writer.Line($"{body.Row.Name}(({source}*)inputs[0], ({destination}*)outputs[0], taps, n);");
            }
        }

        _writer.Line();
    }

    private void WriteWide()
    {
        _writer.Line();
        WriteTaps("long", Kernel.Sum.Taps.Select(Wide));
        _writer.Line();
        using (_writer.Block($"internal static void {_name}Wide(void** inputs, void** outputs, nint n)"))
        {
            string types = $"<{Kernel.Source.Element().Keyword()}, {Kernel.Destination.Element().Keyword()}>";
            _writer.Line($"WideSums.Run{types}(inputs, outputs, n, {_name}Taps, {Number(Kernel.Sum.Width)}, {Number(Kernel.Channels)}, {(Kernel.SumsChannels ? "true" : "false")},");
            _writer.Line($"    {Int128(Kernel.Sum.Constant)}, {Int128(Kernel.Sum.Divisor)});");
        }
    }

    private void WriteTaps(string type, IEnumerable<string> taps)
    {
        string[] all = [.. taps];
        _writer.Line($"private static global::System.ReadOnlySpan<{type}> {_name}Taps =>");
        _writer.Line("[");
        for (int row = 0; row < Kernel.Sum.Height; row++)
        {
            _writer.Line($"    {string.Join(", ", all.Skip(row * Kernel.Sum.Width).Take(Kernel.Sum.Width))},");
        }

        _writer.Line("];");
    }

    private static string BorderBits(ImageKernelDeclaration declaration)
    {
        double value = declaration.BorderValue.Numerator / (double)declaration.BorderValue.Denominator;
        uint bits = declaration.SourceType == PixelType.F32
            ? unchecked((uint)BitConverter.ToInt32(BitConverter.GetBytes((float)value), 0))
            : unchecked((uint)(long)value);
        return "0x" + bits.ToString("X", CultureInfo.InvariantCulture);
    }

    private static string Wide(BigInteger tap) => tap >= long.MinValue && tap <= long.MaxValue
        ? tap.ToString(CultureInfo.InvariantCulture) + (tap == long.MinValue ? "" : "L")
        : throw new NotSupportedException("The taps have a common denominator of more than 64 bits.");

    private static string Int128(BigInteger number)
    {
        if (BigInteger.Abs(number) >= BigInteger.Pow(2, 120))
        {
            throw new NotSupportedException("The taps have a common denominator of more than 120 bits.");
        }

        BigInteger bits = number.Sign < 0 ? number + BigInteger.Pow(2, 128) : number;
        return $"new global::System.Int128({Hex(bits >> 64)}, {Hex(bits & ulong.MaxValue)})";
    }

    private static string Hex(BigInteger bits) => "0x" + ((ulong)bits).ToString("X", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
