using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Maximum of 2×2 windows, backward: 1×4×4 to 1×2×2, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
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
                Vector512<float> gradient = *(Vector512<float>*)outputGradientAtOx;
                Vector512<float> maximum = *(Vector512<float>*)outputAtOx;
                Vector512<float> cell = *(Vector512<float>*)inputAtOx;
                Vector512<float> passed = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), gradient, Vector512<float>.Zero), gradient);
                *(Vector512<float>*)inputGradientAtOx = passed;
                Vector512<float> left = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), Vector512<float>.Zero, gradient), Vector512<float>.Zero);
                Vector512<float> cell2 = *(Vector512<float>*)&inputAtOx[16];
                Vector512<float> passed2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), left, Vector512<float>.Zero), left);
                *(Vector512<float>*)&inputGradientAtOx[16] = passed2;
                Vector512<float> left2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), Vector512<float>.Zero, left), Vector512<float>.Zero);
                Vector512<float> cell3 = *(Vector512<float>*)&inputAtOx[64];
                Vector512<float> passed3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), left2, Vector512<float>.Zero), left2);
                *(Vector512<float>*)&inputGradientAtOx[64] = passed3;
                Vector512<float> left3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), Vector512<float>.Zero, left2), Vector512<float>.Zero);
                Vector512<float> cell4 = *(Vector512<float>*)&inputAtOx[80];
                Vector512<float> passed4 = Vector512.ConditionalSelect(Vector512.Equals(cell4, cell4), Vector512.ConditionalSelect(Vector512.Equals(cell4, maximum), left3, Vector512<float>.Zero), left3);
                *(Vector512<float>*)&inputGradientAtOx[80] = passed4;
                Vector512<float> left4 = Vector512.ConditionalSelect(Vector512.Equals(cell4, cell4), Vector512.ConditionalSelect(Vector512.Equals(cell4, maximum), Vector512<float>.Zero, left3), Vector512<float>.Zero);
            }
        }
    }
}
