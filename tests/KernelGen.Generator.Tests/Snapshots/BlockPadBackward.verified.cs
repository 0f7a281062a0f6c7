using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Padding (Reflect101), backward: 1×5×6 to 1×3×4, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPadBackward(float* outputGradient, float* inputGradient)
    {
        // Each added row goes to the row that it copies.
        for (nint x = 0; x < 6; x++)
        {
            float* outputGradientAtX = &outputGradient[16 * x];
            *(Vector512<float>*)&outputGradientAtX[192] = *(Vector512<float>*)&outputGradientAtX[192] + *(Vector512<float>*)outputGradientAtX;
        }
        for (nint x = 0; x < 6; x++)
        {
            float* outputGradientAtX = &outputGradient[16 * x];
            *(Vector512<float>*)&outputGradientAtX[192] = *(Vector512<float>*)&outputGradientAtX[192] + *(Vector512<float>*)&outputGradientAtX[384];
        }
        // Each row's own columns, and the added ones where they come from.
        for (nint y = 0; y < 3; y++)
        {
            float* outputGradientAtY = &outputGradient[96 * y];
            float* inputGradientAtY = &inputGradient[64 * y];
            for (nint x = 0; x < 4; x++)
            {
                float* outputGradientAtX = &outputGradientAtY[16 * x];
                float* inputGradientAtX = &inputGradientAtY[16 * x];
                *(Vector512<float>*)inputGradientAtX = *(Vector512<float>*)&outputGradientAtX[112];
            }
            *(Vector512<float>*)&inputGradientAtY[16] = *(Vector512<float>*)&inputGradientAtY[16] + *(Vector512<float>*)&outputGradientAtY[96];
            *(Vector512<float>*)&inputGradientAtY[32] = *(Vector512<float>*)&inputGradientAtY[32] + *(Vector512<float>*)&outputGradientAtY[176];
        }
    }
}
