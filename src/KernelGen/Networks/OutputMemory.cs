using KernelGen.Runtime;

namespace KernelGen;

/// <summary>Where the outputs of samples go: all outputs of a sample one behind another, or each output into memory of its own.</summary>
/// <param name="plan">The network.</param>
/// <param name="joined">The first sample's outputs; null where each has memory of its own.</param>
/// <param name="each">The first sample's place for each output.</param>
internal readonly unsafe struct OutputMemory(NetworkPlan plan, float* joined, float** each)
{
    /// <summary>Where a sample's outputs are written.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="workspace">The workspace of the sample, behind which outputs wait that go to several places.</param>
    public float* Of(nint sample, AlignedMemory workspace) =>
        each is null ? joined + (sample * plan.Output.Length) : workspace.Pointer + plan.SampleWorkspaceLength;

    /// <summary>Brings what waits there to its places.</summary>
    public void Finish(nint sample, AlignedMemory workspace)
    {
        if (each is null)
        {
            return;
        }

        float* from = workspace.Pointer + plan.SampleWorkspaceLength;
        for (int i = 0; i < plan.Outputs!.Length; i++)
        {
            int length = plan.Outputs[i].Shape.Length;
            new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(each[i] + (sample * length), length));
            from += length;
        }
    }

    /// <summary>Takes the outputs of sixteen samples out of the workspace of inference.</summary>
    /// <param name="sample">The first of them.</param>
    /// <param name="workspace">The workspace.</param>
    public void Unpack(nint sample, float* workspace)
    {
        if (plan.Outputs is null)
        {
            SampleBlock.Unpack(workspace, plan.Inference!.Output, plan.Output, joined + (sample * plan.Output.Length), SampleBlock.Lanes, plan.Layout);
            return;
        }

        float* into = joined + (sample * plan.Output.Length);
        for (int i = 0; i < plan.Outputs.Length; i++)
        {
            OutputPlan output = plan.Outputs[i];
            int length = output.Shape.Length;
            SampleBlock.Unpack(
                workspace, output.Inferred, output.Shape, each is null ? into : each[i] + (sample * length), SampleBlock.Lanes, plan.Layout,
                each is null ? plan.Output.Length : length);
            into += length;
        }
    }
}
