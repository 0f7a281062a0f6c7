using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Mean of 2×2 windows, one sample: 17×3×3 to 17×1×1, sixteen channels in a vector.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void ChannelPool(float* input, float* output)
    {
        for (nint cb = 0; cb < 2; cb++)
        {
            float* inputAtCb = &input[144 * cb];
            float* outputAtCb = &output[16 * cb];
            V512 sum = *(V512*)inputAtCb;
            V512 sum2 = sum + *(V512*)&inputAtCb[16];
            V512 sum3 = sum2 + *(V512*)&inputAtCb[48];
            V512 sum4 = sum3 + *(V512*)&inputAtCb[64];
            *(V512*)outputAtCb = sum4 * Vector512.Create(0.25f);
        }
    }
}
