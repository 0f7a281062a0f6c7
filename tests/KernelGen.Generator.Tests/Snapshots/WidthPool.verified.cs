using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Maximum of 2×2 windows, one sample: 1×4×16 to 1×2×8, neighbouring pixels in a vector.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void WidthPool(float* input, float* output)
    {
        for (nint oy = 0; oy < 2; oy++)
        {
            float* inputAtOy = &input[32 * oy];
            float* outputAtOy = &output[8 * oy];
            Vector256<float> maximum = Lanes.EverySecond(*(Vector256<float>*)inputAtOy, *(Vector256<float>*)&inputAtOy[8]);
            Vector256<float> cell = Lanes.EverySecond(*(Vector256<float>*)&inputAtOy[1], *(Vector256<float>*)&inputAtOy[9]);
            Vector256<float> maximum2 = Vector256.ConditionalSelect(Vector256.Equals(cell, cell), Vector256.ConditionalSelect(Vector256.LessThan(maximum, cell), cell, maximum), cell);
            Vector256<float> cell2 = Lanes.EverySecond(*(Vector256<float>*)&inputAtOy[16], *(Vector256<float>*)&inputAtOy[24]);
            Vector256<float> maximum3 = Vector256.ConditionalSelect(Vector256.Equals(cell2, cell2), Vector256.ConditionalSelect(Vector256.LessThan(maximum2, cell2), cell2, maximum2), cell2);
            Vector256<float> cell3 = Lanes.EverySecond(*(Vector256<float>*)&inputAtOy[17], *(Vector256<float>*)&inputAtOy[25]);
            Vector256<float> maximum4 = Vector256.ConditionalSelect(Vector256.Equals(cell3, cell3), Vector256.ConditionalSelect(Vector256.LessThan(maximum3, cell3), cell3, maximum3), cell3);
            *(Vector256<float>*)outputAtOy = maximum4;
        }
    }
}
