using KernelGen.Generator.Ir;
using KernelGen.Generator.Passes;

namespace KernelGen.Generator.Lowering;

/// <summary>The two halves of a kernel: what it computes, as plain loops, and how those loops are run.</summary>
internal sealed record Kernel(Function Algorithm, IReadOnlyList<LoopSchedule> Schedule);
