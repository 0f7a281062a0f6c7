using KernelGen.Runtime;

namespace KernelGen;

/// <summary>A loss that is a sum over the outputs, each by itself.</summary>
internal interface IElementLoss
{
    /// <summary>The loss of one output.</summary>
    /// <param name="y">The output.</param>
    /// <param name="target">Its target.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="gradient">The loss's derivative with respect to the output.</param>
    double Of(double y, double target, int channel, out double gradient);
}

/// <summary>Adds a loss over all outputs of a sample, channel by channel, row by row.</summary>
/// <typeparam name="TLoss">The loss of one output, a struct so that its call is compiled into the loop.</typeparam>
internal sealed unsafe class ElementKernel<TLoss>(NetworkPlan plan, TLoss element) : LossKernel(plan)
    where TLoss : struct, IElementLoss
{
    public override double Sample(float* workspace, int lane, float* targets, int label, double scale, out bool correct)
    {
        Shape shape = Plan.Output;
        (int channelStep, int columnStep) = Plan.Layout == Layout.Nhwc ? (1, shape.Channels) : (shape.Height * shape.Width, 1);
        double loss = 0;
        int index = 0;
        int best = 0;
        float largest = float.NaN;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                float* y = Row(workspace, Plan.BlockOutput, c, row) + lane;
                float* gradient = Row(workspace, Plan.BlockOutputGradient, c, row) + lane;
                for (int x = 0; x < shape.Width; x++, index++)
                {
                    float value = y[(nint)x * SampleBlock.Lanes];
                    double target = targets is not null
                        ? targets[((nint)c * channelStep) + ((((nint)row * shape.Width) + x) * columnStep)]
                        : index == label ? 1.0 : 0.0;
                    loss += element.Of(value, target, c, out double slope);
                    gradient[(nint)x * SampleBlock.Lanes] = (float)(slope * scale);
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
}
