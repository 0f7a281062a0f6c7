using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Maximum of 2×2 windows, forward: 1×4×4 to 1×2×2, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPoolForward(float* input, float* output)
    {
        for (nint oy = 0; oy < 2; oy++)
        {
            float* inputAtOy = &input[128 * oy];
            float* outputAtOy = &output[32 * oy];
            for (nint ox = 0; ox < 2; ox++)
            {
                float* inputAtOx = &inputAtOy[32 * ox];
                float* outputAtOx = &outputAtOy[16 * ox];
                Vector512<float> maximum = *(Vector512<float>*)inputAtOx;
                Vector512<float> cell = *(Vector512<float>*)&inputAtOx[16];
                Vector512<float> maximum2 = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.LessThan(maximum, cell), cell, maximum), cell);
                Vector512<float> cell2 = *(Vector512<float>*)&inputAtOx[64];
                Vector512<float> maximum3 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.LessThan(maximum2, cell2), cell2, maximum2), cell2);
                Vector512<float> cell3 = *(Vector512<float>*)&inputAtOx[80];
                Vector512<float> maximum4 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.LessThan(maximum3, cell3), cell3, maximum3), cell3);
                *(Vector512<float>*)outputAtOx = maximum4;
            }
        }
    }
}
