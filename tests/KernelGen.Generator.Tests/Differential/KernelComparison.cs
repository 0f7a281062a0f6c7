using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>Holds what a process has computed of an image kernel against exact sums.</summary>
/// <param name="name">The kernel.</param>
/// <param name="results">What was computed.</param>
internal sealed class KernelComparison(string name, ResultFile results) : IKernelCheck
{
    public void Check<TSource, TDestination>(DeclaredKernel kernel)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>
    {
        foreach ((int width, int height) in KernelProbe.Sizes(name))
        {
            if (results.Find(name, FormattableString.Invariant($"{width}×{height}")) is not null)
            {
                TSource[] source = KernelProbe.Source<TSource>(kernel, name, width, height);
                Truth.Assert(kernel, source, width, height, results.Of<TDestination>(name, FormattableString.Invariant($"{width}×{height}")));
            }
            else
            {
                Require.That(kernel.Spec.OutputWidth(width) == 0 || kernel.Spec.OutputHeight(height) == 0, $"there is no result of {width}×{height} pixels");
            }
        }
    }
}
