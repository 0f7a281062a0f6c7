using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Convolution, backward data: 2×3×3 to 1×5×5, sixteen samples side by side.
    // Tile: 1 channels × 2 pixels in registers of 512 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
    {
        // Row 0 of 2 and column 0 of 2 meet 1×1 weights.
        for (nint oy = 0; oy < 3; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            Vector512<float> acc0 = Vector512<float>.Zero;
            Vector512<float> acc1 = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[4]);
                acc0 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)outputGradientAtIc, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)&outputGradientAtIc[16], acc1);
            }
            *(Vector512<float>*)inputGradientAtOy = acc0;
            *(Vector512<float>*)&inputGradientAtOy[32] = acc1;
            Vector512<float> acc = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[4]), *(Vector512<float>*)&outputGradientAtIc[32], acc);
            }
            *(Vector512<float>*)&inputGradientAtOy[64] = acc;
        }
        // Row 0 of 2 and column 1 of 2 meet 1×2 weights.
        for (nint oy = 0; oy < 3; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            Vector512<float> acc0 = Vector512<float>.Zero;
            Vector512<float> acc1 = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[3]);
                Vector512<float> outputGradient0 = *(Vector512<float>*)&outputGradientAtIc[16];
                acc0 = Vector512.FusedMultiplyAdd(weight0, outputGradient0, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)&outputGradientAtIc[32], acc1);
                Vector512<float> weight1 = Lanes.Broadcast512(weightAtIc[5]);
                acc0 = Vector512.FusedMultiplyAdd(weight1, *(Vector512<float>*)outputGradientAtIc, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight1, outputGradient0, acc1);
            }
            *(Vector512<float>*)&inputGradientAtOy[16] = acc0;
            *(Vector512<float>*)&inputGradientAtOy[48] = acc1;
        }
        // Row 1 of 2 and column 0 of 2 meet 2×1 weights.
        for (nint oy = 0; oy < 2; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            Vector512<float> acc0 = Vector512<float>.Zero;
            Vector512<float> acc1 = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[1]);
                acc0 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)&outputGradientAtIc[48], acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)&outputGradientAtIc[64], acc1);
                Vector512<float> weight1 = Lanes.Broadcast512(weightAtIc[7]);
                acc0 = Vector512.FusedMultiplyAdd(weight1, *(Vector512<float>*)outputGradientAtIc, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight1, *(Vector512<float>*)&outputGradientAtIc[16], acc1);
            }
            *(Vector512<float>*)&inputGradientAtOy[80] = acc0;
            *(Vector512<float>*)&inputGradientAtOy[112] = acc1;
            Vector512<float> acc = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[1]), *(Vector512<float>*)&outputGradientAtIc[80], acc);
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[7]), *(Vector512<float>*)&outputGradientAtIc[32], acc);
            }
            *(Vector512<float>*)&inputGradientAtOy[144] = acc;
        }
        // Row 1 of 2 and column 1 of 2 meet 2×2 weights.
        for (nint oy = 0; oy < 2; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            Vector512<float> acc0 = Vector512<float>.Zero;
            Vector512<float> acc1 = Vector512<float>.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[0]);
                Vector512<float> outputGradient0 = *(Vector512<float>*)&outputGradientAtIc[64];
                acc0 = Vector512.FusedMultiplyAdd(weight0, outputGradient0, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight0, *(Vector512<float>*)&outputGradientAtIc[80], acc1);
                Vector512<float> weight1 = Lanes.Broadcast512(weightAtIc[2]);
                acc0 = Vector512.FusedMultiplyAdd(weight1, *(Vector512<float>*)&outputGradientAtIc[48], acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight1, outputGradient0, acc1);
                Vector512<float> weight2 = Lanes.Broadcast512(weightAtIc[6]);
                Vector512<float> outputGradient1 = *(Vector512<float>*)&outputGradientAtIc[16];
                acc0 = Vector512.FusedMultiplyAdd(weight2, outputGradient1, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight2, *(Vector512<float>*)&outputGradientAtIc[32], acc1);
                Vector512<float> weight3 = Lanes.Broadcast512(weightAtIc[8]);
                acc0 = Vector512.FusedMultiplyAdd(weight3, *(Vector512<float>*)outputGradientAtIc, acc0);
                acc1 = Vector512.FusedMultiplyAdd(weight3, outputGradient1, acc1);
            }
            *(Vector512<float>*)&inputGradientAtOy[96] = acc0;
            *(Vector512<float>*)&inputGradientAtOy[128] = acc1;
        }
    }
}
