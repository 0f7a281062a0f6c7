using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // ReLU, backward, in place.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void ReLUGradient(float* output, float* gradient, nint count)
    {
        for (nint i = 0; i < count - 7; i += 8)
        {
            float* outputAtI = &output[i];
            float* gradientAtI = &gradient[i];
            Vector256<float> y = *(Vector256<float>*)outputAtI;
            Vector256<float> g = *(Vector256<float>*)gradientAtI;
            *(Vector256<float>*)gradientAtI = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(y, Vector256<float>.Zero), Vector256<float>.Zero, g);
        }
    }
}
