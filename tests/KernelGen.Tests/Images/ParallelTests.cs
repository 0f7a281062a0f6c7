using System.Numerics;
using KernelGen.Tests.Images.Sweep;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>Images that are large enough for several threads, and calls from several threads at once.</summary>
public sealed class ParallelTests
{
    public static TheoryData<string> Kernels => AllKernels.Where(kernel => kernel.Name.StartsWith(nameof(ParallelKernels), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Bad52_LargeImagesAreRight(string name) => AllKernels.Find(name).Check(new Large());

    [Fact]
    public void Bad50_CallsFromManyThreadsDoNotDisturbEachOther()
    {
        (int width, int height) = (613, 307);
        byte[][] sources = [.. Enumerable.Range(0, 8).Select(seed => Pixels.Random<byte>(new Random(seed), width * height))];
        byte[][] expected = [.. sources.Select(source => Filtering.Same<byte, byte>(ByteBorders.Gauss5Reflect101, source, width, height))];
        Parallel.For(0, 64, i => Assert.Equal(
            expected[i % 8], Filtering.Same<byte, byte>(ByteBorders.Gauss5Reflect101, sources[i % 8], width, height)));
    }

    private sealed class Large : IKernelCheck
    {
        public void Check<TSource, TDestination>(DeclaredKernel kernel)
            where TSource : unmanaged, INumber<TSource>
            where TDestination : unmanaged, INumber<TDestination>
        {
            var random = new Random(12);
            foreach ((int width, int height) in Effort.Thin([(701, 403), (64, 3001), (3000, 40), (20_011, 7), (7, 9001), (20_000, 1)], 6))
            {
                if (kernel.Spec.OutputWidth(width) == 0 || kernel.Spec.OutputHeight(height) == 0)
                    continue;
                TSource[] source = Pixels.Random<TSource>(random, width * height * kernel.Channels);
                TDestination[] first = kernel.Run<TSource, TDestination>(source, width, height);
                Truth.Assert(kernel, source, width, height, first);
                for (int again = 0; again < 3; again++)
                    Assert.Equal(first, kernel.Run<TSource, TDestination>(source, width, height));
            }
        }
    }
}
