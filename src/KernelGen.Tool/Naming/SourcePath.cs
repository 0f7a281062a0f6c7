using System.Text.RegularExpressions;
using KernelGen.Tool.Declaring;

namespace KernelGen.Tool.Naming;

/// <summary>Where a layer was in the program that the model was exported from, as far as its names tell.</summary>
internal static class SourcePath
{
    private static readonly HashSet<string> s_wrappers = new(["StatefulPartitionedCall", "PartitionedCall", "model", "Model", "module"], StringComparer.Ordinal);

    // Names that Keras gives by itself say nothing that the operator does not.
    private static readonly Regex s_default = new("^(conv2d|depthwise_conv2d|separable_conv2d|max_pooling2d|average_pooling2d|dense|batch_normalization|re_lu|add|activation)(_[0-9]+)?$");

    /// <summary>The path, outermost first, for example layer1, 0, conv1; empty where names tell nothing.</summary>
    public static string[] Of(Member member)
    {
        // PyTorch: layer1.0.conv1.weight.
        string weight = member.WeightName;
        if (weight.EndsWith(".weight", StringComparison.Ordinal) && !weight.Contains(':', StringComparison.Ordinal))
        {
            return weight.Split('.')[..^1];
        }

        // PyTorch: /layer1/layer1.0/conv1/Conv; TensorFlow: StatefulPartitionedCall/functional_1/conv2d_1/BiasAdd.
        string[] parts = [.. member.Source.Split('/').Where(part => part.Length > 0)];
        if (parts.Length < 2)
        {
            return [];
        }

        var path = new List<string>();
        foreach (string part in parts[..^1])
        {
            string[] dotted = part.Split('.');
            bool repeats = path.Count > 0 && dotted.Length > 1 && dotted[0] == path[0];
            path.AddRange(repeats ? dotted.Skip(path.Count) : dotted);
        }

        return path.Exists(s_default.IsMatch) ? [] : [.. path.Where(part => !s_wrappers.Contains(part) && !part.StartsWith("functional_", StringComparison.Ordinal))];
    }
}
