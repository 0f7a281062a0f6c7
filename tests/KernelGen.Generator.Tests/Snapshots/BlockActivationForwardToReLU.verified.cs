using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // ReLU, forward: 1×2×3, sixteen samples in a vector.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockActivationForwardTo(float* input, float* output)
    {
        for (nint y = 0; y < 2; y++)
        {
            float* inputAtY = &input[48 * y];
            float* outputAtY = &output[48 * y];
            for (nint x = 0; x < 3; x++)
            {
                float* inputAtX = &inputAtY[16 * x];
                float* outputAtX = &outputAtY[16 * x];
                V512 x2 = *(V512*)inputAtX;
                *(V512*)outputAtX = Vector512.ConditionalSelect(Vector512.LessThan(x2, V512.Zero), V512.Zero, x2);
            }
        }
    }
}
