namespace KernelGen.Compiler.Graph;

/// <summary>Two or more tensors of one shape, added element by element from the first to the last.</summary>
internal sealed record Add : Operator
{
    public override string Words => "sum";

    /// <summary>Each input gets the gradient of the output as it is.</summary>
    public override void Differentiate(GradientRule rule)
    {
        // Readers are met from the last to the first, the inputs of one reader too.
        for (int input = rule.Node.Inputs.Count - 1; input >= 0; input--)
        {
            rule.PassOn(input);
        }
    }
}
