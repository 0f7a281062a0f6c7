using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Convolution, backward weights: 2×4×5 and 3×3×4, kernel 2×2, sixteen samples side by side.
    // Tile: 2 channels × 1 input channels × 1×2 taps in registers of 256 bits, each with sixteen partial sums.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardWeights(float* input, float* outputGradient, float* sums, float* weightGradient, float* biasGradient)
    {
        Vector256<float> accA0 = Vector256<float>.Zero;
        Vector256<float> accA1 = Vector256<float>.Zero;
        Vector256<float> accB0 = Vector256<float>.Zero;
        Vector256<float> accB1 = Vector256<float>.Zero;
        for (nint by = 0; by < 3; by++)
        {
            float* outputGradientAtBy = &outputGradient[96 * by];
            for (nint bx = 0; bx < 4; bx++)
            {
                float* outputGradientAtBx = &outputGradientAtBy[16 * bx];
                accA0 = accA0 + *(Vector256<float>*)&outputGradientAtBx[112];
                accA1 = accA1 + *(Vector256<float>*)&outputGradientAtBx[592];
                accB0 = accB0 + *(Vector256<float>*)&outputGradientAtBx[120];
                accB1 = accB1 + *(Vector256<float>*)&outputGradientAtBx[600];
            }
        }
        *(Vector256<float>*)&sums[256] = accA0;
        *(Vector256<float>*)&sums[272] = accA1;
        *(Vector256<float>*)&sums[264] = accB0;
        *(Vector256<float>*)&sums[280] = accB1;
        for (nint ic = 0; ic < 2; ic++)
        {
            float* inputAtIc = &input[320 * ic];
            float* sumsAtIc = &sums[64 * ic];
            for (nint ky = 0; ky < 2; ky++)
            {
                float* inputAtKy = &inputAtIc[80 * ky];
                float* sumsAtKy = &sumsAtIc[32 * ky];
                Vector256<float> accA0_0 = Vector256<float>.Zero;
                Vector256<float> accA0_1 = Vector256<float>.Zero;
                Vector256<float> accA1_0 = Vector256<float>.Zero;
                Vector256<float> accA1_1 = Vector256<float>.Zero;
                Vector256<float> accB0_0 = Vector256<float>.Zero;
                Vector256<float> accB0_1 = Vector256<float>.Zero;
                Vector256<float> accB1_0 = Vector256<float>.Zero;
                Vector256<float> accB1_1 = Vector256<float>.Zero;
                for (nint oy = 0; oy < 3; oy++)
                {
                    float* outputGradientAtOy = &outputGradient[96 * oy];
                    float* inputAtOy = &inputAtKy[80 * oy];
                    for (nint ox = 0; ox < 4; ox++)
                    {
                        float* outputGradientAtOx = &outputGradientAtOy[16 * ox];
                        float* inputAtOx = &inputAtOy[16 * ox];
                        Vector256<float> outputGradient0 = *(Vector256<float>*)&outputGradientAtOx[112];
                        Vector256<float> input0 = *(Vector256<float>*)inputAtOx;
                        accA0_0 = Vector256.FusedMultiplyAdd(outputGradient0, input0, accA0_0);
                        Vector256<float> input1 = *(Vector256<float>*)&inputAtOx[16];
                        accA0_1 = Vector256.FusedMultiplyAdd(outputGradient0, input1, accA0_1);
                        Vector256<float> outputGradient1 = *(Vector256<float>*)&outputGradientAtOx[592];
                        accA1_0 = Vector256.FusedMultiplyAdd(outputGradient1, input0, accA1_0);
                        accA1_1 = Vector256.FusedMultiplyAdd(outputGradient1, input1, accA1_1);
                        Vector256<float> outputGradient2 = *(Vector256<float>*)&outputGradientAtOx[120];
                        Vector256<float> input2 = *(Vector256<float>*)&inputAtOx[8];
                        accB0_0 = Vector256.FusedMultiplyAdd(outputGradient2, input2, accB0_0);
                        Vector256<float> input3 = *(Vector256<float>*)&inputAtOx[24];
                        accB0_1 = Vector256.FusedMultiplyAdd(outputGradient2, input3, accB0_1);
                        Vector256<float> outputGradient3 = *(Vector256<float>*)&outputGradientAtOx[600];
                        accB1_0 = Vector256.FusedMultiplyAdd(outputGradient3, input2, accB1_0);
                        accB1_1 = Vector256.FusedMultiplyAdd(outputGradient3, input3, accB1_1);
                    }
                }
                *(Vector256<float>*)sumsAtKy = accA0_0;
                *(Vector256<float>*)&sumsAtKy[16] = accA0_1;
                *(Vector256<float>*)&sumsAtKy[128] = accA1_0;
                *(Vector256<float>*)&sumsAtKy[144] = accA1_1;
                *(Vector256<float>*)&sumsAtKy[8] = accB0_0;
                *(Vector256<float>*)&sumsAtKy[24] = accB0_1;
                *(Vector256<float>*)&sumsAtKy[136] = accB1_0;
                *(Vector256<float>*)&sumsAtKy[152] = accB1_1;
            }
        }
        for (nint done = 0; done < 2; done++)
        {
            float* sumsAtDone = &sums[128 * done];
            float* weightGradientAtDone = &weightGradient[8 * done];
            *(Vector256<float>*)weightGradientAtDone = Lanes.SumsOfRows256(sumsAtDone);
        }
        for (nint biased = 0; biased < 2; biased++)
        {
            float* sumsAtBiased = &sums[16 * biased];
            float* biasGradientAtBiased = &biasGradient[biased];
            biasGradientAtBiased[0] = Lanes.SumsOfRows(&sumsAtBiased[256]);
        }
        Vector256<float> accA = Vector256<float>.Zero;
        Vector256<float> accB = Vector256<float>.Zero;
        for (nint by = 0; by < 3; by++)
        {
            float* outputGradientAtBy = &outputGradient[96 * by];
            for (nint bx = 0; bx < 4; bx++)
            {
                float* outputGradientAtBx = &outputGradientAtBy[16 * bx];
                accA = accA + *(Vector256<float>*)&outputGradientAtBx[1072];
                accB = accB + *(Vector256<float>*)&outputGradientAtBx[1080];
            }
        }
        *(Vector256<float>*)&sums[256] = accA;
        *(Vector256<float>*)&sums[264] = accB;
        for (nint ic = 0; ic < 2; ic++)
        {
            float* inputAtIc = &input[320 * ic];
            float* sumsAtIc = &sums[64 * ic];
            for (nint ky = 0; ky < 2; ky++)
            {
                float* inputAtKy = &inputAtIc[80 * ky];
                float* sumsAtKy = &sumsAtIc[32 * ky];
                Vector256<float> accA0b = Vector256<float>.Zero;
                Vector256<float> accA1b = Vector256<float>.Zero;
                Vector256<float> accB0b = Vector256<float>.Zero;
                Vector256<float> accB1b = Vector256<float>.Zero;
                for (nint oy = 0; oy < 3; oy++)
                {
                    float* outputGradientAtOy = &outputGradient[96 * oy];
                    float* inputAtOy = &inputAtKy[80 * oy];
                    for (nint ox = 0; ox < 4; ox++)
                    {
                        float* outputGradientAtOx = &outputGradientAtOy[16 * ox];
                        float* inputAtOx = &inputAtOy[16 * ox];
                        Vector256<float> outputGradient0 = *(Vector256<float>*)&outputGradientAtOx[1072];
                        accA0b = Vector256.FusedMultiplyAdd(outputGradient0, *(Vector256<float>*)inputAtOx, accA0b);
                        accA1b = Vector256.FusedMultiplyAdd(outputGradient0, *(Vector256<float>*)&inputAtOx[16], accA1b);
                        Vector256<float> outputGradient1 = *(Vector256<float>*)&outputGradientAtOx[1080];
                        accB0b = Vector256.FusedMultiplyAdd(outputGradient1, *(Vector256<float>*)&inputAtOx[8], accB0b);
                        accB1b = Vector256.FusedMultiplyAdd(outputGradient1, *(Vector256<float>*)&inputAtOx[24], accB1b);
                    }
                }
                *(Vector256<float>*)sumsAtKy = accA0b;
                *(Vector256<float>*)&sumsAtKy[16] = accA1b;
                *(Vector256<float>*)&sumsAtKy[8] = accB0b;
                *(Vector256<float>*)&sumsAtKy[24] = accB1b;
            }
        }
        *(Vector256<float>*)&weightGradient[16] = Lanes.SumsOfRows256(sums);
        biasGradient[2] = Lanes.SumsOfRows(&sums[256]);
    }
}
