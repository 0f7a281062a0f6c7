// Goes to tests/KernelGen.Reference/Operations.
namespace KernelGen.Reference;

/// <summary>The formulas of the value and the gradient, as in the textbook.</summary>
public sealed class TemplateReference : ElementwiseReference
{
    // False where floats give the exact result for whole numbers.
    /// <inheritdoc/>
    public override bool IsRounded => false;

    // Options at random, as users write them; without this there are none.
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("Factor", 0.5 * random.Next(-4, 5))];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T factor = T.CreateTruncating(options.Number("Factor", 2));
        return new(x => factor * x, (x, gy) => factor * gy);
    }
}
