using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The losses of one sample in a block, each with its gradient, computed in double precision.</summary>
/// <param name="plan">Where a block's outputs and output gradients lie.</param>
internal sealed unsafe class BlockLoss(NetworkPlan plan)
{
    private readonly double[] _exponentials = new double[plan.Output.Length];

    /// <summary>
    /// Cross-entropy of the softmax: <c>log(sum of exp(y)) - y[label]</c>, its gradient <c>softmax(y) - onehot(label)</c>.
    /// The largest output is taken off first, so that no exponential overflows.
    /// </summary>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="lane">The sample.</param>
    /// <param name="label">Its class.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="correct">Whether the label's output is the largest; of equal ones the first counts.</param>
    public double SoftmaxCrossEntropy(float* workspace, int lane, int label, double scale, out bool correct)
    {
        float* y = workspace + plan.BlockOutput.Offset + lane;
        float* gradient = workspace + plan.BlockOutputGradient.Offset + lane;
        nint step = plan.BlockOutput.ChannelStride;
        nint gradientStep = plan.BlockOutputGradient.ChannelStride;
        int classes = plan.Output.Channels;

        int best = 0;
        for (int k = 1; k < classes; k++)
        {
            best = y[k * step] > y[best * step] ? k : best;
        }

        double largest = y[best * step];
        double sum = 0;
        for (int k = 0; k < classes; k++)
        {
            double exponential = PortableMath.Exp(y[k * step] - largest);
            _exponentials[k] = exponential;
            sum += exponential;
        }

        for (int k = 0; k < classes; k++)
        {
            double probability = _exponentials[k] / sum;
            gradient[k * gradientStep] = (float)((k == label ? probability - 1 : probability) * scale);
        }

        double loss = double.IsNaN(sum) ? double.NaN : PortableMath.Log(sum) - (y[label * step] - largest);
        correct = best == label && !double.IsNaN(loss);
        return loss;
    }

    /// <summary>Squared error: <c>sum of (y - target)^2</c>, its gradient <c>2 (y - target)</c>.</summary>
    /// <param name="workspace">The block's workspace.</param>
    /// <param name="lane">The sample.</param>
    /// <param name="targets">The sample's targets in the network's layout; null where a label says them.</param>
    /// <param name="label">Where there are no targets, the only output whose target is 1, not 0, counted channel by channel, row by row.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="correct">Whether the label's output is the largest; of equal ones the first counts.</param>
    public double SquaredError(float* workspace, int lane, float* targets, int label, double scale, out bool correct)
    {
        Shape shape = plan.Output;
        (int channelStep, int columnStep) = plan.Layout == Layout.Nhwc ? (1, shape.Channels) : (shape.Height * shape.Width, 1);
        double loss = 0;
        int index = 0;
        int best = 0;
        float largest = float.NaN;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* y = Row(workspace, plan.BlockOutput, c, row) + lane;
                float* gradient = Row(workspace, plan.BlockOutputGradient, c, row) + lane;
                for (int x = 0; x < shape.Width; x++, index++)
                {
                    float value = y[(nint)x * SampleBlock.Lanes];
                    double difference = value - (targets is not null ? targets[(c * channelStep) + (((row * shape.Width) + x) * columnStep)] : index == label ? 1.0 : 0.0);
                    loss += difference * difference;
                    gradient[(nint)x * SampleBlock.Lanes] = (float)(2 * difference * scale);
                    if (index == 0 || value > largest)
                    {
                        best = index;
                        largest = value;
                    }
                }
            }
        }

        correct = targets is null && best == label && !double.IsNaN(loss);
        return loss;
    }

    /// <summary>Gives a sample that does not count a gradient of zero.</summary>
    public void Ignore(float* workspace, int lane)
    {
        Shape shape = plan.Output;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* gradient = Row(workspace, plan.BlockOutputGradient, c, row) + lane;
                for (int x = 0; x < shape.Width; x++)
                {
                    gradient[(nint)x * SampleBlock.Lanes] = 0;
                }
            }
        }
    }

    private static float* Row(float* workspace, BlockTensor tensor, int channel, int row) =>
        workspace + tensor.Offset + ((nint)channel * tensor.ChannelStride) + ((nint)row * tensor.RowStride);
}
