using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Padding as loops that copy. Each row of the input gets its columns first; then whole padded rows are copied to where rows are added.
/// So the text grows with the runs of one axis plus those of the other, not with their product. The backward pass goes the same way
/// back: added rows are folded into the rows that they copy, and then added columns.
/// </summary>
internal static class PadLowering
{
    private static readonly VectorType s_scalar = new(ElementType.F32, 1);

    /// <summary>Runs the body over cells of a row: a count, whether sources step with them, and the body with cell, lane and type.</summary>
    private delegate void RowOfCells(int count, bool isStraight, Action<Affine, Affine, VectorType> body);

    /// <summary>Adds up a term for each copy of a cell.</summary>
    private delegate Expression Copies(Func<Affine, Expression> term);

    /// <summary>Sixteen samples in a vector.</summary>
    public static Kernel BlockForward(Pad pad, PlaneLayout input, PlaneLayout output, Target target)
    {
        var builder = new Builder();
        RowOfCells forEachCell = Sixteen(builder, target);
        return Forward(
            "BlockPadForward", "sixteen samples in a vector", pad, builder, input, output, input.Length,
            body => builder.Loop("c", input.Shape.Channels, c => body(new Grid(input.Index, c), new Grid(output.Index, (Affine)c + pad.Front))), forEachCell,
            result => AddPlanes(pad, builder, input.Shape.Channels, output, result, forEachCell));
    }

    /// <summary>One sample, sixteen channels in a vector.</summary>
    public static Kernel Channels(Pad pad, ChannelLayout input, ChannelLayout output, Target target)
    {
        var builder = new Builder();
        RowOfCells forEachCell = Sixteen(builder, target);
        int front = pad.Front / ChannelLayout.BlockSize;
        return Forward(
            "ChannelPad", "one sample, sixteen channels in a vector", pad, builder, input, output, input.Length,
            body => builder.Loop("cb", input.Blocks, block => body(new Grid(input.Index, block), new Grid(output.Index, (Affine)block + front))), forEachCell,
            result => AddBlocks(pad, builder, input, output, result, forEachCell));
    }

    /// <summary>One sample, neighbouring pixels in a vector where the padding copies them in their order.</summary>
    public static Kernel Planes(Pad pad, PlaneLayout input, PlaneLayout output, Target target)
    {
        var builder = new Builder();
        RowOfCells forEachCell = (count, isStraight, body) =>
        {
            VectorType type = isStraight ? VectorRow.TypeFor(count, target) : s_scalar;
            builder.ForEachVector("x", count, type, x => body(x, 0, type));
        };
        return Forward(
            "WidthPad", "one sample, neighbouring pixels in a vector", pad, builder, input, output,
            input.Halo.IsNone ? input.Shape.Length : input.Length, // the user's own memory ends with the last pixel
            body => builder.Loop("c", input.Shape.Channels, c => body(new Grid(input.Index, c), new Grid(output.Index, (Affine)c + pad.Front))), forEachCell,
            result => AddPlanes(pad, builder, input.Shape.Channels, output, result, forEachCell));
    }

    /// <summary>The gradient of the input, over sixteen samples. Adds up inside the gradient of the output, which nobody reads after it.</summary>
    public static Kernel BlockBackward(Pad pad, PlaneLayout outputGradient, PlaneLayout inputGradient, Target target)
    {
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length, isWritten: true);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        var builder = new Builder();
        RowOfCells forEachCell = Sixteen(builder, target);
        builder.Loop("c", inputGradient.Shape.Channels, c =>
        {
            var from = new Grid(outputGradient.Index, (Affine)c + pad.Front);
            var to = new Grid(inputGradient.Index, c);
            NoteUnless(pad.IsConstant || pad.Rows.Runs.Count == 0, builder, "Each added row goes to the row that it copies.");
            foreach (PadRun run in pad.IsConstant ? [] : pad.Rows.Runs)
            {
                ForEachSource(builder, run, forEachCell, pad.Columns.Output, (source, x, lane, type, copies) => Add(
                    gradient, from.At(source + pad.Rows.Before, x) + lane, copies(copy => new Load(gradient, from.At(copy, x) + lane, type)), type));
            }

            NoteUnless(pad.IsConstant || pad.Columns.Runs.Count == 0, builder, "Each row's own columns, and the added ones where they come from.");
            builder.Loop("y", pad.Rows.Input, y =>
            {
                Affine row = (Affine)y + pad.Rows.Before;
                forEachCell(pad.Columns.Input, true, (x, lane, type) =>
                    builder.Store(result, to.At(y, x) + lane, new Load(gradient, from.At(row, x + pad.Columns.Before) + lane, type)));
                foreach (PadRun run in pad.IsConstant ? [] : pad.Columns.Runs)
                {
                    ForEachSource(builder, run, forEachCell, (source, lane, type, copies) => Add(
                        result, to.At(y, source) + lane, copies(copy => new Load(gradient, from.At(row, copy) + lane, type)), type));
                }
            });
        });
        return new Kernel(
            new Function(
                "BlockPadBackward",
                [Title(pad, "backward", outputGradient, inputGradient, "sixteen samples in a vector")], [gradient, result], [], builder.Finish()),
            []);

