using System.Globalization;
using System.Numerics;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>
/// A kernel of too many taps for straight-line code: loops over a table of taps. The source's row stride is a constant, which a padded
/// tile has; against so many taps the copy into the tile costs little, and every index stays provable.
/// </summary>
internal static class LoopedKernelLowering
{
    /// <summary>Taps of a row that are written out one after another.</summary>
    private const int UnrolledTaps = 8;

    /// <summary>Outputs that a row of the tile has room for at least.</summary>
    private const int TileOutputs = 256;

    /// <summary>Elements from one row of the tile to the next.</summary>
    public static int TileStride(ImageKernel kernel) => (TileOutputs + ((kernel.Sum.Width - 1) * kernel.Channels) + 63) / 64 * 64;

    /// <summary>The taps as the function reads them, row by row.</summary>
    public static IReadOnlyList<double> Taps(ImageKernel kernel) =>
    [
        .. Enumerable.Range(0, kernel.Sum.Taps.Count).Select(i => kernel.Arithmetic.Accumulator == Accumulator.Single
            ? kernel.FloatTap(i / kernel.Sum.Width, i % kernel.Sum.Width)
            : (double)IntegerSum.Wrap(kernel.Sum.Taps[i], new VectorType(kernel.Arithmetic.Lane, 1))),
    ];

    public static Function Lower(ImageKernel kernel, Target target, string name, IReadOnlyList<string> summary)
    {
        var layout = new LaneLayout(kernel, target);
        var count = new Symbol("n", layout.Pixels);
        int stride = TileStride(kernel);
        int lastOffset = (kernel.Sum.Width - 1) * kernel.Channels;
        var source = new Ir.Buffer("source", layout.Source, (Affine)count + ((long)stride * (kernel.Sum.Height - 1)) + lastOffset);
        var destination = new Ir.Buffer("destination", layout.Destination, count, isWritten: true);
        var taps = new Ir.Buffer("taps", layout.Sum.Element, kernel.Sum.Taps.Count);
        var builder = new Builder();
        builder.OverlappingLoop("x", count, layout.Pixels, x =>
        {
            Value[] sums = [.. Enumerable.Range(0, layout.Slots).Select(slot => Start(builder, kernel, layout, slot))];
            builder.Loop("row", kernel.Sum.Height, row => builder.Loop("column", kernel.Sum.Width, column =>
            {
                Expression tap = builder.Define("tap", new Broadcast(taps, ((Affine)row * kernel.Sum.Width) + column, layout.Sum));
                Affine at = ((Affine)row * stride) + x + ((Affine)column * kernel.Channels);
                Expression? packed = layout.IsInterleaved ? builder.Define("packed", PixelLanes.Packed(layout, source, at)) : null;
                for (int slot = 0; slot < layout.Slots; slot++)
                {
                    Expression pixels = packed is null
                        ? PixelLanes.Widened(layout, source, at + (slot * layout.SlotStep))
                        : PixelLanes.Part(layout, packed, slot);
                    builder.Assign(sums[slot], Add(new Read(sums[slot]), tap, pixels));
                }
            }));
            new ResultWriter(builder, kernel, layout, x).Write(destination, 0, [.. sums.Select(s => new Read(s))]);
        });
        var function = new Function(name, summary, [source, destination, taps], [count], builder.Finish());
        return StepPointers.Apply(HoistConstants.Apply(Unroll.Apply(function, "column", UnrolledTaps)));
    }

    private static Value Start(Builder builder, ImageKernel kernel, LaneLayout layout, int slot)
    {
        BigInteger start = layout.Sum.Element == ElementType.F32
            ? BigInteger.Zero
            : kernel.Sum.Constant + (kernel.Arithmetic.Rounding?.Bias ?? 0);
        return builder.Accumulator(
            "sum" + slot.ToString(CultureInfo.InvariantCulture), new Constant(IntegerSum.Wrap(start, layout.Sum), layout.Sum));
    }

    private static Expression Add(Expression sum, Expression tap, Expression pixels) => sum.Type.Element == ElementType.F32
        ? new MultiplyAdd(pixels, tap, sum)
        : new Binary(BinaryOperator.Add, sum, new Binary(BinaryOperator.Multiply, pixels, tap));
}
