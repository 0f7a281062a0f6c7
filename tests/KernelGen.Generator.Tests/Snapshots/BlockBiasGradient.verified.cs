using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Bias gradient: the sum of 3×1×1 over pixels and sixteen samples.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockBiasGradient(float* outputGradient, float* biasGradient)
    {
        V512 acc_oc0 = V512.Zero;
        V512 acc_oc1 = V512.Zero;
        V512 acc_oc2 = V512.Zero;
        acc_oc0 = acc_oc0 + *(V512*)outputGradient;
        acc_oc1 = acc_oc1 + *(V512*)&outputGradient[16];
        acc_oc2 = acc_oc2 + *(V512*)&outputGradient[32];
        biasGradient[0] = Lanes.SumOfSixteen(acc_oc0);
        biasGradient[1] = Lanes.SumOfSixteen(acc_oc1);
        biasGradient[2] = Lanes.SumOfSixteen(acc_oc2);
    }
}