        void Add(Ir.Buffer sum, Affine at, Expression addend, VectorType type) =>
            builder.Store(sum, at, new Binary(BinaryOperator.Add, new Load(sum, at, type), addend));
    }

    private static Kernel Forward(
        string name, string how, Pad pad, Builder builder, TensorLayout input, TensorLayout output, int inputLength, Action<Action<Grid, Grid>> forEachPlane,
        RowOfCells forEachCell, Action<Ir.Buffer> addChannels)
    {
        var source = new Ir.Buffer("input", ElementType.F32, inputLength);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        forEachPlane((from, to) =>
        {
            NoteUnless(pad.Columns.Runs.Count == 0, builder, "Each row with its columns on both sides.");
            builder.Loop("y", pad.Rows.Input, y =>
            {
                Affine row = (Affine)y + pad.Rows.Before;
                forEachCell(pad.Columns.Input, true, (x, lane, type) =>
                    builder.Store(result, to.At(row, x + pad.Columns.Before) + lane, new Load(source, from.At(y, x) + lane, type)));
                foreach (PadRun run in pad.Columns.Runs)
                {
                    ForEachCell(builder, run, forEachCell, (copy, original, lane, type) =>
                        builder.Store(result, to.At(row, copy) + lane, Cell(source, from.At(y, original) + lane, type)), pad.IsConstant);
                }
            });
            NoteUnless(pad.Rows.Runs.Count == 0, builder, "Whole rows above and below.");
            foreach (PadRun run in pad.Rows.Runs)
            {
                ForEachRow(builder, run, (copy, original) => forEachCell(pad.Columns.Output, true, (x, lane, type) =>
                    builder.Store(result, to.At(copy, x) + lane, Cell(result, to.At(original + pad.Rows.Before, x) + lane, type))));
            }
        });
        addChannels(result);
        return new Kernel(new Function(name, [Title(pad, "forward", input, output, how)], [source, result], [], builder.Finish()), []);

        Expression Cell(Ir.Buffer buffer, Affine index, VectorType type) =>
            pad.IsConstant ? Parts.Number(pad.Value, type) : new Load(buffer, index, type);
    }

    /// <summary>Channels of the constant in front of the input's and behind them.</summary>
    private static void AddPlanes(Pad pad, Builder builder, int channels, PlaneLayout output, Ir.Buffer result, RowOfCells forEachCell)
    {
        NoteUnless((pad.Front | pad.Back) == 0, builder, "Whole channels.");
        Fill(pad, builder, "front", 0, pad.Front, output.Index, result, forEachCell);
        Fill(pad, builder, "back", pad.Front + channels, pad.Back, output.Index, result, forEachCell);
    }

    /// <summary>The same in blocks of sixteen: the lanes that the input's last block leaves are filled one by one.</summary>
    private static void AddBlocks(Pad pad, Builder builder, ChannelLayout input, ChannelLayout output, Ir.Buffer result, RowOfCells forEachCell)
    {
        int front = pad.Front / ChannelLayout.BlockSize;
        NoteUnless((pad.Front | pad.Back) == 0, builder, "Whole channels.");
        Fill(pad, builder, "front", 0, front, output.Index, result, forEachCell);
        if (pad.Back == 0)
        {
            return;
        }

        int full = input.Shape.Channels % ChannelLayout.BlockSize;
        if (full > 0)
        {
            builder.Loop("lastY", pad.Rows.Output, y => builder.Loop("lastX", pad.Columns.Output, x => builder.Loop("last", ChannelLayout.BlockSize - full, lane =>
                builder.Store(result, output.Index(front + input.Blocks - 1, y, x) + lane + full, Parts.Number(pad.Value, s_scalar)))));
        }

        Fill(pad, builder, "back", front + input.Blocks, output.Blocks - front - input.Blocks, output.Index, result, forEachCell);
    }

    private static void Fill(
        Pad pad, Builder builder, string name, int first, int count, Func<Affine, Affine, Affine, Affine> at, Ir.Buffer result, RowOfCells forEachCell)
    {
        if (count > 0)
        {
            builder.Loop(name, count, c => builder.Loop("filledY", pad.Rows.Output, y => forEachCell(pad.Columns.Output, true, (x, lane, type) =>
                builder.Store(result, at((Affine)c + first, y, x) + lane, Parts.Number(pad.Value, type)))));
        }
    }

    private static void NoteUnless(bool condition, Builder builder, string text)
    {
        if (!condition)
        {
            builder.Note(text);
        }
    }

    private static void ForEachRow(Builder builder, PadRun run, Action<Affine, Affine> body) => builder.Loop("repeat", run.Repeats, repeat =>
        builder.Loop("y", run.Count, y => body(Copy(run, repeat, y), Source(run, y))));

    private static void ForEachCell(
        Builder builder, PadRun run, RowOfCells forEachCell, Action<Affine, Affine, Affine, VectorType> body, bool isStraight = false) =>
        builder.Loop("repeat", run.Repeats, repeat => forEachCell(
            run.Count, isStraight || run.Step == 1, (x, lane, type) => body(Copy(run, repeat, x), Source(run, x), lane, type)));

    /// <summary>The rows that a run copies, each with the cells of a row and what adds up a term of each copy of them.</summary>
    private static void ForEachSource(
        Builder builder, PadRun run, RowOfCells forEachCell, int columns, Action<Affine, Affine, Affine, VectorType, Copies> body)
    {
        if (HasLongSums(run))
        {
            builder.Loop("y", Sources(run), y => forEachCell(columns, true, (x, lane, type) =>
                body(Source(run, y), x, lane, type, term => SumOfCopies(builder, run, y, type, term))));
        }
        else
        {
            ForEachRow(builder, run, (copy, source) => forEachCell(columns, true, (x, lane, type) => body(source, x, lane, type, term => term(copy))));
        }
    }

    /// <summary>The cells of a row that a run copies, each with what adds up a term of each copy.</summary>
    private static void ForEachSource(Builder builder, PadRun run, RowOfCells forEachCell, Action<Affine, Affine, VectorType, Copies> body)
    {
        if (HasLongSums(run))
        {
            forEachCell(Sources(run), run.Step == 1, (x, lane, type) => body(Source(run, x), lane, type, term => SumOfCopies(builder, run, x, type, term)));
        }
        else
        {
            ForEachCell(builder, run, forEachCell, (copy, source, lane, type) => body(source, lane, type, term => term(copy)));
        }
    }

    /// <summary>Whether a cell has so many copies in a run that their sum is taken in parts, before it is added to what others give the cell.</summary>
    private static bool HasLongSums(PadRun run) => (long)run.Repeats * (run.Count / Sources(run)) > SumLimits.Nested.Whole;

    /// <summary>Cells of the input that a run copies.</summary>
    private static int Sources(PadRun run) => run.Step == 0 ? 1 : run.Count;

    private static Expression SumOfCopies(Builder builder, PadRun run, Affine source, VectorType type, Func<Affine, Expression> term)
    {
        Value sum = builder.Accumulator("sum", Parts.Zero(type));
        PartedSum.Write(
            builder, SumShape.Of(SumLimits.Nested, [run.Repeats, run.Count / Sources(run)]), [new("repeat"), new("copy")], [sum],
            (sums, at) => builder.Assign(
                sums[0], new Binary(BinaryOperator.Add, new Read(sums[0]), term(Copy(run, at[0].Index, source + at[1].Index)))));
        return new Read(sum);
    }

    private static Affine Copy(PadRun run, Affine repeat, Affine cell) => (repeat * run.Period) + cell + run.First;

    private static Affine Source(PadRun run, Affine cell) => (cell * run.Step) + run.Source;

    private static RowOfCells Sixteen(Builder builder, Target target) => (count, _, body) =>
        builder.Loop("x", count, x => builder.ForEachPart(target, lane => body(x, lane, target.Float)));

    private static string Title(Pad pad, string direction, TensorLayout input, TensorLayout output, string how) => Parts.Text(
        $"Padding ({(pad.IsConstant ? Parts.Text($"{pad.Value}") : pad.Border)}), {direction}: {input.Shape} to {output.Shape}, {how}.");

    /// <summary>One channel, or one block of channels.</summary>
    private readonly struct Grid(Func<Affine, Affine, Affine, Affine> index, Affine plane)
    {
        public Affine At(Affine y, Affine x) => index(plane, y, x);
    }
}
