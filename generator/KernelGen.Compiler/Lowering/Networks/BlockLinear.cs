using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Schedules;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>A fully connected layer over sixteen samples in a vector, forward and backward.</summary>
internal static class BlockLinear
{
    public static Kernel Forward(PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target)
    {
        int inputs = input.Shape.Length;
        int outputs = output.Shape.Channels;
        var source = new Ir.Buffer("input", ElementType.F32, input.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, outputs * inputs);
        var bias = new Ir.Buffer("bias", ElementType.F32, outputs);
        var result = new Ir.Buffer("output", ElementType.F32, output.Length, isWritten: true);
        (SumShape shape, IReadOnlyList<SumLoop> loops) = Terms(input);
        var builder = new Builder();
        builder.ForEachPart(target, lane => builder.Loop("oc", outputs, oc =>
        {
            Value acc = builder.Accumulator("acc", hasBias ? new Broadcast(bias, oc, target.Float) : Parts.Zero(target.Float));
            PartedSum.Write(builder, shape, loops, [acc], (parts, places) => builder.Assign(parts[0], new MultiplyAdd(
                new Broadcast(weight, ((Affine)oc * inputs) + Flat(places), target.Float),
                new Load(source, At(places) + lane, target.Float),
                new Read(parts[0]))));
            Expression value = new Read(acc);
            builder.Store(result, output.Index(oc, 0, 0) + lane, Activations.Apply(builder, fused, value));
        }));

        (int[] tile, _) = TileModel.Choose(
            target, [new TileAxis("oc", outputs)], t => new TileCost(t[0], t[0] + 1, t[0] + (target.HasFusedMultiplyAdd ? 2 : 3)), 16);
        string inner = loops[loops.Count - 1].Name;
        Ir.Buffer[] buffers = hasBias ? [source, weight, bias, result] : [source, weight, result];
        return new Kernel(
            new Function(
                "BlockLinearForward",
                [
                    Parts.Text($"Linear, forward: {inputs} to {outputs}, sixteen samples in a vector."),
                    Parts.Text($"Tile: {tile[0]} outputs in registers of {target.VectorBits} bits."),
                ],
                buffers, [], builder.Finish()),
            [new LoopSchedule("oc", tile[0]), new LoopSchedule(inner, Unroll: tile[0] < 8 ? 2 : 1)]);

        // A place's offset is its element's in memory, its index the one along its axis.
        Affine At(IReadOnlyList<SumPlace> places) => places.Aggregate((Affine)input.Origin, (sum, p) => sum + p.Offset);

        Affine Flat(IReadOnlyList<SumPlace> places) => places.Count == 1
            ? places[0].Index
            : (places[0].Index * (input.Shape.Height * input.Shape.Width)) + (places[1].Index * input.Shape.Width) + places[2].Index;
    }

    /// <summary>The sum over all elements of an input: one loop where they are stored one after another, else a loop for each axis.</summary>
    private static (SumShape Shape, IReadOnlyList<SumLoop> Loops) Terms(PlaneLayout input)
    {
        SumShape shape = SumShape.OfTaps(input.Shape.Channels, input.Shape.Height, input.Shape.Width);
        return input.IsContiguous && shape.Flat() is { } flat
            ? (flat, [new("i", new StraightWalk(input.Lanes))])
            : (shape,
                [
                    new("ic", new StraightWalk(input.ChannelStride)), new("iy", new StraightWalk(input.RowStride)), new("ix", new StraightWalk(input.Lanes)),
                ]);
    }

