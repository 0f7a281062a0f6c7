using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The forms of one operator of the graph. The folder of an operator has the registrations of the operator and of its gradients.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Sample">Over one sample; none for those of the backward pass, which runs over sixteen samples only.</param>
/// <param name="BatchTile">Over sixteen samples. Of forms that suit a node, the first is taken.</param>
internal sealed record FormRegistration(Type Operator, IReadOnlyList<SampleForm> Sample, IReadOnlyList<BatchTileForm> BatchTile)
{
    /// <summary>A node over one long row of pixels; null where rows matter.</summary>
    public Func<Node, Node?> OverOneRow { get; init; } = _ => null;

    /// <summary>An operator of the forward pass.</summary>
    public static FormRegistration Forward<T>(IReadOnlyList<SampleForm> sample, params IReadOnlyList<BatchTileForm> batchTile) where T : Operator =>
        new(typeof(T), sample, batchTile);

    /// <summary>An operator of the backward pass, or one that only training has.</summary>
    public static FormRegistration Backward<T>(params IReadOnlyList<BatchTileForm> batchTile) where T : Operator => new(typeof(T), [], batchTile);
}
