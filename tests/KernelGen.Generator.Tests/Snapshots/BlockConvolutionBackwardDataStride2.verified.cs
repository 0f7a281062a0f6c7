using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Convolution, backward data: 2×3×3 to 1×5×5, sixteen samples in a vector.
	// Tile: 1 channels × 2 pixels in registers of 512 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
	{
		// Row 0 of 2 and column 0 of 2 meet 1×1 weights.
		// The sums of the pixels that meet the same weights.
		for (nint oc = 0; oc < 1; oc++)
		{
			float* wAtOc = &weight[9 * oc], dxAtOc = &inputGradient[400 * oc];
			for (nint oy = 0; oy < 3; oy++)
			{
				float* gAtOy = &outputGradient[48 * oy], dxAtOy = &dxAtOc[160 * oy];
				V512 acc_ox0 = V512.Zero, acc_ox1 = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					V512 w_ky0_kx0 = Lanes.Broadcast512(wAtIc[4]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)gAtIc, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&gAtIc[16], acc_ox1);
				}
				*(V512*)dxAtOy = acc_ox0;
				*(V512*)&dxAtOy[32] = acc_ox1;
				// The last 1 of 3 columns follows in a smaller tile.
				V512 acc = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtIc[4]), *(V512*)&gAtIc[32], acc);
				}
				*(V512*)&dxAtOy[64] = acc;
			}
		}
		// Row 0 of 2 and column 1 of 2 meet 1×2 weights.
		// The sums of the pixels that meet the same weights.
		for (nint oc = 0; oc < 1; oc++)
		{
			float* wAtOc = &weight[9 * oc], dxAtOc = &inputGradient[400 * oc];
			for (nint oy = 0; oy < 3; oy++)
			{
				float* gAtOy = &outputGradient[48 * oy], dxAtOy = &dxAtOc[160 * oy];
				V512 acc_ox0 = V512.Zero, acc_ox1 = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					V512 w_ky0_kx0 = Lanes.Broadcast512(wAtIc[3]), g_ox0_ky0_kx0 = *(V512*)&gAtIc[16];
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, g_ox0_ky0_kx0, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&gAtIc[32], acc_ox1);
					V512 w_ky0_kx1 = Lanes.Broadcast512(wAtIc[5]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx1, *(V512*)gAtIc, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx1, g_ox0_ky0_kx0, acc_ox1);
				}
				*(V512*)&dxAtOy[16] = acc_ox0;
				*(V512*)&dxAtOy[48] = acc_ox1;
			}
		}
		// Row 1 of 2 and column 0 of 2 meet 2×1 weights.
		// The sums of the pixels that meet the same weights.
		for (nint oc = 0; oc < 1; oc++)
		{
			float* wAtOc = &weight[9 * oc], dxAtOc = &inputGradient[400 * oc];
			for (nint oy = 0; oy < 2; oy++)
			{
				float* gAtOy = &outputGradient[48 * oy], dxAtOy = &dxAtOc[160 * oy];
				V512 acc_ox0 = V512.Zero, acc_ox1 = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					V512 w_ky0_kx0 = Lanes.Broadcast512(wAtIc[1]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&gAtIc[48], acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&gAtIc[64], acc_ox1);
					V512 w_ky1_kx0 = Lanes.Broadcast512(wAtIc[7]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)gAtIc, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)&gAtIc[16], acc_ox1);
				}
				*(V512*)&dxAtOy[80] = acc_ox0;
				*(V512*)&dxAtOy[112] = acc_ox1;
				// The last 1 of 3 columns follows in a smaller tile.
				V512 acc = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtIc[1]), *(V512*)&gAtIc[80], acc);
					acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtIc[7]), *(V512*)&gAtIc[32], acc);
				}
				*(V512*)&dxAtOy[144] = acc;
			}
		}
		// Row 1 of 2 and column 1 of 2 meet 2×2 weights.
		// The sums of the pixels that meet the same weights.
		for (nint oc = 0; oc < 1; oc++)
		{
			float* wAtOc = &weight[9 * oc], dxAtOc = &inputGradient[400 * oc];
			for (nint oy = 0; oy < 2; oy++)
			{
				float* gAtOy = &outputGradient[48 * oy], dxAtOy = &dxAtOc[160 * oy];
				V512 acc_ox0 = V512.Zero, acc_ox1 = V512.Zero;
				for (nint ic = 0; ic < 2; ic++)
				{
					float* wAtIc = &wAtOc[9 * ic], gAtIc = &gAtOy[144 * ic];
					V512 w_ky0_kx0 = Lanes.Broadcast512(wAtIc[0]), g_ox0_ky0_kx0 = *(V512*)&gAtIc[64];
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, g_ox0_ky0_kx0, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&gAtIc[80], acc_ox1);
					V512 w_ky0_kx1 = Lanes.Broadcast512(wAtIc[2]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx1, *(V512*)&gAtIc[48], acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx1, g_ox0_ky0_kx0, acc_ox1);
					V512 w_ky1_kx0 = Lanes.Broadcast512(wAtIc[6]), g_ox0_ky1_kx0 = *(V512*)&gAtIc[16];
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx0, g_ox0_ky1_kx0, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)&gAtIc[32], acc_ox1);
					V512 w_ky1_kx1 = Lanes.Broadcast512(wAtIc[8]);
					acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx1, *(V512*)gAtIc, acc_ox0);
					acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx1, g_ox0_ky1_kx0, acc_ox1);
				}
				*(V512*)&dxAtOy[96] = acc_ox0;
				*(V512*)&dxAtOy[128] = acc_ox1;
			}
		}
	}
}
