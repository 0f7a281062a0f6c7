using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering;

/// <summary>
/// One way to compute one thing, with everything that it depends on but the target: a value, so that programs can be printed, compared and
/// checked before anything is lowered.
/// </summary>
internal abstract record KernelForm
{
    /// <summary>Floats of memory that the kernel works in: what is in it before and after means nothing. 0 where it needs none.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>The plain loops and their schedule.</summary>
    public abstract Kernel Lower(Target target);
}
