using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Convolution, backward data: 3×3×4 to 2×4×5, sixteen samples side by side.
    // Tile: 2 channels × 5 pixels in registers of 512 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
    {
        for (nint oy = 0; oy < 4; oy++)
        {
            float* outputGradientAtOy = &outputGradient[96 * oy];
            float* inputGradientAtOy = &inputGradient[80 * oy];
            Vector512<float> acc0_0 = Vector512<float>.Zero;
            Vector512<float> acc0_1 = Vector512<float>.Zero;
            Vector512<float> acc0_2 = Vector512<float>.Zero;
            Vector512<float> acc0_3 = Vector512<float>.Zero;
            Vector512<float> acc0_4 = Vector512<float>.Zero;
            Vector512<float> acc1_0 = Vector512<float>.Zero;
            Vector512<float> acc1_1 = Vector512<float>.Zero;
            Vector512<float> acc1_2 = Vector512<float>.Zero;
            Vector512<float> acc1_3 = Vector512<float>.Zero;
            Vector512<float> acc1_4 = Vector512<float>.Zero;
            for (nint ic = 0; ic < 3; ic++)
            {
                float* weightAtIc = &weight[8 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[480 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[0]);
                Vector512<float> outputGradient0 = *(Vector512<float>*)&outputGradientAtIc[112];
                acc0_0 = Vector512.FusedMultiplyAdd(weight0, outputGradient0, acc0_0);
                Vector512<float> outputGradient1 = *(Vector512<float>*)&outputGradientAtIc[128];
                acc0_1 = Vector512.FusedMultiplyAdd(weight0, outputGradient1, acc0_1);
                Vector512<float> outputGradient2 = *(Vector512<float>*)&outputGradientAtIc[144];
                acc0_2 = Vector512.FusedMultiplyAdd(weight0, outputGradient2, acc0_2);
                Vector512<float> outputGradient3 = *(Vector512<float>*)&outputGradientAtIc[160];
                acc0_3 = Vector512.FusedMultiplyAdd(weight0, outputGradient3, acc0_3);
                Vector512<float> outputGradient4 = *(Vector512<float>*)&outputGradientAtIc[176];
                acc0_4 = Vector512.FusedMultiplyAdd(weight0, outputGradient4, acc0_4);
                Vector512<float> weight1 = Lanes.Broadcast512(weightAtIc[4]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight1, outputGradient0, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight1, outputGradient1, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight1, outputGradient2, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight1, outputGradient3, acc1_3);
                acc1_4 = Vector512.FusedMultiplyAdd(weight1, outputGradient4, acc1_4);
                Vector512<float> weight2 = Lanes.Broadcast512(weightAtIc[1]);
                Vector512<float> outputGradient5 = *(Vector512<float>*)&outputGradientAtIc[96];
                acc0_0 = Vector512.FusedMultiplyAdd(weight2, outputGradient5, acc0_0);
                acc0_1 = Vector512.FusedMultiplyAdd(weight2, outputGradient0, acc0_1);
                acc0_2 = Vector512.FusedMultiplyAdd(weight2, outputGradient1, acc0_2);
                acc0_3 = Vector512.FusedMultiplyAdd(weight2, outputGradient2, acc0_3);
                acc0_4 = Vector512.FusedMultiplyAdd(weight2, outputGradient3, acc0_4);
                Vector512<float> weight3 = Lanes.Broadcast512(weightAtIc[5]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight3, outputGradient5, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight3, outputGradient0, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight3, outputGradient1, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight3, outputGradient2, acc1_3);
                acc1_4 = Vector512.FusedMultiplyAdd(weight3, outputGradient3, acc1_4);
                Vector512<float> weight4 = Lanes.Broadcast512(weightAtIc[2]);
                Vector512<float> outputGradient6 = *(Vector512<float>*)&outputGradientAtIc[16];
                acc0_0 = Vector512.FusedMultiplyAdd(weight4, outputGradient6, acc0_0);
                Vector512<float> outputGradient7 = *(Vector512<float>*)&outputGradientAtIc[32];
                acc0_1 = Vector512.FusedMultiplyAdd(weight4, outputGradient7, acc0_1);
                Vector512<float> outputGradient8 = *(Vector512<float>*)&outputGradientAtIc[48];
                acc0_2 = Vector512.FusedMultiplyAdd(weight4, outputGradient8, acc0_2);
                Vector512<float> outputGradient9 = *(Vector512<float>*)&outputGradientAtIc[64];
                acc0_3 = Vector512.FusedMultiplyAdd(weight4, outputGradient9, acc0_3);
                Vector512<float> outputGradient10 = *(Vector512<float>*)&outputGradientAtIc[80];
                acc0_4 = Vector512.FusedMultiplyAdd(weight4, outputGradient10, acc0_4);
                Vector512<float> weight5 = Lanes.Broadcast512(weightAtIc[6]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight5, outputGradient6, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight5, outputGradient7, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight5, outputGradient8, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight5, outputGradient9, acc1_3);
                acc1_4 = Vector512.FusedMultiplyAdd(weight5, outputGradient10, acc1_4);
                Vector512<float> weight6 = Lanes.Broadcast512(weightAtIc[3]);
                Vector512<float> outputGradient11 = *(Vector512<float>*)outputGradientAtIc;
                acc0_0 = Vector512.FusedMultiplyAdd(weight6, outputGradient11, acc0_0);
                acc0_1 = Vector512.FusedMultiplyAdd(weight6, outputGradient6, acc0_1);
                acc0_2 = Vector512.FusedMultiplyAdd(weight6, outputGradient7, acc0_2);
                acc0_3 = Vector512.FusedMultiplyAdd(weight6, outputGradient8, acc0_3);
                acc0_4 = Vector512.FusedMultiplyAdd(weight6, outputGradient9, acc0_4);
                Vector512<float> weight7 = Lanes.Broadcast512(weightAtIc[7]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight7, outputGradient11, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight7, outputGradient6, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight7, outputGradient7, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight7, outputGradient8, acc1_3);
                acc1_4 = Vector512.FusedMultiplyAdd(weight7, outputGradient9, acc1_4);
            }
            *(Vector512<float>*)inputGradientAtOy = acc0_0;
            *(Vector512<float>*)&inputGradientAtOy[16] = acc0_1;
            *(Vector512<float>*)&inputGradientAtOy[32] = acc0_2;
            *(Vector512<float>*)&inputGradientAtOy[48] = acc0_3;
            *(Vector512<float>*)&inputGradientAtOy[64] = acc0_4;
            *(Vector512<float>*)&inputGradientAtOy[320] = acc1_0;
            *(Vector512<float>*)&inputGradientAtOy[336] = acc1_1;
            *(Vector512<float>*)&inputGradientAtOy[352] = acc1_2;
            *(Vector512<float>*)&inputGradientAtOy[368] = acc1_3;
            *(Vector512<float>*)&inputGradientAtOy[384] = acc1_4;
        }
    }
}