    public static Kernel BackwardData(PlaneLayout outputGradient, PlaneLayout inputGradient, Finish before, Target target)
    {
        var values = new Ir.Buffer("values", ElementType.F32, before.Values?.Length ?? 0);
        int inputs = inputGradient.Shape.Length;
        int outputs = outputGradient.Shape.Channels;
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var weight = new Ir.Buffer("weight", ElementType.F32, outputs * inputs);
        var result = new Ir.Buffer("inputGradient", ElementType.F32, inputGradient.Length, isWritten: true);
        IReadOnlyList<Run> runs = inputGradient.Runs("i");
        var builder = new Builder();
        builder.ForEachPart(target, lane => ForEach(builder, runs, inputGradient.Origin, (at, flat) =>
        {
            Value acc = builder.Accumulator("acc", Parts.Zero(target.Float));
            PartedSum.Write(builder, SumShape.OfTaps(outputs, 1, 1), [new("oc"), new("ky"), new("kx")], [acc], (parts, places) => builder.Assign(parts[0], new MultiplyAdd(
                new Broadcast(weight, (places[0].Index * inputs) + flat, target.Float),
                new Load(gradient, outputGradient.Index(places[0].Index, 0, 0) + lane, target.Float),
                new Read(parts[0]))));

            // A linear layer's input has no halo: its elements lie in their order.
            builder.Store(result, at + lane, before.Back(builder, new Read(acc), values, (flat * Parts.Lanes) + lane));
        }));

        Run inner = runs[runs.Count - 1];
        (int[] tile, _) = TileModel.Choose(
            target, [new TileAxis(inner.Name, inner.Count)], t => new TileCost(t[0], t[0] + 1, t[0] + (target.HasFusedMultiplyAdd ? 2 : 3)), 16);
        return new Kernel(
            new Function(
                "BlockLinearBackwardData",
                [
                    Parts.Text($"Linear, backward data: {outputs} to {inputs}, sixteen samples in a vector."),
                    Parts.Text($"Tile: {tile[0]} inputs in registers of {target.VectorBits} bits."),
                ],
                before.IsNothing ? [gradient, weight, result] : [gradient, weight, values, result], [], builder.Finish()),
            [new LoopSchedule(inner.Name, tile[0]), new LoopSchedule("oc", Unroll: tile[0] < 8 ? 2 : 1)]);
    }

    /// <summary>
    /// The gradient of the matrix: vectors run over the inputs, whose samples have been turned into rows, and each sum runs over the
    /// sixteen samples.
    /// </summary>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="rowStride">Floats from one sample's inputs to the next sample's.</param>
    /// <param name="outputGradient">Where the gradients of the outputs lie, sixteen samples in a vector.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel BackwardWeights(int inputs, int rowStride, PlaneLayout outputGradient, Target target)
    {
        int outputs = outputGradient.Shape.Channels;
        VectorType type = VectorRow.TypeFor(inputs, target);
        var source = new Ir.Buffer("samples", ElementType.F32, Parts.Lanes * rowStride);
        var gradient = new Ir.Buffer("outputGradient", ElementType.F32, outputGradient.Length);
        var result = new Ir.Buffer("weightGradient", ElementType.F32, outputs * inputs, isWritten: true);
        var builder = new Builder();
        builder.Loop("oc", outputs, oc => builder.ForEachVector("i", inputs, type, i =>
        {
            Value acc = builder.Accumulator("acc", Parts.Zero(type));
            builder.Loop("sample", Parts.Lanes, sample => builder.Assign(acc, new MultiplyAdd(
                new Broadcast(gradient, outputGradient.Index(oc, 0, 0) + sample, type),
                new Load(source, ((Affine)sample * rowStride) + i, type),
                new Read(acc))));
            builder.Store(result, ((Affine)oc * inputs) + i, new Read(acc));
        }));

        (int[] tile, _) = TileModel.Choose(
            target,
            [new TileAxis("oc", outputs), new TileAxis("i", inputs / type.Lanes)],
            t => new TileCost(t[0] * t[1], t[0] + t[1], (t[0] * t[1]) + t[1] + (target.HasFusedMultiplyAdd ? 1 : 2)));
        return new Kernel(
            new Function(
                "BlockLinearBackwardWeights",
                [
                    Parts.Text($"Linear, backward weights: {outputs} × {inputs}, summed over sixteen samples."),
                    Parts.Text($"Tile: {tile[0]} outputs × {tile[1]} vectors of inputs in registers of {type.Bits} bits."),
                ],
                [source, gradient, result], [], builder.Finish()),
            [new LoopSchedule("oc", tile[0]), new LoopSchedule("i", tile[1]), new LoopSchedule("sample", Unroll: tile[0] * tile[1] < 8 ? 2 : 1)]);
    }

    /// <summary>Nested loops over the elements of a tensor; the body gets the index in memory and the one in the flattened tensor.</summary>
    public static void ForEach(Builder builder, IReadOnlyList<Run> runs, Affine origin, Action<Affine, Affine> body)
    {
        Nest(0, origin, 0);

        void Nest(int depth, Affine at, Affine flat)
        {
            if (depth == runs.Count)
            {
                body(at, flat);
                return;
            }

            Run run = runs[depth];
            builder.Loop(run.Name, run.Count, i => Nest(depth + 1, at + ((Affine)i * run.Stride), flat + ((Affine)i * run.FlatStride)));
        }
    }
}
