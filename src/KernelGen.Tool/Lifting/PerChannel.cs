using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Constants that have one value for all of a map, or one for each channel.</summary>
internal static class PerChannel
{
    /// <summary>The values of a constant that is repeated to the sizes of a tensor: one, or one for each channel.</summary>
    /// <exception cref="UnsupportedException">It differs from pixel to pixel, or makes the tensor larger.</exception>
    public static float[] Values(TensorView view, Constant constant)
    {
        float[] values = constant.Floats ?? throw new UnsupportedException("its constant is not of real numbers");
        if (values.Length > 0 && values.AsSpan().IndexOfAnyExcept(values[0]) < 0 && constant.Dims.Length <= view.Dims.Length)
        {
            CheckSizes(view, constant);
            return [values[0]];
        }

        CheckSizes(view, constant);
        int offset = view.Dims.Length - constant.Dims.Length, channels = view.Shape.Channels;
        int[] places = new int[channels];
        for (int axis = 0; axis < constant.Dims.Length; axis++)
        {
            if (constant.Dims[axis] == 1)
            {
                continue;
            }

            if (view.ChannelsOf(axis + offset) is not { } range)
            {
                throw new UnsupportedException(
                    $"its constant {Listed.Text(constant.Dims)} does not have one value for each channel of {Listed.Text(view.Dims)}");
            }

            int stride = (int)Constant.Count(constant.Dims[(axis + 1)..]);
            for (int c = 0; c < channels; c++)
            {
                places[c] += range.PlaceOf(c) * stride;
            }
        }

        return [.. places.Select(place => values[place])];
    }

    private static void CheckSizes(TensorView view, Constant constant)
    {
        if (!Indexing.Broadcast(view.Dims, constant.Dims).AsSpan().SequenceEqual(view.Dims))
        {
            throw new UnsupportedException($"its constant {Listed.Text(constant.Dims)} makes {Listed.Text(view.Dims)} larger");
        }
    }
}
