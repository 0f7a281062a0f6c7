using KernelGen.Runtime;

namespace KernelGen;

/// <summary>One thread's way to compute the losses of a block's samples, each with its gradient, in double precision.</summary>
/// <param name="plan">Where a block's outputs and output gradients are stored.</param>
internal abstract unsafe class LossKernel(NetworkPlan plan)
{
    /// <summary>The network.</summary>
    protected NetworkPlan Plan { get; } = plan;

    /// <summary>Computes one sample's loss and leaves its gradient in the workspace.</summary>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="lane">The sample.</param>
    /// <param name="targets">The sample's targets in the network's layout; null where a label says them.</param>
    /// <param name="label">Its class, where there are no targets.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="correct">Whether the label's output is the largest; of equal ones the first counts.</param>
    public abstract double Sample(float* workspace, int lane, float* targets, int label, double scale, out bool correct);

    /// <summary>Gives a sample that does not count a gradient of zero.</summary>
    public void Ignore(float* workspace, int lane)
    {
        Shape shape = Plan.Output;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* gradient = Row(workspace, Plan.BlockOutputGradient, c, row) + lane;
                for (int x = 0; x < shape.Width; x++)
                {
                    gradient[(nint)x * SampleBlock.Lanes] = 0;
                }
            }
        }
    }

    protected static float* Row(float* workspace, BlockTensor tensor, int channel, int row) =>
        workspace + tensor.Offset + ((nint)channel * tensor.ChannelStride) + ((nint)row * tensor.RowStride);
}
