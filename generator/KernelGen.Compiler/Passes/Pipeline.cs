using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>What a schedule says of one loop of a kernel.</summary>
/// <param name="Loop">The loop's name.</param>
/// <param name="Tile">How many turns run side by side in registers.</param>
/// <param name="Unroll">How many turns are written out one after another.</param>
internal sealed record LoopSchedule(string Loop, int Tile = 1, int Unroll = 1);

/// <summary>The passes, in their order, each with its reason in its own file.</summary>
internal static class Pipeline
{
    /// <summary>Applies a schedule to a function as it was lowered.</summary>
    /// <param name="function">The plain loops.</param>
    /// <param name="schedule">What to do with which loop, in the order of the loops from outside to inside.</param>
    /// <param name="registers">Vector registers that there are.</param>
    /// <param name="shared">The loop whose turns threads share out; null where there is none.</param>
    /// <param name="check">Called after every pass; in tests the verifier.</param>
    public static Function Run(
        Function function, IReadOnlyList<LoopSchedule> schedule, int registers = int.MaxValue, string? shared = null, Action<Function>? check = null)
    {
        Function current = Verifier.Check(function);
        foreach (LoopSchedule loop in schedule)
        {
            Step(f => RegisterTile.Apply(f, loop.Loop, loop.Tile));
        }

        foreach (LoopSchedule loop in schedule)
        {
            Step(f => Unroll.Apply(f, loop.Loop, loop.Unroll));
        }

        Step(f => ShareTurns.Apply(f, shared));
        Step(Simplify.Apply);
        Step(f => ShareLoads.Apply(f, registers));
        Step(StepPointers.Apply);
        return current;

        void Step(Func<Function, Function> pass)
        {
            current = pass(current);
            check?.Invoke(current);
        }
    }
}
