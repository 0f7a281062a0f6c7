using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // ReLU, forward: 1×2×3, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
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
                Vector512<float> x2 = *(Vector512<float>*)inputAtX;
                *(Vector512<float>*)outputAtX = Vector512.ConditionalSelect(Vector512.LessThan(x2, Vector512<float>.Zero), Vector512<float>.Zero, x2);
            }
        }
    }
}
