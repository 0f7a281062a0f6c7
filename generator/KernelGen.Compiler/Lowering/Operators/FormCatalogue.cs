using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The forms of every operator: the only list of them. A new operator adds a line.</summary>
internal static class FormCatalogue
{
    private static readonly Dictionary<Type, (SampleForms Sample, BatchTileForms BatchTile)> s_forms = new()
    {
        [typeof(Convolution)] = (new ConvolutionSample(), new ConvolutionBatchTile()),
        [typeof(Linear)] = (new LinearSample(), new LinearBatchTile()),
        [typeof(Pool)] = (new PoolSample(), new PoolBatchTile()),
        [typeof(Softmax)] = (new SoftmaxSample(), new SoftmaxBatchTile()),
        [typeof(Pad)] = (new PadSample(), new PadBatchTile()),
        [typeof(Activate)] = (new ActivateSample(), new ActivateBatchTile()),
    };

    /// <summary>The operators that have forms.</summary>
    public static IEnumerable<Type> Operators => s_forms.Keys;

    /// <summary>How an operator runs over one sample.</summary>
    public static SampleForms Sample(Operator op) => Of(op).Sample;

    /// <summary>How an operator runs over sixteen samples.</summary>
    public static BatchTileForms BatchTile(Operator op) => Of(op).BatchTile;

    private static (SampleForms Sample, BatchTileForms BatchTile) Of(Operator op) =>
        s_forms.TryGetValue(op.GetType(), out var forms) ? forms : throw new InvalidOperationException($"{op.GetType().Name} has no forms.");
}
