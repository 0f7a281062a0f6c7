using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator of the graph runs. The folder of an operator has the registrations of the operator and of its gradients.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Sample">Over one sample; null for those of the backward pass, which runs over sixteen samples only.</param>
/// <param name="BatchTile">Over sixteen samples.</param>
internal sealed record FormRegistration(Type Operator, SampleForms? Sample, BatchTileForms BatchTile)
{
    /// <summary>An operator of the forward pass.</summary>
    public static FormRegistration Forward<T>(SampleForms sample, BatchTileForms batchTile) where T : Operator => new(typeof(T), sample, batchTile);

    /// <summary>An operator of the backward pass.</summary>
    public static FormRegistration Backward<T>(BatchTileForms batchTile) where T : Operator => new(typeof(T), null, batchTile);
}
