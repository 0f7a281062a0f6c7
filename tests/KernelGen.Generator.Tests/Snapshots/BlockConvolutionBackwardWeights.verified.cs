using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Convolution, backward weights: 2×4×5 and 3×3×4, kernel 2×2, sixteen samples side by side.
    // Tile: 3 channels × 1 input channels in registers of 256 bits, each with sixteen partial sums.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardWeights(float* input, float* outputGradient, float* weightGradient)
    {
        for (nint ic = 0; ic < 2; ic++)
        {
            float* inputAtIc = &input[320 * ic];
            float* weightGradientAtIc = &weightGradient[4 * ic];
            for (nint ky = 0; ky < 2; ky++)
            {
                float* inputAtKy = &inputAtIc[80 * ky];
                float* weightGradientAtKy = &weightGradientAtIc[2 * ky];
                for (nint kx = 0; kx < 2; kx++)
                {
                    float* inputAtKx = &inputAtKy[16 * kx];
                    float* weightGradientAtKx = &weightGradientAtKy[kx];
                    Vector256<float> accA0 = Vector256<float>.Zero;
                    Vector256<float> accA1 = Vector256<float>.Zero;
                    Vector256<float> accA2 = Vector256<float>.Zero;
                    Vector256<float> accB0 = Vector256<float>.Zero;
                    Vector256<float> accB1 = Vector256<float>.Zero;
                    Vector256<float> accB2 = Vector256<float>.Zero;
                    for (nint oy = 0; oy < 3; oy++)
                    {
                        float* inputAtOy = &inputAtKx[80 * oy];
                        float* outputGradientAtOy = &outputGradient[96 * oy];
                        for (nint ox = 0; ox < 4; ox += 2)
                        {
                            float* inputAtOx = &inputAtOy[16 * ox];
                            float* outputGradientAtOx = &outputGradientAtOy[16 * ox];
                            Vector256<float> input0 = *(Vector256<float>*)inputAtOx;
                            accA0 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[112], input0, accA0);
                            accA1 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[592], input0, accA1);
                            accA2 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[1072], input0, accA2);
                            Vector256<float> input1 = *(Vector256<float>*)&inputAtOx[8];
                            accB0 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[120], input1, accB0);
                            accB1 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[600], input1, accB1);
                            accB2 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[1080], input1, accB2);
                            Vector256<float> input2 = *(Vector256<float>*)&inputAtOx[16];
                            accA0 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[128], input2, accA0);
                            accA1 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[608], input2, accA1);
                            accA2 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[1088], input2, accA2);
                            Vector256<float> input3 = *(Vector256<float>*)&inputAtOx[24];
                            accB0 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[136], input3, accB0);
                            accB1 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[616], input3, accB1);
                            accB2 = Vector256.FusedMultiplyAdd(*(Vector256<float>*)&outputGradientAtOx[1096], input3, accB2);
                        }
                    }
                    weightGradientAtKx[0] = Lanes.SumOfSixteen(accA0, accB0);
                    weightGradientAtKx[8] = Lanes.SumOfSixteen(accA1, accB1);
                    weightGradientAtKx[16] = Lanes.SumOfSixteen(accA2, accB2);
                }
            }
        }
    }
}
