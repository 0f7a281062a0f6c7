using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Padding (Reflect101), backward: 1×5×6 to 1×3×4, sixteen samples in a vector.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPadBackward(float* outputGradient, float* inputGradient)
    {
        // Each added row goes to the row that it copies.
        for (nint x = 0; x < 6; x++)
        {
            float* outputGradientAtX = &outputGradient[16 * x];
            *(V512*)&outputGradientAtX[192] = *(V512*)&outputGradientAtX[192] + *(V512*)outputGradientAtX;
        }
        for (nint x = 0; x < 6; x++)
        {
            float* outputGradientAtX = &outputGradient[16 * x];
            *(V512*)&outputGradientAtX[192] = *(V512*)&outputGradientAtX[192] + *(V512*)&outputGradientAtX[384];
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
                *(V512*)inputGradientAtX = *(V512*)&outputGradientAtX[112];
            }
            *(V512*)&inputGradientAtY[16] = *(V512*)&inputGradientAtY[16] + *(V512*)&outputGradientAtY[96];
            *(V512*)&inputGradientAtY[32] = *(V512*)&inputGradientAtY[32] + *(V512*)&outputGradientAtY[176];
        }
    }
}
