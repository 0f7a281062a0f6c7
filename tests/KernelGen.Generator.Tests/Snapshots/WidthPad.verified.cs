using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Padding (Reflect101), forward: 1×3×4 to 1×5×6, one sample, neighbouring pixels in a vector.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void WidthPad(float* input, float* output)
    {
        // Each row with its columns on both sides.
        for (nint y = 0; y < 3; y++)
        {
            float* inputAtY = &input[4 * y];
            float* outputAtY = &output[6 * y];
            *(Vector128<float>*)&outputAtY[7] = *(Vector128<float>*)inputAtY;
            outputAtY[6] = inputAtY[1];
            outputAtY[11] = inputAtY[2];
        }
        // Whole rows above and below.
        *(Vector128<float>*)output = *(Vector128<float>*)&output[12];
        *(Vector128<float>*)&output[2] = *(Vector128<float>*)&output[14];
        *(Vector128<float>*)&output[24] = *(Vector128<float>*)&output[12];
        *(Vector128<float>*)&output[26] = *(Vector128<float>*)&output[14];
    }
}
