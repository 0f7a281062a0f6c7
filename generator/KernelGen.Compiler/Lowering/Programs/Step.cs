using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Schedules;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The memory that a step works on.</summary>
internal enum Memory
{
    /// <summary>The parameters in PyTorch's layout.</summary>
    Parameters,

    /// <summary>The weights as the kernels of one sample read them.</summary>
    Packed,

    Workspace,

    /// <summary>Where a thread keeps what one kernel of a training program needs for itself while it runs.</summary>
    Scratch,

    /// <summary>Gradients of the parameters.</summary>
    Gradients,

    /// <summary>The user's input sample.</summary>
    Input,

    /// <summary>The user's output sample.</summary>
    Output,
}

/// <summary>One thing that a program does.</summary>
internal abstract record Step
{
    /// <summary>The layer that it works for; empty where it is none.</summary>
    public virtual string LayerName => "";
}

/// <summary>Runs a kernel that every target has its own body of.</summary>
/// <param name="Layer">The layer that it works for.</param>
/// <param name="Reason">A sentence for the reader.</param>
/// <param name="Form">What the kernel computes, on which layouts.</param>
/// <param name="Arguments">Its buffers, in order.</param>
/// <param name="Sizes">Its sizes, in order.</param>
internal sealed record KernelStep(
    string Layer, string Reason, KernelForm Form, IReadOnlyList<Place> Arguments, params IReadOnlyList<int> Sizes) : Step
{
    public override string LayerName => Layer;

    /// <summary>The least work of which threads share out the turns; null where one thread runs them all.</summary>
    public double? SharedFrom { get; init; }

    /// <summary>The kernel for a target.</summary>
    public Kernel Lower(Target target)
    {
        Kernel kernel = Form.Lower(target) with { Registers = target.Registers };
        return SharedFrom is { } work ? kernel with { SharedLoop = TeamLoop.Choose(kernel, [.. kernel.Algorithm.Buffers.Where((_, i) => Arguments[i].Memory == Memory.Scratch)], work) } : kernel;
    }
}

/// <summary>Calls a method of the runtime, the same for every target.</summary>
/// <param name="Layer">The layer that it works for.</param>
/// <param name="Reason">A sentence for the reader.</param>
/// <param name="Method">The method, for example <c>WeightPacking.Bias</c>.</param>
/// <param name="Arguments">Places, numbers, or null.</param>
internal record RuntimeStep(string Layer, string Reason, string Method, IReadOnlyList<object?> Arguments) : Step
{
    public override string LayerName => Layer;
}

/// <summary>Steps for callers that want the gradients of the parameters.</summary>
internal sealed record ForParameterGradients(IReadOnlyList<Step> Steps) : Step
{
    public override string LayerName => Steps.Count == 0 ? "" : Steps[0].LayerName;
}

/// <summary>The end of a program for callers that do not want the gradient of the input.</summary>
internal sealed record StopWithoutInputGradient : Step;
