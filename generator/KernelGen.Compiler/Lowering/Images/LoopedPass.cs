using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// A kernel of too many taps for straight-line code: loops over a table of taps. The source is a padded tile whose rows have one fixed length;
/// against so many taps the copy into the tile costs little, and every index stays provable.
/// </summary>
internal static class LoopedPass
{
    /// <summary>Taps of a row that are written out one after another.</summary>
    private const int UnrolledTaps = 8;

    /// <summary>Outputs that a row of the tile has room for at least.</summary>
    private const int TileOutputs = 256;

    /// <summary>Elements from one row of the tile to the next: a whole number of pixels.</summary>
    public static int TileStride(ImageKernel kernel)
    {
        int least = TileOutputs + ((kernel.Sum.Width - 1) * TileStep(kernel));
        int unit = 64 * TileStep(kernel);
        return (least + unit - 1) / unit * unit;
    }

    /// <summary>Elements from one pixel of the tile to the next: channels that are added into one are added on the way into the tile.</summary>
    public static int TileStep(ImageKernel kernel) => kernel.SumsChannels ? 1 : kernel.Channels;

    /// <summary>The elements of the tile: those of the source, or the 32 bits of added channels.</summary>
    public static ElementType TileLane(ImageKernel kernel) =>
        !kernel.SumsChannels ? kernel.Source.Element() : kernel.Source == PixelType.F32 ? ElementType.F32 : ElementType.I32;

    /// <summary>The taps as the function reads them, row by row.</summary>
    public static IReadOnlyList<double> Taps(ImageKernel kernel) => kernel.Arithmetic.Accumulator == Accumulator.Wide ? LoopedWidePass.Taps(kernel) :
    [
        .. Enumerable.Range(0, kernel.Sum.Taps.Count).Select(i => kernel.Arithmetic.Accumulator == Accumulator.Single
            ? kernel.FloatTap(i / kernel.Sum.Width, i % kernel.Sum.Width)
            : (double)IntegerSum.Wrap(kernel.Sum.Taps[i], new VectorType(kernel.Arithmetic.Lane, 1))),
    ];

    /// <summary>The lanes of the table of taps.</summary>
    public static ElementType TapLane(ImageKernel kernel) =>
        kernel.Arithmetic.Accumulator == Accumulator.Wide ? ElementType.F64 : kernel.Arithmetic.Lane;

    /// <summary>The parts that sums wider than 32 bits are taken in.</summary>
    public static Limbs LimbsOf(ImageKernel kernel) =>
        Limbs.ForDoubles(kernel.Sum, kernel.LargestPixel, WideQuotient.QuotientBits(kernel.Destination));

    public static Function Lower(ImageKernel kernel, Target target, string name, IReadOnlyList<string> summary)
    {
        if (kernel.Arithmetic.Accumulator == Accumulator.Wide)
        {
            return LoopedWidePass.Lower(kernel, target, name, summary);
        }

        VectorType type = Lanes.Register(target, kernel.Arithmetic.Lane);
        int pixels = DirectPass.Pixels(kernel, target);
        var count = new Symbol("n", pixels);
        int stride = TileStride(kernel);
        int lastOffset = (kernel.Sum.Width - 1) * TileStep(kernel);
        var source = new Ir.Buffer("source", TileLane(kernel), (Affine)count + ((long)stride * (kernel.Sum.Height - 1)) + lastOffset);
        var destination = new Ir.Buffer("destination", kernel.Destination.Element(), count, isWritten: true);
        var taps = new Ir.Buffer("taps", type.Element, kernel.Sum.Taps.Count);
        var builder = new Builder();
        builder.OverlappingLoop("x", count, pixels, x =>
        {
            Value[] sums = [.. Enumerable.Range(0, pixels / type.Lanes).Select(part => Start(builder, kernel, type, part))];
            if (type.Element == ElementType.F32)
            {
                AddInParts(builder, kernel.Sum.Height, sums, "band", "row", (row, bands) =>
                    AddInParts(builder, kernel.Sum.Width, bands, "block", "column", (column, blocks) => AddTap(x, row, column, blocks)));
            }
            else
            {
                builder.Loop("row", kernel.Sum.Height, row => builder.Loop("column", kernel.Sum.Width, column => AddTap(x, row, column, sums)));
            }

            PixelRun results = new Quotients(builder, kernel, "").Finish([.. sums.Select(s => new Read(s))]);
            new RunStore(builder).Store(results, kernel.Destination, destination, x);
        });

        void AddTap(Symbol x, Affine row, Affine column, Value[] sums)
        {
            Expression tap = builder.Define("tap", new Broadcast(taps, (row * kernel.Sum.Width) + column, type));
            Affine at = (row * stride) + x + (column * TileStep(kernel));
            for (int part = 0; part < sums.Length; part++)
            {
                builder.Assign(sums[part], Add(new Read(sums[part]), tap, Lanes.Load(source, at + (part * type.Lanes), type)));
            }
        }

        var function = new Function(name, summary, [source, destination, taps], [count], builder.Finish());
        return StepPointers.Apply(HoistConstants.Apply(Unroll.Apply(function, "column", UnrolledTaps)));
    }

    /// <summary>
    /// A float sum over a range in parts of 64 and those in parts of eight: each part is a sum of its own, so that the error grows with the parts' lengths
    /// only.
    /// </summary>
    private static void AddInParts(Builder builder, int count, Value[] sums, string parts, string loop, Action<Affine, Value[]> add)
    {
        int made = 0;
        AddRange(0, count, sums);

        void AddRange(Affine first, int length, Value[] to)
        {
            if (length <= FloatSum.Part)
            {
                builder.Loop(loop, length, i => add(first + i, to));
                return;
            }

            int size = length > FloatSum.Part * FloatSum.Part ? FloatSum.Part * FloatSum.Part : FloatSum.Part;
            builder.Loop(parts, length / size, part => AddPart(first + ((Affine)part * size), size, to));
            if (length % size > 0)
            {
                AddPart(first + (length - (length % size)), length % size, to);
            }
        }

        void AddPart(Affine first, int length, Value[] to)
        {
            // A number for each, since C# has one name for a local and those of the blocks inside.
            string name = parts + ((char)('A' + made++)).ToString();
            Value[] own = [.. to.Select((sum, i) => builder.Accumulator(
                name + i.ToString(CultureInfo.InvariantCulture), new Constant(0, sum.Type)))];
            AddRange(first, length, own);
            for (int i = 0; i < own.Length; i++)
            {
                builder.Assign(to[i], new Binary(BinaryOperator.Add, new Read(to[i]), new Read(own[i])));
            }
        }
    }

    private static Value Start(Builder builder, ImageKernel kernel, VectorType type, int part)
    {
        BigInteger start = type.Element == ElementType.F32
            ? BigInteger.Zero
            : kernel.Sum.Constant + (kernel.Arithmetic.Rounding?.Bias ?? 0);
        return builder.Accumulator(
            "sum" + part.ToString(CultureInfo.InvariantCulture), new Constant(IntegerSum.Wrap(start, type), type));
    }

    private static Expression Add(Expression sum, Expression tap, Expression pixels) => sum.Type.Element == ElementType.F32
        ? new MultiplyAdd(pixels, tap, sum)
        : new Binary(BinaryOperator.Add, sum, new Binary(BinaryOperator.Multiply, pixels, tap));
}
