using System.Globalization;
using System.Numerics;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Images;

namespace KernelGen.Generator.Emit.Images;

/// <summary>Writes one kernel: the method that picks a vector width, and the row kernel of each width.</summary>
internal sealed class RowKernelEmitter
{
    private readonly ImageKernel _kernel;
    private readonly string _name;
    private readonly CodeWriter _writer;
    private readonly string _source;
    private readonly string _destination;

    private RowKernelEmitter(ImageKernel kernel, string name, CodeWriter writer)
    {
        _kernel = kernel;
        _name = name;
        _writer = writer;
        _source = kernel.Source.Element().Keyword();
        _destination = kernel.Destination.Element().Keyword();
    }

    private string RowParameters => $"({_source}* source, {_destination}* destination, nint sourceStride, nint destinationStride, nint n)";

    public static void Write(ImageKernel kernel, string name, CodeWriter writer) => new RowKernelEmitter(kernel, name, writer).Write();

    private void Write()
    {
        foreach (string line in KernelHeader.Lines(_kernel))
        {
            _writer.Line("// " + line.TrimEnd());
        }

        if (_kernel.Arithmetic.Accumulator == Accumulator.Wide)
        {
            WriteEntry(() => WriteRun($"{_name}Rows", 1, 1, 0));
            _writer.Line();
            WriteWideRows();
            return;
        }

        RowBody[] bodies = [.. Target.All.Select(target => RowBody.Of(_kernel, target, _name))];
        WriteEntry(() => WriteSwitch(bodies));
        if (bodies.Any(b => b.TileStride > 0))
        {
            _writer.Line();
            WriteTaps(_kernel.Arithmetic.Lane, LoopedKernelLowering.Taps(_kernel));
        }

        foreach (RowBody body in bodies)
        {
            _writer.Line();
            if (body.TileStride > 0)
            {
                WriteTapFetch(body);
            }

            FunctionEmitter.Write(body.Function, _writer);
        }
    }

    private void WriteEntry(Action run)
    {
        ImageKernelDeclaration declaration = _kernel.Declaration;
        const string Border = "global::KernelGen.BorderMode.";
        double borderValue = declaration.BorderValue.Numerator / (double)declaration.BorderValue.Denominator;
        string parameters = $"(global::KernelGen.ReadOnlyImageView<{_source}> source, global::KernelGen.ImageView<{_destination}> destination)";
        using (_writer.Block($"internal static void {_name}{parameters}"))
        {
            _writer.Line($"var window = new ImageWindow<{_source}>");
            _writer.Line("{");
            _writer.Line($"    Width = {Number(declaration.KernelWidth)},");
            _writer.Line($"    Height = {Number(declaration.KernelHeight)},");
            _writer.Line($"    AnchorX = {Number(declaration.AnchorX)},");
            _writer.Line($"    AnchorY = {Number(declaration.AnchorY)},");
            _writer.Line($"    Channels = {Number(declaration.Channels)},");
            _writer.Line($"    Border = {Border}{declaration.Border},");
            _writer.Line($"    BorderValue = {Literals.Number(borderValue, _kernel.Source.Element())},");
            _writer.Line("};");
            _writer.Line("ImageKernelChecks.Validate(source, destination, window.Width, window.Height, window.Border, window.Channels);");
            run();
        }
    }

    private void WriteSwitch(RowBody[] bodies)
    {
        _writer.Line("// The widest vectors that the machine has; each call computes some rows, at least so many elements of each.");
        using (_writer.Block("switch (VectorWidth.Bits)"))
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                _writer.Line(i < bodies.Length - 1 ? $"case {Number(Target.All[i].VectorBits)}:" : "default:");
                WriteRun("    " + bodies[i].Entry, bodies[i].Rows, bodies[i].Pixels, bodies[i].TileStride);
                _writer.Line("    break;");
            }
        }
    }

    private void WriteRun(string indentedName, int rows, int pixels, int tileStride)
    {
        string name = indentedName.TrimStart();
        string indent = indentedName.Substring(0, indentedName.Length - name.Length);
        string tile = tileStride > 0 ? $", tileStride: {Number(tileStride)}" : "";
        _writer.Line($"{indent}ImageKernelRunner.Run(source, destination, window, &{name}, rows: {Number(rows)}, pixels: {Number(pixels)}{tile});");
    }

    private void WriteTaps(ElementType element, IReadOnlyList<double> taps)
    {
        _writer.Line($"private static global::System.ReadOnlySpan<{element.Keyword()}> {_name}Taps =>");
        _writer.Line("[");
        for (int row = 0; row < _kernel.Sum.Height; row++)
        {
            IEnumerable<double> line = taps.Skip(row * _kernel.Sum.Width).Take(_kernel.Sum.Width);
            _writer.Line($"    {string.Join(", ", line.Select(t => Literals.Number(t, element)))},");
        }

        _writer.Line("];");
    }

    private void WriteTapFetch(RowBody body)
    {
        using (_writer.Block($"internal static void {body.Entry}{RowParameters}"))
        {
            using (_writer.Block($"fixed ({_kernel.Arithmetic.Lane.Keyword()}* taps = {_name}Taps)"))
            {
                _writer.Line($"{body.Function.Name}(source, destination, taps, n);");
            }
        }

        _writer.Line();
    }

    private void WriteWideRows()
    {
        _writer.Line($"private static global::System.ReadOnlySpan<long> {_name}Taps =>");
        _writer.Line("[");
        for (int row = 0; row < _kernel.Sum.Height; row++)
        {
            int at = row;
            _writer.Line($"    {string.Join(", ", Enumerable.Range(0, _kernel.Sum.Width).Select(column => Wide(_kernel.Sum[at, column])))},");
        }

        _writer.Line("];");
        _writer.Line();
        using (_writer.Block($"internal static void {_name}Rows{RowParameters}"))
        {
            _writer.Line($"WideSums.Run(source, destination, sourceStride, n, {_name}Taps, {Number(_kernel.Sum.Width)}, {Number(_kernel.Channels)},");
            _writer.Line($"    {Int128(_kernel.Sum.Constant)}, {Int128(_kernel.Sum.Divisor)});");
        }
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
