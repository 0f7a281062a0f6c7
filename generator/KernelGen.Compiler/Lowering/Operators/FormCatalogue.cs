using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The forms of every operator: the only list of them. A new operator adds a line, and one for its gradient.</summary>
internal static class FormCatalogue
{
    private static readonly Dictionary<Type, (SampleForms? Sample, BatchTileForms BatchTile)> s_forms = new()
    {
        [typeof(Convolution)] = (new ConvolutionSample(), new ConvolutionBatchTile()),
        [typeof(Linear)] = (new LinearSample(), new LinearBatchTile()),
        [typeof(Pool)] = (new PoolSample(), new PoolBatchTile()),
        [typeof(Softmax)] = (new SoftmaxSample(), new SoftmaxBatchTile()),
        [typeof(Pad)] = (new PadSample(), new PadBatchTile()),
        [typeof(Activate)] = (new ActivateSample(), new ActivateBatchTile()),
        [typeof(Add)] = (new AddSample(), new SumBatchTile()),
        [typeof(Multiply)] = (new MultiplySample(), new MultiplyBatchTile()),
        [typeof(Concat)] = (new ConcatSample(), new ConcatBatchTile()),

        // The backward pass runs over sixteen samples only.
        [typeof(ConvolutionInputGradient)] = (null, new ConvolutionInputGradientBatchTile()),
        [typeof(ConvolutionParameterGradients)] = (null, new ConvolutionParameterGradientsBatchTile()),
        [typeof(LinearInputGradient)] = (null, new LinearInputGradientBatchTile()),
        [typeof(LinearParameterGradients)] = (null, new LinearParameterGradientsBatchTile()),
        [typeof(PoolInputGradient)] = (null, new PoolInputGradientBatchTile()),
        [typeof(SoftmaxInputGradient)] = (null, new SoftmaxInputGradientBatchTile()),
        [typeof(PadInputGradient)] = (null, new PadInputGradientBatchTile()),
        [typeof(ActivateInputGradient)] = (null, new ActivateInputGradientBatchTile()),
        [typeof(BackThroughActivation)] = (null, new BackThroughActivationBatchTile()),
        [typeof(MultiplyInputGradient)] = (null, new MultiplyInputGradientBatchTile()),
        [typeof(ConcatInputGradient)] = (null, new ConcatInputGradientBatchTile()),
        [typeof(SumGradients)] = (null, new SumBatchTile()),
    };

    /// <summary>The operators that have forms.</summary>
    public static IEnumerable<Type> Operators => s_forms.Keys;

    /// <summary>Those of the forward pass.</summary>
    public static IEnumerable<Type> ForwardOperators => s_forms.Where(f => f.Value.Sample is not null).Select(f => f.Key);

    /// <summary>How an operator runs over one sample.</summary>
    public static SampleForms Sample(Operator op) =>
        Of(op).Sample ?? throw new InvalidOperationException($"{op.GetType().Name} has no forms over one sample.");

    /// <summary>How an operator runs over sixteen samples.</summary>
    public static BatchTileForms BatchTile(Operator op) => Of(op).BatchTile;

    private static (SampleForms? Sample, BatchTileForms BatchTile) Of(Operator op) =>
        s_forms.TryGetValue(op.GetType(), out var forms) ? forms : throw new InvalidOperationException($"{op.GetType().Name} has no forms.");
}
