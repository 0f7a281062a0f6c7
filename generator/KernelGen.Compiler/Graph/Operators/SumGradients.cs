namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a tensor with several readers: what they pass back, added element by element in their order.</summary>
internal sealed record SumGradients : Operator
{
    public override string Words => "sum of gradients";
}
