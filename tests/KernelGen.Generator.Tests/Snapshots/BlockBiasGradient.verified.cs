using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Bias gradient: the sum of 3×3×4 over pixels and sixteen samples.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockBiasGradient(float* outputGradient, float* biasGradient)
    {
        Vector512<float> acc0 = Vector512<float>.Zero;
        Vector512<float> acc1 = Vector512<float>.Zero;
        Vector512<float> acc2 = Vector512<float>.Zero;
        for (nint oy = 0; oy < 3; oy++)
        {
            float* outputGradientAtOy = &outputGradient[96 * oy];
            for (nint ox = 0; ox < 4; ox++)
            {
                float* outputGradientAtOx = &outputGradientAtOy[16 * ox];
                acc0 = acc0 + *(Vector512<float>*)&outputGradientAtOx[112];
                acc1 = acc1 + *(Vector512<float>*)&outputGradientAtOx[592];
                acc2 = acc2 + *(Vector512<float>*)&outputGradientAtOx[1072];
            }
        }
        biasGradient[0] = Lanes.SumOfSixteen(acc0);
        biasGradient[1] = Lanes.SumOfSixteen(acc1);
        biasGradient[2] = Lanes.SumOfSixteen(acc2);
    }
}
