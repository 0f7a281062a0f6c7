using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering;

/// <summary>
/// One way to compute one thing, with everything that it depends on but the target: a value, so that programs can be printed, compared and
/// checked before anything is lowered.
/// </summary>
internal abstract record KernelForm
{
    /// <summary>The plain loops and their schedule.</summary>
    public abstract Kernel Lower(Target target);
}
