namespace KernelGen.Compiler.Graph;

/// <summary>The channels of two or more tensors of one height and width, one tensor behind another.</summary>
internal sealed record Concat : Operator
{
    public override string Words => "channels one behind another";

    /// <summary>Each input gets the gradients of its own channels.</summary>
    public override void Differentiate(GradientRule rule)
    {
        // Readers are met from the last to the first, the inputs of one reader too.
        int end = rule.Node.Output.Shape.Channels;
        for (int input = rule.Node.Inputs.Count - 1; input >= 0; input--)
        {
            end -= rule.Node.Inputs[input].Shape.Channels;
            rule.Input(input, new ConcatInputGradient(end), [rule.OutputGradient]);
        }
    }
}
