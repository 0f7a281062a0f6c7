using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>One layer of the declaration: an operator, a norm, what is joined to it and an activation, in this order.</summary>
internal sealed class Member
{
    /// <summary>The property's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its operator; null where it is a join or an activation alone.</summary>
    public GraphOperation? Operator { get; init; }

    /// <summary>The batch norm behind the operator.</summary>
    public BatchNormOperation? Norm { get; set; }

    /// <summary>Whether what is joined is multiplied; else it is added.</summary>
    public bool IsProduct { get; set; }

    /// <summary>What is joined; null stands for the network's input, or the block's.</summary>
    public List<Member?> Joined { get; } = [];

    /// <summary>The activation: an <see cref="ActivationOperation"/> or a <see cref="SoftmaxOperation"/>.</summary>
    public GraphOperation? Activation { get; set; }

    /// <summary>What it reads, one for all but concatenations; null stands for the network's input, or the block's.</summary>
    public List<Member?> Inputs { get; init; } = [];

    /// <summary>The shape of what it reads.</summary>
    public MapShape InputShape { get; init; }

    /// <summary>The shape of its output.</summary>
    public MapShape Shape { get; set; }

    /// <summary>The model's name of the operator.</summary>
    public string Source { get; set; } = "";

    /// <summary>Everything that it reads.</summary>
    public IEnumerable<Member?> Reads => Inputs.Concat(Joined);

    /// <summary>A name for what happens to the channels; for messages and for names of members.</summary>
    public string WeightName => Operator switch
    {
        ConvOperation conv => conv.WeightName,
        ConvTransposeOperation conv => conv.WeightName,
        LinearOperation linear => linear.WeightName,
        BatchNormOperation norm => norm.WeightName,
        PReluOperation prelu => prelu.WeightName,
        _ => "",
    };
}
