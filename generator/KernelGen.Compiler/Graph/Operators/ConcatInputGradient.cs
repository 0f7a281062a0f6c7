namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of one of the tensors whose channels stand one behind another, from that of all channels.</summary>
/// <param name="FirstChannel">The first of its channels among all.</param>
internal sealed record ConcatInputGradient(int FirstChannel) : Operator
{
    public override string Words => FormattableString.Invariant($"{GradientWords.OfInput("channels one behind another")}, from channel {FirstChannel}");
}
