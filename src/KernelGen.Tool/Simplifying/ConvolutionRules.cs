using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>What declarations have no word for, as a convolution with weights of zeros and ones, which computes the same to the bit.</summary>
internal static class ConvolutionRules
{
    /// <summary>Scales and shifts, choices of channels, and paddings by themselves.</summary>
    public static GraphNode? Express(GraphNode node, Func<GraphNode, int> readers)
    {
        int channels = node.Shape.Channels;
        switch (node.Operation)
        {
            case AffineOperation affine:
                float[] scale = [.. Enumerable.Range(0, channels).Select(affine.ScaleOf)];
                float[]? shift = affine.Shift.AsSpan().IndexOfAnyExcept(0f) < 0 ? null : [.. Enumerable.Range(0, channels).Select(affine.ShiftOf)];
                return node.With(new ConvOperation(scale, shift, channels, new WindowSpec(1, 1), channels, "") { Remark = "scales and shifts each channel" }, node.Input);

            // Channels of zeros around the others are a padding.
            case SelectChannelsOperation select when Padding(select.Channels, node.Input.Shape.Channels) is { } added:
                return node.With(added, node.Input);

            case SelectChannelsOperation select:
                int inputs = node.Input.Shape.Channels;
                float[] weight = new float[channels * inputs];
                for (int c = 0; c < channels; c++)
                {
                    if (select.Channels[c] >= 0)
                    {
                        weight[(c * inputs) + select.Channels[c]] = 1;
                    }
                }

                return node.With(new ConvOperation(weight, null, channels, new WindowSpec(1, 1), 1, "") { Remark = Words(select.Channels, inputs) }, node.Input);

            case PadOperation { Mode: not "Zeros" } pad:
                float[] ones = new float[channels];
                Array.Fill(ones, 1f);
                var window = new WindowSpec(1, 1) { Top = pad.Top, Left = pad.Left, Bottom = pad.Bottom, Right = pad.Right };
                return node.With(new ConvOperation(ones, null, channels, window, channels, "") { PaddingMode = pad.Mode, Remark = "pads the map" }, node.Input);

            default:
                return null;
        }
    }

    private static PadOperation? Padding(int[] channels, int inputs)
    {
        int front = channels.TakeWhile(c => c < 0).Count(), back = channels.Length - front - inputs;
        return front + back > 0 && back >= 0 && channels[front..(front + inputs)].SequenceEqual(Enumerable.Range(0, inputs)) && channels[(front + inputs)..].All(c => c < 0)
            ? new PadOperation(0, 0, 0, 0, "Zeros") { Front = front, Back = back }
            : null;
    }

    private static string Words(int[] channels, int inputs)
    {
        int[] taken = [.. channels.Where(c => c >= 0)];
        bool isRun = taken.Length > 0 && taken.Select((c, i) => c - i).Distinct().Count() == 1;
        return isRun && taken.Length == channels.Length ? FormattableString.Invariant($"takes channels {taken[0]} to {taken[^1]}")
            : taken.Length == channels.Length && taken.Distinct().Count() == 1 ? FormattableString.Invariant($"repeats channel {taken[0]}")
            : "reorders channels";
    }
}
