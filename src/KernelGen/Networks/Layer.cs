namespace KernelGen;

/// <summary>One layer of a network: its shape, its cost and its parameters.</summary>
public sealed class Layer
{
    internal Layer(Runtime.LayerPlan plan, Parameter? weight, Parameter? bias)
    {
        Name = plan.Name;
        Operator = plan.Operator;
        OutputShape = plan.Output;
        MultiplyAdds = plan.MultiplyAdds;
        ReceptiveField = plan.ReceptiveField;
        Weight = weight;
        Bias = bias;
    }

    /// <summary>The property's name, for example <c>C1</c>.</summary>
    public string Name { get; }

    /// <summary>What the layer computes, in words, for example <c>Conv2d 6 5x5, Tanh</c>.</summary>
    public string Operator { get; }

    /// <summary>The shape of one output sample.</summary>
    public Shape OutputShape { get; }

    /// <summary>Multiply-adds that one sample costs in the forward pass.</summary>
    public long MultiplyAdds { get; }

    /// <summary>How many rows and columns of the network's input one output value depends on, at most.</summary>
    public int ReceptiveField { get; }

    /// <summary>The learned weight, or null where the layer has none.</summary>
    public Parameter? Weight { get; }

    /// <summary>The learned bias, or null where the layer has none.</summary>
    public Parameter? Bias { get; }

    /// <summary>The name and what it computes.</summary>
    public override string ToString() => $"{Name}: {Operator} -> {OutputShape}";
}
