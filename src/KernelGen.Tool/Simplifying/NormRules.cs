using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>Batch norms as the scales and shifts that they are in inference.</summary>
internal static class NormRules
{
    /// <summary>A batch norm of fixed values is a scale and a shift for each channel, which go into the weights of the layer before.</summary>
    public static GraphNode? Fold(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Operation is not BatchNormOperation norm)
        {
            return null;
        }

        double[] scale = [.. norm.Scale.Select((value, c) => value / Math.Sqrt(norm.Variance[c] + norm.Epsilon))];
        float[] shift = [.. norm.Shift.Select((value, c) => (float)(value - (norm.Mean[c] * scale[c])))];
        return node.With(new AffineOperation([.. scale.Select(value => (float)value)], shift), node.Input);
    }
}
