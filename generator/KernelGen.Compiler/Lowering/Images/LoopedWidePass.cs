using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>A <see cref="LoopedPass"/> of sums wider than 32 bits: a loop over the taps for each part, in doubles, and then one division.</summary>
internal static class LoopedWidePass
{
    /// <summary>Taps of a row that are written out one after another.</summary>
    private const int UnrolledTaps = 4;

    /// <summary>The parts of the taps as the function reads them: the lowest parts row by row, then the next ones.</summary>
    public static IReadOnlyList<double> Taps(ImageKernel kernel)
    {
        Limbs limbs = LoopedPass.LimbsOf(kernel);
        return [.. Enumerable.Range(0, limbs.Count).SelectMany(place => kernel.Sum.Taps.Select(t => (double)limbs.Of(t)[place]))];
    }

    public static Function Lower(ImageKernel kernel, Target target, string name, IReadOnlyList<string> summary)
    {
        Limbs limbs = LoopedPass.LimbsOf(kernel);
        VectorType whole = Lanes.Register(target, ElementType.I32);
        VectorType type = Lanes.Register(target, ElementType.F64);
        ExactSum sum = kernel.Sum;
        int pixels = DirectPass.Pixels(kernel, target);
        var count = new Symbol("n", pixels);
        int stride = LoopedPass.TileStride(kernel);
        int step = LoopedPass.TileStep(kernel);
        var source = new Ir.Buffer("source", LoopedPass.TileLane(kernel), (Affine)count + ((long)stride * (sum.Height - 1)) + ((sum.Width - 1) * step));
        var destination = new Ir.Buffer("destination", kernel.Destination.Element(), count, isWritten: true);
        var taps = new Ir.Buffer("taps", ElementType.F64, limbs.Count * sum.Taps.Count);
        var builder = new Builder();
        builder.OverlappingLoop("x", count, pixels, x =>
        {
            var sums = new Value[limbs.Count, pixels / type.Lanes];
            for (int place = 0; place < limbs.Count; place++)
            {
                AddTaps(place, x);
            }

            var quotient = new WideQuotient(builder, kernel, limbs);
            var registers = new Expression[pixels / whole.Lanes];
            for (int i = 0; i < registers.Length; i++)
            {
                int at = 2 * i;
                Expression[] Parts(int half) => [.. Enumerable.Range(0, limbs.Count).Select(place => new Read(sums[place, half]))];
                registers[i] = quotient.Divide(Parts(at), Parts(at + 1), $"Pixels{(char)('A' + i)}");
            }

            new RunStore(builder).Store(
                new(registers, quotient.Range.Least, quotient.Range.Largest), kernel.Destination, destination, x);

            void AddTaps(int place, Symbol x)
            {
                double start = (double)limbs.Of(sum.Constant)[place];
                for (int half = 0; half < sums.GetLength(1); half++)
                {
                    sums[place, half] = builder.Accumulator(FormattableString.Invariant($"part{place}_{half}"), new Constant(start, type));
                }

                builder.Loop("row", sum.Height, row => builder.Loop("column", sum.Width, column =>
                {
                    Affine tapAt = ((Affine)row * sum.Width) + column + (place * sum.Taps.Count);
                    Expression tap = builder.Define("tap", new Broadcast(taps, tapAt, type));
                    for (int i = 0; i < pixels / whole.Lanes; i++)
                    {
                        Affine at = ((Affine)row * stride) + x + ((Affine)column * step) + (i * whole.Lanes);
                        Expression loaded = builder.Define(
                            "pixels" + i.ToString(CultureInfo.InvariantCulture), Lanes.Load(source, at, whole));
                        for (int side = 0; side < 2; side++)
                        {
                            Value part = sums[place, (2 * i) + side];
                            ConversionKind kind = side == 0 ? ConversionKind.WidenLower : ConversionKind.WidenUpper;
                            builder.Assign(part, new MultiplyAdd(new Conversion(kind, loaded, type), tap, new Read(part)));
                        }
                    }
                }));
            }
        });
        var function = new Function(name, summary, [source, destination, taps], [count], builder.Finish());
        return StepPointers.Apply(HoistConstants.Apply(Unroll.Apply(function, "column", UnrolledTaps)));
    }
}
