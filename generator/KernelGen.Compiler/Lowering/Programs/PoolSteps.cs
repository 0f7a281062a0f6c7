using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The steps of a pooling layer: most have one kernel, and those with very many different windows several.</summary>
internal static class PoolSteps
{
    public static IEnumerable<Step> Forward(string layer, Pool pool, Placed<PlaneLayout> input, Placed<PlaneLayout> output) =>
        PoolLoops.Of(pool).Select(loops => new KernelStep(
            layer, "Pooling.", t => BlockPool.Forward(loops, input.Layout, output.Layout, t), [input.Place, output.Place]));

    public static IEnumerable<Step> Backward(
        string layer, string reason, Pool pool, Finish before, Placed<PlaneLayout> input, Placed<PlaneLayout> output, Placed<PlaneLayout> outputGradient,
        Placed<PlaneLayout> inputGradient)
    {
        Place[] places = pool.IsMaximum
            ? [input.Place, output.Place, outputGradient.Place, inputGradient.Place]
            : before.IsNothing ? [outputGradient.Place, inputGradient.Place] : [input.Place, outputGradient.Place, inputGradient.Place];
        return PoolLoops.Of(pool).Select((loops, i) => new KernelStep(
            layer, reason, t => BlockPool.Backward(loops, i == 0, before, input.Layout, output.Layout, outputGradient.Layout, inputGradient.Layout, t), places));
    }

    public static IEnumerable<Step> Sample(string layer, Pool pool, Placed<TensorLayout> input, Placed<TensorLayout> output) =>
        PoolLoops.Of(pool).Select(loops => new KernelStep(
            layer,
            "Pooling.",
            t => output.Layout is PlaneLayout planes
                ? SamplePool.Lower(loops, (PlaneLayout)input.Layout, planes, t)
                : SamplePool.Lower(loops, (ChannelLayout)input.Layout, (ChannelLayout)output.Layout, t),
            [input.Place, output.Place]));
}
