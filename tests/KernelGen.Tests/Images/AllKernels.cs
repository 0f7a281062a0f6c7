using KernelGen.Tests.Images.Sweep;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>The declared kernels of these tests, found by reflection.</summary>
internal static class AllKernels
{
    private static readonly Dictionary<string, DeclaredKernel> s_all = DeclaredKernel.In(
        typeof(Filters),
        typeof(BorderFilters),
        typeof(ChannelFilters),
        typeof(ByteToByte),
        typeof(ByteToShort),
        typeof(ByteToInt),
        typeof(ByteToFloat),
        typeof(UShortToUShort),
        typeof(UShortToInt),
        typeof(UShortToFloat),
        typeof(ShortToShort),
        typeof(ShortToInt),
        typeof(ShortToFloat),
        typeof(FloatToFloat),
        typeof(ByteBorders),
        typeof(ColorBorders),
        typeof(ChannelSums),
        typeof(ParallelKernels)).ToDictionary(kernel => kernel.Name);

    public static DeclaredKernel Find(string name) => s_all[name];

    /// <summary>The names of the kernels that a condition holds for, as rows of a theory.</summary>
    public static TheoryData<string> Where(Func<DeclaredKernel, bool> condition) => [.. s_all.Values.Where(condition).Select(kernel => kernel.Name)];
}
