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
        Packed = new AlignedMemory(plan.PackedLength);
        Parameters = plan.Inference is not null ? new AlignedMemory(plan.ParameterLength + plan.StateLength) : null;
    }

    /// <summary>Packed weights that there are already.</summary>
    public WeightSnapshot(AlignedMemory packed) => Packed = packed;

    /// <summary>The packed weights that <see cref="Network.ForwardSample"/> reads.</summary>
    public readonly AlignedMemory Packed;

    /// <summary>A copy of the parameters for <see cref="Network.InferBlock"/>; null where forward passes never use it.</summary>
    public readonly AlignedMemory? Parameters;
}
