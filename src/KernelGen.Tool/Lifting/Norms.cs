using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Normalisations.</summary>
internal static class Norms
{
    public static void BatchNormalization(LiftContext context)
    {
        TensorView view = context.View(0);
        if (context.Node.Integer("training_mode", 0) != 0)
        {
            throw new UnsupportedException("it is in training mode; export the model for inference");
        }

        int channels = view.Shape.Channels;
        float[][] values = [context.Reals(1, "scales"), context.Reals(2, "shifts"), context.Reals(3, "means"), context.Reals(4, "variances")];
        if (view.ChannelAxis != 1 || values.Any(v => v.Length != channels))
        {
            throw new UnsupportedException($"its values do not fit the channels of {Listed.Text(view.Dims)}");
        }

        var operation = new BatchNormOperation(values[0], values[1], values[2], values[3], context.Node.Real("epsilon", 1e-5), context.Constant(1, "scales").Name);
        context.ReturnLike(view, context.Add(operation, view.Shape, view.Node));
    }

    public static void LocalResponseNorm(LiftContext context)
    {
        TensorView view = context.Map(0);
        long size = context.Node.Integer("size", 0);
        if (size is < 1 or > 1 << 20)
        {
            throw new UnsupportedException($"its size is {size}");
        }

        // Of an even number of channels ONNX takes the odd one behind, PyTorch before.
        if (size % 2 == 0)
        {
            throw new UnsupportedException($"its size {size} is even; odd sizes are supported");
        }

        var operation = new LocalResponseNormOperation((int)size, context.Node.Real("alpha", 1e-4), context.Node.Real("beta", 0.75), context.Node.Real("bias", 1));
        context.ReturnMap(context.Add(operation, view.Shape, view.Node));
    }
}
