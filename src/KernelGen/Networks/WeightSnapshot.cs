using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The weights as one version of the parameters gives them, in the form that forward passes read.</summary>
internal sealed class WeightSnapshot
{
    /// <summary>Stands for no version: the snapshot is being written.</summary>
    public const long NoVersion = -1;

    public int Users;
    public long Version = NoVersion;

    /// <summary>The snapshot that was made before this one.</summary>
    public WeightSnapshot? Older;

    public WeightSnapshot(NetworkPlan plan)
    {
        int length = plan.ParameterLength + plan.StateLength;
        if (plan.Batch is not null && plan.Inference is null && plan.PackingShift >= 0)
        {
            // New memory costs more than what is written to it, page by page, so folded parameters take none of their own: packing writes over them.
            var whole = new AlignedMemory(Math.Max(checked(plan.PackingShift + length), plan.PackedLength));
            Packed = whole.Part(0, plan.PackedLength);
            Folded = whole.Part(plan.PackingShift, length);
            return;
        }

        Packed = new AlignedMemory(plan.PackedLength);
        Parameters = plan.Inference is not null ? new AlignedMemory(length) : null;
    }

    /// <summary>Packed weights that there are already.</summary>
    public WeightSnapshot(AlignedMemory packed) => Packed = packed;

    /// <summary>The packed weights that <see cref="Network.ForwardSample"/> reads.</summary>
    public readonly AlignedMemory Packed;

    /// <summary>Memory for the parameters with their norms folded, over which packing writes; null where there is none.</summary>
    public readonly AlignedMemory? Folded;

    /// <summary>A copy of the parameters for <see cref="Network.InferBlock"/>; null where forward passes never use it.</summary>
    public readonly AlignedMemory? Parameters;
}
