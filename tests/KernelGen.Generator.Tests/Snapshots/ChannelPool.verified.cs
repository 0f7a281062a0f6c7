using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Mean of 2×2 windows, one sample: 17×3×3 to 17×1×1, sixteen channels in a vector.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void ChannelPool(float* input, float* output)
    {
        for (nint cb = 0; cb < 2; cb++)
        {
            float* inputAtCb = &input[144 * cb];
            float* outputAtCb = &output[16 * cb];
            Vector512<float> sum = *(Vector512<float>*)inputAtCb;
            Vector512<float> sum2 = sum + *(Vector512<float>*)&inputAtCb[16];
            Vector512<float> sum3 = sum2 + *(Vector512<float>*)&inputAtCb[48];
            Vector512<float> sum4 = sum3 + *(Vector512<float>*)&inputAtCb[64];
            *(Vector512<float>*)outputAtCb = sum4 * Vector512.Create(0.25f);
        }
    }
}
