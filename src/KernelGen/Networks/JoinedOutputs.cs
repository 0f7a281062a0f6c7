using KernelGen.Runtime;

namespace KernelGen;

/// <summary>Several outputs in one span: for each sample all of them, one behind another.</summary>
internal static unsafe class JoinedOutputs
{
    /// <summary>Takes the outputs of up to 16 samples out of the workspace of training.</summary>
    public static void Unpack(NetworkPlan plan, float* workspace, float* outputs, int count)
    {
        if (plan.Outputs is null)
        {
            SampleBlock.Unpack(workspace, plan.BlockOutput, plan.Output, outputs, count, plan.Layout);
            return;
        }

        foreach (OutputPlan output in plan.Outputs)
        {
            SampleBlock.Unpack(workspace, output.Block, output.Shape, outputs, count, plan.Layout, plan.Output.Length);
            outputs += output.Shape.Length;
        }
    }

    /// <summary>Puts the gradients of the outputs of up to 16 samples into the workspace of training.</summary>
    public static void PackGradients(NetworkPlan plan, float* gradients, int count, float* workspace)
    {
        if (plan.Outputs is null)
        {
            SampleBlock.Pack(gradients, count, plan.Output, workspace, plan.BlockOutputGradient, plan.Layout);
            return;
        }

        foreach (OutputPlan output in plan.Outputs)
        {
            SampleBlock.Pack(gradients, count, output.Shape, workspace, output.BlockGradient, plan.Layout, plan.Output.Length);
            gradients += output.Shape.Length;
        }
    }

    /// <summary>Refuses a loss over one output.</summary>
    /// <exception cref="InvalidOperationException">The network has several outputs.</exception>
    public static void ThrowIfSeveral(NetworkPlan plan)
    {
        if (plan.Outputs is { } outputs)
        {
            throw new InvalidOperationException(
                $"{plan.Name} has {outputs.Length} outputs, and a loss is over one. Compute the loss and its gradients yourself, between Forward and Backward of the session.");
        }
    }
}
