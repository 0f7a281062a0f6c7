namespace KernelGen.Compiler.Graph;

/// <summary>
/// Each channel multiplied with one number and shifted by another, which are the parameters: what a batch norm is where nothing is trained. Programs of
/// inference alone have it.
/// </summary>
internal sealed record ChannelScale : Operator
{
    public override string Words => "scale of channels";
}
