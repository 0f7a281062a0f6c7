using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How batch norms, their gradients, and what inference makes of them run.</summary>
internal static class BatchNormForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        // Over one sample there is no batch: inference has a scale of channels instead.
        FormRegistration.Backward<BatchNorm>(new BatchNormBatchTile()),
        FormRegistration.Forward<ChannelScale>(ChannelScaleSample.All, new ChannelScaleBatchTile()),
        FormRegistration.Backward<BatchNormGradientSums>(new BatchNormGradientSumsBatchTile()),
        FormRegistration.Backward<BatchNormInputGradient>(new BatchNormInputGradientBatchTile()),
    ];
}
