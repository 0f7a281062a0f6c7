namespace KernelGen.Compiler.Graph;

/// <summary>
/// The gradient of one factor of a product, from that of the product and the other factors. A factor of a single pixel gets the sum over all pixels.
/// </summary>
internal sealed record MultiplyInputGradient : Operator
{
    public override string Words => GradientWords.OfInput("product");
}
