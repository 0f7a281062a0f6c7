using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering;

/// <summary>The two halves of a kernel: what it computes, as plain loops, and how those loops are run.</summary>
internal sealed record Kernel(Function Algorithm, IReadOnlyList<LoopSchedule> Schedule)
{
    /// <summary>Vector registers of the target that it was lowered for.</summary>
    public int Registers { get; init; } = int.MaxValue;

    /// <summary>The loop whose turns threads share out; null where one runs all. See <see cref="Schedules.TeamLoop"/>.</summary>
    public string? SharedLoop { get; init; }

    /// <summary>The scheduled function.</summary>
    /// <param name="check">Called after every pass; in tests the verifier.</param>
    public Function Run(Action<Function>? check = null) => Pipeline.Run(Algorithm, Schedule, Registers, SharedLoop, check);
}
