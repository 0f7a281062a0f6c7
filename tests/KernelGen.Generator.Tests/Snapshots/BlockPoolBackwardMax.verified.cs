using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Maximum of 2×2 windows, backward: 1×4×4 to 1×2×2, sixteen samples in a vector.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPoolBackward(float* input, float* output, float* outputGradient, float* inputGradient)
    {
        for (nint oy = 0; oy < 2; oy++)
        {
            float* outputGradientAtOy = &outputGradient[32 * oy];
            float* outputAtOy = &output[32 * oy];
            float* inputAtOy = &input[128 * oy];
            float* inputGradientAtOy = &inputGradient[128 * oy];
            for (nint ox = 0; ox < 2; ox++)
            {
                float* outputGradientAtOx = &outputGradientAtOy[16 * ox];
                float* outputAtOx = &outputAtOy[16 * ox];
                float* inputAtOx = &inputAtOy[32 * ox];
                float* inputGradientAtOx = &inputGradientAtOy[32 * ox];
                V512 gradient = *(V512*)outputGradientAtOx;
                V512 maximum = *(V512*)outputAtOx;
                V512 cell = *(V512*)inputAtOx;
                V512 passed = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), gradient, V512.Zero), gradient);
                *(V512*)inputGradientAtOx = passed;
                V512 left = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), V512.Zero, gradient), V512.Zero);
                V512 cell2 = *(V512*)&inputAtOx[16];
                V512 passed2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), left, V512.Zero), left);
                *(V512*)&inputGradientAtOx[16] = passed2;
                V512 left2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), V512.Zero, left), V512.Zero);
                V512 cell3 = *(V512*)&inputAtOx[64];
                V512 passed3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), left2, V512.Zero), left2);
                *(V512*)&inputGradientAtOx[64] = passed3;
                V512 left3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), V512.Zero, left2), V512.Zero);
                V512 cell4 = *(V512*)&inputAtOx[80];
                V512 passed4 = Vector512.ConditionalSelect(Vector512.Equals(cell4, cell4), Vector512.ConditionalSelect(Vector512.Equals(cell4, maximum), left3, V512.Zero), left3);
                *(V512*)&inputGradientAtOx[80] = passed4;
                V512 left4 = Vector512.ConditionalSelect(Vector512.Equals(cell4, cell4), Vector512.ConditionalSelect(Vector512.Equals(cell4, maximum), V512.Zero, left3), V512.Zero);
            }
        }
    }
}
