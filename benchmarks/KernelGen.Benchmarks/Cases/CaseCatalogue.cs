using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Cases;

/// <summary>All cases, in the order in which they run.</summary>
internal static class CaseCatalogue
{
    public static IReadOnlyList<Case> All { get; } = [.. ImageCases.All, .. DecimalCases.All, .. PipelineCases.All, .. LeNet5Cases.All, .. WholeNetworkCases.All, .. ConvolutionCases.All, .. LinearCases.All];
}
