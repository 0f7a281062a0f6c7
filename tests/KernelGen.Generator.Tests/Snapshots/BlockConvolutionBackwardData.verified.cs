using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Convolution, backward data: 3×3×4 to 2×4×5, sixteen samples in a vector.
	// Tile: 2 channels × 5 pixels in registers of 512 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
	{
		for (nint oy = 0; oy < 4; oy++)
		{
			float* gAtOy = &outputGradient[96 * oy], dxAtOy = &inputGradient[80 * oy];
			V512 acc_oc0_ox0 = V512.Zero, acc_oc0_ox1 = V512.Zero, acc_oc0_ox2 = V512.Zero, acc_oc0_ox3 = V512.Zero;
			V512 acc_oc0_ox4 = V512.Zero, acc_oc1_ox0 = V512.Zero, acc_oc1_ox1 = V512.Zero, acc_oc1_ox2 = V512.Zero;
			V512 acc_oc1_ox3 = V512.Zero, acc_oc1_ox4 = V512.Zero;
			for (nint ic = 0; ic < 3; ic++)
			{
				float* wAtIc = &weight[8 * ic], gAtIc = &gAtOy[480 * ic];
				V512 w_oc0_ky0_kx0 = Lanes.Broadcast512(wAtIc[0]), g_ox0_ky0_kx0 = *(V512*)&gAtIc[112];
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox0_ky0_kx0, acc_oc0_ox0);
				V512 g_ox1_ky0_kx0 = *(V512*)&gAtIc[128];
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox1_ky0_kx0, acc_oc0_ox1);
				V512 g_ox2_ky0_kx0 = *(V512*)&gAtIc[144];
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox2_ky0_kx0, acc_oc0_ox2);
				V512 g_ox3_ky0_kx0 = *(V512*)&gAtIc[160];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox3_ky0_kx0, acc_oc0_ox3);
				V512 g_ox4_ky0_kx0 = *(V512*)&gAtIc[176];
				acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox4_ky0_kx0, acc_oc0_ox4);
				V512 w_oc1_ky0_kx0 = Lanes.Broadcast512(wAtIc[4]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox0_ky0_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox1_ky0_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox2_ky0_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox3_ky0_kx0, acc_oc1_ox3);
				acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox4_ky0_kx0, acc_oc1_ox4);
				V512 w_oc0_ky0_kx1 = Lanes.Broadcast512(wAtIc[1]), g_ox0_ky0_kx1 = *(V512*)&gAtIc[96];
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox0_ky0_kx1, acc_oc0_ox0);
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox0_ky0_kx0, acc_oc0_ox1);
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox1_ky0_kx0, acc_oc0_ox2);
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox2_ky0_kx0, acc_oc0_ox3);
				acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox3_ky0_kx0, acc_oc0_ox4);
				V512 w_oc1_ky0_kx1 = Lanes.Broadcast512(wAtIc[5]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox0_ky0_kx1, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox0_ky0_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox1_ky0_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox2_ky0_kx0, acc_oc1_ox3);
				acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox3_ky0_kx0, acc_oc1_ox4);
				V512 w_oc0_ky1_kx0 = Lanes.Broadcast512(wAtIc[2]), g_ox0_ky1_kx0 = *(V512*)&gAtIc[16];
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox0_ky1_kx0, acc_oc0_ox0);
				V512 g_ox1_ky1_kx0 = *(V512*)&gAtIc[32];
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox1_ky1_kx0, acc_oc0_ox1);
				V512 g_ox2_ky1_kx0 = *(V512*)&gAtIc[48];
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox2_ky1_kx0, acc_oc0_ox2);
				V512 g_ox3_ky1_kx0 = *(V512*)&gAtIc[64];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox3_ky1_kx0, acc_oc0_ox3);
				V512 g_ox4_ky1_kx0 = *(V512*)&gAtIc[80];
				acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox4_ky1_kx0, acc_oc0_ox4);
				V512 w_oc1_ky1_kx0 = Lanes.Broadcast512(wAtIc[6]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox0_ky1_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox1_ky1_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox2_ky1_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox3_ky1_kx0, acc_oc1_ox3);
				acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox4_ky1_kx0, acc_oc1_ox4);
				V512 w_oc0_ky1_kx1 = Lanes.Broadcast512(wAtIc[3]), g_ox0_ky1_kx1 = *(V512*)gAtIc;
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox0_ky1_kx1, acc_oc0_ox0);
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox0_ky1_kx0, acc_oc0_ox1);
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox1_ky1_kx0, acc_oc0_ox2);
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox2_ky1_kx0, acc_oc0_ox3);
				acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox3_ky1_kx0, acc_oc0_ox4);
				V512 w_oc1_ky1_kx1 = Lanes.Broadcast512(wAtIc[7]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox0_ky1_kx1, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox0_ky1_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox1_ky1_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox2_ky1_kx0, acc_oc1_ox3);
				acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox3_ky1_kx0, acc_oc1_ox4);
			}
			*(V512*)dxAtOy = acc_oc0_ox0;
			*(V512*)&dxAtOy[16] = acc_oc0_ox1;
			*(V512*)&dxAtOy[32] = acc_oc0_ox2;
			*(V512*)&dxAtOy[48] = acc_oc0_ox3;
			*(V512*)&dxAtOy[64] = acc_oc0_ox4;
			*(V512*)&dxAtOy[320] = acc_oc1_ox0;
			*(V512*)&dxAtOy[336] = acc_oc1_ox1;
			*(V512*)&dxAtOy[352] = acc_oc1_ox2;
			*(V512*)&dxAtOy[368] = acc_oc1_ox3;
			*(V512*)&dxAtOy[384] = acc_oc1_ox4;
		}
	}
}
