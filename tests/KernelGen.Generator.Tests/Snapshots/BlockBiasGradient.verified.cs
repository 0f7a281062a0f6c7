using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Bias gradient: the sum of 3×1×1 over pixels and sixteen samples.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockBiasGradient(float* outputGradient, float* biasGradient)
    {
        Vector512<float> acc0 = Vector512<float>.Zero;
        Vector512<float> acc1 = Vector512<float>.Zero;
        Vector512<float> acc2 = Vector512<float>.Zero;
        acc0 = acc0 + *(Vector512<float>*)outputGradient;
        acc1 = acc1 + *(Vector512<float>*)&outputGradient[16];
        acc2 = acc2 + *(Vector512<float>*)&outputGradient[32];
        biasGradient[0] = Lanes.SumOfSixteen(acc0);
        biasGradient[1] = Lanes.SumOfSixteen(acc1);
        biasGradient[2] = Lanes.SumOfSixteen(acc2);
    }
}
