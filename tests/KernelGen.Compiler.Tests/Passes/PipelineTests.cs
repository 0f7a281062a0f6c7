using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

/// <summary>All passes in a row, each of which leaves a trace in this text.</summary>
public sealed class PipelineTests
{
    private readonly Buffer _w = Scalars.In("weight", 3);
    private readonly Buffer _x = Scalars.In("input", 100);
    private readonly Buffer _y = Scalars.Out("output", 100);

    [Fact]
    public void AScheduleIsAppliedAndThePassesRunInTheirOrder()
    {
        int checks = 0;
        Function done = Pipeline.Run(
            Plain(), [new LoopSchedule("ox", Tile: 2), new LoopSchedule("kx", Unroll: int.MaxValue)], shared: "oy", check: f =>
            {
                Verifier.Check(f);
                checks++;
            });
        Assert.Equal(
            """
            whole oyFrom = 4 * (part) / parts
            whole oyTo = 4 * (part + 1) / parts
            for oy in oyFrom .. oyTo by 1
              pointer xAtOy = input + 10 * oy
              pointer yAtOy = output + 8 * oy
              for ox in 0 .. 4 by 2
                pointer xAtOx = xAtOy + ox
                pointer yAtOx = yAtOy + ox
                var acc_ox0: f32 = 0
                var acc_ox1: f32 = 0
                let w_kx0: f32 = weight[0..1]
                acc_ox0 = MultiplyAdd(w_kx0, xAtOx[0..1], acc_ox0)
                let x_ox1_kx0: f32 = xAtOx[1..1]
                acc_ox1 = MultiplyAdd(w_kx0, x_ox1_kx0, acc_ox1)
                let w_kx1: f32 = weight[1..1]
                acc_ox0 = MultiplyAdd(w_kx1, x_ox1_kx0, acc_ox0)
                acc_ox1 = MultiplyAdd(w_kx1, xAtOx[2..1], acc_ox1)
                yAtOx[0..1] = acc_ox0
                yAtOx[1..1] = acc_ox1
            """,
            done.Body());

        // A step for each loop of the schedule in two passes, and four more.
        Assert.Equal((2 * 2) + 4, checks);
        Assert.Equal(["part", "parts"], done.Sizes.Select(s => s.Name));
    }

    /// <summary>A row of four pixels, each of two taps, in a loop that runs once.</summary>
    private Function Plain() => Scalars.Function([_w, _x, _y], builder => builder.Loop("oy", 4, oy => builder.Loop("ic", 1, ic => builder.Loop("ox", 4, ox =>
    {
        Value acc = builder.Accumulator("acc", new Constant(0, Scalars.Float));
        builder.Loop("kx", 2, kx => builder.Assign(
            acc, new MultiplyAdd(_w.At((Affine)ic + kx), _x.At(((Affine)oy * 10) + ic + ox + kx), new Read(acc))));
        builder.Store(_y, ((Affine)oy * 8) + ox, new Read(acc));
    }))));
}
