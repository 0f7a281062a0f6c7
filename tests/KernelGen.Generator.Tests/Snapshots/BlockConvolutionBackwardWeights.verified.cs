using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Convolution, backward weights: 2×4×5 and 3×3×4, kernel 2×2, sixteen samples in a vector.
	// Tile: 2 channels × 1 input channels × 1×2 taps in registers of 256 bits, each with sixteen partial sums.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockConvolutionBackwardWeights(float* input, float* outputGradient, float* sums, float* weightGradient, float* biasGradient)
	{
		V256 accA_oc0 = V256.Zero, accA_oc1 = V256.Zero, accB_oc0 = V256.Zero, accB_oc1 = V256.Zero;
		for (nint by = 0; by < 3; by++)
		{
			float* gAtBy = &outputGradient[96 * by];
			for (nint bx = 0; bx < 4; bx++)
			{
				float* gAtBx = &gAtBy[16 * bx];
				accA_oc0 += *(V256*)&gAtBx[112];
				accA_oc1 += *(V256*)&gAtBx[592];
				accB_oc0 += *(V256*)&gAtBx[120];
				accB_oc1 += *(V256*)&gAtBx[600];
			}
		}
		*(V256*)&sums[256] = accA_oc0;
		*(V256*)&sums[272] = accA_oc1;
		*(V256*)&sums[264] = accB_oc0;
		*(V256*)&sums[280] = accB_oc1;
		for (nint ic = 0; ic < 2; ic++)
		{
			float* xAtIc = &input[320 * ic], sumsAtIc = &sums[64 * ic];
			for (nint ky = 0; ky < 2; ky++)
			{
				float* xAtKy = &xAtIc[80 * ky], sumsAtKy = &sumsAtIc[32 * ky];
				V256 accA_oc0_kx0 = V256.Zero, accA_oc0_kx1 = V256.Zero, accA_oc1_kx0 = V256.Zero, accA_oc1_kx1 = V256.Zero;
				V256 accB_oc0_kx0 = V256.Zero, accB_oc0_kx1 = V256.Zero, accB_oc1_kx0 = V256.Zero, accB_oc1_kx1 = V256.Zero;
				for (nint oy = 0; oy < 3; oy++)
				{
					float* gAtOy = &outputGradient[96 * oy], xAtOy = &xAtKy[80 * oy];
					for (nint ox = 0; ox < 4; ox++)
					{
						float* gAtOx = &gAtOy[16 * ox], xAtOx = &xAtOy[16 * ox];
						V256 g_oc0 = *(V256*)&gAtOx[112], x_kx0 = *(V256*)xAtOx;
						accA_oc0_kx0 = Vector256.FusedMultiplyAdd(g_oc0, x_kx0, accA_oc0_kx0);
						V256 x_kx1 = *(V256*)&xAtOx[16];
						accA_oc0_kx1 = Vector256.FusedMultiplyAdd(g_oc0, x_kx1, accA_oc0_kx1);
						V256 g_oc1 = *(V256*)&gAtOx[592];
						accA_oc1_kx0 = Vector256.FusedMultiplyAdd(g_oc1, x_kx0, accA_oc1_kx0);
						accA_oc1_kx1 = Vector256.FusedMultiplyAdd(g_oc1, x_kx1, accA_oc1_kx1);
						V256 g_oc0b = *(V256*)&gAtOx[120], x_kx0b = *(V256*)&xAtOx[8];
						accB_oc0_kx0 = Vector256.FusedMultiplyAdd(g_oc0b, x_kx0b, accB_oc0_kx0);
						V256 x_kx1b = *(V256*)&xAtOx[24];
						accB_oc0_kx1 = Vector256.FusedMultiplyAdd(g_oc0b, x_kx1b, accB_oc0_kx1);
						V256 g_oc1b = *(V256*)&gAtOx[600];
						accB_oc1_kx0 = Vector256.FusedMultiplyAdd(g_oc1b, x_kx0b, accB_oc1_kx0);
						accB_oc1_kx1 = Vector256.FusedMultiplyAdd(g_oc1b, x_kx1b, accB_oc1_kx1);
					}
				}
				*(V256*)sumsAtKy = accA_oc0_kx0;
				*(V256*)&sumsAtKy[16] = accA_oc0_kx1;
				*(V256*)&sumsAtKy[128] = accA_oc1_kx0;
				*(V256*)&sumsAtKy[144] = accA_oc1_kx1;
				*(V256*)&sumsAtKy[8] = accB_oc0_kx0;
				*(V256*)&sumsAtKy[24] = accB_oc0_kx1;
				*(V256*)&sumsAtKy[136] = accB_oc1_kx0;
				*(V256*)&sumsAtKy[152] = accB_oc1_kx1;
			}
		}
		for (nint done = 0; done < 2; done++)
		{
			float* sumsAtDone = &sums[128 * done], dwAtDone = &weightGradient[8 * done];
			*(V256*)dwAtDone = Lanes.SumsOfRows256(sumsAtDone);
		}
		for (nint biased = 0; biased < 2; biased++)
		{
			float* sumsAtBiased = &sums[16 * biased], dbAtBiased = &biasGradient[biased];
			dbAtBiased[0] = Lanes.SumsOfRows(&sumsAtBiased[256]);
		}
		V256 accA = V256.Zero, accB = V256.Zero;
		for (nint by = 0; by < 3; by++)
		{
			float* gAtBy = &outputGradient[96 * by];
			for (nint bx = 0; bx < 4; bx++)
			{
				float* gAtBx = &gAtBy[16 * bx];
				accA += *(V256*)&gAtBx[1072];
				accB += *(V256*)&gAtBx[1080];
			}
		}
		*(V256*)&sums[256] = accA;
		*(V256*)&sums[264] = accB;
		for (nint ic = 0; ic < 2; ic++)
		{
			float* xAtIc = &input[320 * ic], sumsAtIc = &sums[64 * ic];
			for (nint ky = 0; ky < 2; ky++)
			{
				float* xAtKy = &xAtIc[80 * ky], sumsAtKy = &sumsAtIc[32 * ky];
				V256 accA_kx0 = V256.Zero, accA_kx1 = V256.Zero, accB_kx0 = V256.Zero, accB_kx1 = V256.Zero;
				for (nint oy = 0; oy < 3; oy++)
				{
					float* gAtOy = &outputGradient[96 * oy], xAtOy = &xAtKy[80 * oy];
					for (nint ox = 0; ox < 4; ox++)
					{
						float* gAtOx = &gAtOy[16 * ox], xAtOx = &xAtOy[16 * ox];
						V256 outputGradient0 = *(V256*)&gAtOx[1072];
						accA_kx0 = Vector256.FusedMultiplyAdd(outputGradient0, *(V256*)xAtOx, accA_kx0);
						accA_kx1 = Vector256.FusedMultiplyAdd(outputGradient0, *(V256*)&xAtOx[16], accA_kx1);
						V256 outputGradient1 = *(V256*)&gAtOx[1080];
						accB_kx0 = Vector256.FusedMultiplyAdd(outputGradient1, *(V256*)&xAtOx[8], accB_kx0);
						accB_kx1 = Vector256.FusedMultiplyAdd(outputGradient1, *(V256*)&xAtOx[24], accB_kx1);
					}
				}
				*(V256*)sumsAtKy = accA_kx0;
				*(V256*)&sumsAtKy[16] = accA_kx1;
				*(V256*)&sumsAtKy[8] = accB_kx0;
				*(V256*)&sumsAtKy[24] = accB_kx1;
			}
		}
		*(V256*)&weightGradient[16] = Lanes.SumsOfRows256(sums);
		biasGradient[2] = Lanes.SumsOfRows(&sums[256]);
	}
}
