using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>A tensor of the class's weights, with its name there.</summary>
internal sealed record NamedTensor(string Name, int[] Shape, float[] Values);

/// <summary>The weights of a declaration, with PyTorch's names and layouts.</summary>
internal static class WeightList
{
    /// <summary>All tensors, in the order of the members.</summary>
    public static List<NamedTensor> Of(Declaration declaration)
    {
        var tensors = new List<NamedTensor>();
        foreach (DeclarationItem item in declaration.Items)
        {
            for (int use = 0; use < item.Members.Count; use++)
            {
                for (int i = 0; i < item.Members[use].Count; i++)
                {
                    string prefix = item.Block is not { } block ? item.Name
                        : $"{item.Name}.{(item.Members.Count > 1 ? $"{Printing.Numbers.Text(use)}." : "")}{block.Members[i].Name}";
                    Add(tensors, item.Members[use][i], prefix);
                }
            }
        }

        return tensors;
    }

    private static void Add(List<NamedTensor> tensors, Member member, string prefix)
    {
        MapShape input = member.InputShape;
        switch (member.Operator is ProjectionOperation projection ? projection.Conv : member.Operator)
        {
            case ConvOperation conv:
                tensors.Add(new NamedTensor($"{prefix}.weight", [conv.OutChannels, input.Channels / conv.Groups, conv.Window.KernelH, conv.Window.KernelW], conv.Weight));
                AddBias(tensors, prefix, conv.Bias);
                break;
            case ConvTransposeOperation conv:
                tensors.Add(new NamedTensor($"{prefix}.weight", [input.Channels, conv.OutChannels / conv.Groups, conv.Window.KernelH, conv.Window.KernelW], conv.Weight));
                AddBias(tensors, prefix, conv.Bias);
                break;
            case LinearOperation linear:
                tensors.Add(new NamedTensor($"{prefix}.weight", [linear.OutFeatures, (int)input.Length], linear.Weight));
                AddBias(tensors, prefix, linear.Bias);
                break;
            case PReluOperation prelu:
                tensors.Add(new NamedTensor($"{prefix}.weight", [prelu.Slope.Length], prelu.Slope));
                break;
            case BatchNormOperation norm:
                AddNorm(tensors, prefix, norm);
                break;
            default:
                break;
        }

        if (member.Norm is { } behind && member.Operator is not ProjectionOperation { Conv: null })
        {
            AddNorm(tensors, $"{prefix}.norm", behind);
        }
    }

    private static void AddBias(List<NamedTensor> tensors, string prefix, float[]? bias)
    {
        if (bias is not null)
        {
            tensors.Add(new NamedTensor($"{prefix}.bias", [bias.Length], bias));
        }
    }

    private static void AddNorm(List<NamedTensor> tensors, string prefix, BatchNormOperation norm)
    {
        tensors.Add(new NamedTensor($"{prefix}.weight", [norm.Scale.Length], norm.Scale));
        tensors.Add(new NamedTensor($"{prefix}.bias", [norm.Shift.Length], norm.Shift));
        tensors.Add(new NamedTensor($"{prefix}.running_mean", [norm.Mean.Length], norm.Mean));
        tensors.Add(new NamedTensor($"{prefix}.running_var", [norm.Variance.Length], norm.Variance));
    }
}
