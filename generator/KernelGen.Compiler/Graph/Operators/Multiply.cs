namespace KernelGen.Compiler.Graph;

/// <summary>
/// Two or more tensors multiplied element by element, from the first to the last. One of a single pixel multiplies every pixel of its channel.
/// </summary>
internal sealed record Multiply : Operator
{
    public override string Words => "product";

    /// <summary>Each input gets the gradient of the output times the other inputs.</summary>
    public override void Differentiate(GradientRule rule)
    {
        // Readers are met from the last to the first, the inputs of one reader too.
        for (int input = rule.Node.Inputs.Count - 1; input >= 0; input--)
        {
            int left = input;
            rule.Input(input, new MultiplyInputGradient(), [rule.OutputGradient, .. rule.Node.Inputs.Where((_, i) => i != left)]);
        }
    }
}
