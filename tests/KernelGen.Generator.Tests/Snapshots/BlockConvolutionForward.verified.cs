using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Convolution, forward: 2×4×5 to 3×3×4, sixteen samples in a vector.
	// Tile: 3 channels × 4 pixels in registers of 512 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockConvolutionForward(float* input, float* weight, float* bias, float* output)
	{
		for (nint oy = 0; oy < 3; oy++)
		{
			float* xAtOy = &input[80 * oy], yAtOy = &output[64 * oy];
			V512 b_oc0 = Lanes.Broadcast512(bias[0]), acc_oc0_ox0 = b_oc0, acc_oc0_ox1 = b_oc0, acc_oc0_ox2 = b_oc0;
			V512 acc_oc0_ox3 = b_oc0, b_oc1 = Lanes.Broadcast512(bias[1]), acc_oc1_ox0 = b_oc1, acc_oc1_ox1 = b_oc1;
			V512 acc_oc1_ox2 = b_oc1, acc_oc1_ox3 = b_oc1, b_oc2 = Lanes.Broadcast512(bias[2]), acc_oc2_ox0 = b_oc2;
			V512 acc_oc2_ox1 = b_oc2, acc_oc2_ox2 = b_oc2, acc_oc2_ox3 = b_oc2;
			for (nint ic = 0; ic < 2; ic++)
			{
				float* wAtIc = &weight[4 * ic], xAtIc = &xAtOy[320 * ic];
				V512 w_oc0_ky0_kx0 = Lanes.Broadcast512(wAtIc[0]), x_ox0_ky0_kx0 = *(V512*)xAtIc;
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, x_ox0_ky0_kx0, acc_oc0_ox0);
				V512 x_ox1_ky0_kx0 = *(V512*)&xAtIc[16];
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, x_ox1_ky0_kx0, acc_oc0_ox1);
				V512 x_ox2_ky0_kx0 = *(V512*)&xAtIc[32];
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, x_ox2_ky0_kx0, acc_oc0_ox2);
				V512 x_ox3_ky0_kx0 = *(V512*)&xAtIc[48];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, x_ox3_ky0_kx0, acc_oc0_ox3);
				V512 w_oc1_ky0_kx0 = Lanes.Broadcast512(wAtIc[8]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, x_ox0_ky0_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, x_ox1_ky0_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, x_ox2_ky0_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, x_ox3_ky0_kx0, acc_oc1_ox3);
				V512 w_oc2_ky0_kx0 = Lanes.Broadcast512(wAtIc[16]);
				acc_oc2_ox0 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx0, x_ox0_ky0_kx0, acc_oc2_ox0);
				acc_oc2_ox1 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx0, x_ox1_ky0_kx0, acc_oc2_ox1);
				acc_oc2_ox2 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx0, x_ox2_ky0_kx0, acc_oc2_ox2);
				acc_oc2_ox3 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx0, x_ox3_ky0_kx0, acc_oc2_ox3);
				V512 w_oc0_ky0_kx1 = Lanes.Broadcast512(wAtIc[1]);
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, x_ox1_ky0_kx0, acc_oc0_ox0);
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, x_ox2_ky0_kx0, acc_oc0_ox1);
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, x_ox3_ky0_kx0, acc_oc0_ox2);
				V512 x_ox3_ky0_kx1 = *(V512*)&xAtIc[64];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, x_ox3_ky0_kx1, acc_oc0_ox3);
				V512 w_oc1_ky0_kx1 = Lanes.Broadcast512(wAtIc[9]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, x_ox1_ky0_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, x_ox2_ky0_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, x_ox3_ky0_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, x_ox3_ky0_kx1, acc_oc1_ox3);
				V512 w_oc2_ky0_kx1 = Lanes.Broadcast512(wAtIc[17]);
				acc_oc2_ox0 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx1, x_ox1_ky0_kx0, acc_oc2_ox0);
				acc_oc2_ox1 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx1, x_ox2_ky0_kx0, acc_oc2_ox1);
				acc_oc2_ox2 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx1, x_ox3_ky0_kx0, acc_oc2_ox2);
				acc_oc2_ox3 = Vector512.FusedMultiplyAdd(w_oc2_ky0_kx1, x_ox3_ky0_kx1, acc_oc2_ox3);
				V512 w_oc0_ky1_kx0 = Lanes.Broadcast512(wAtIc[2]), x_ox0_ky1_kx0 = *(V512*)&xAtIc[80];
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, x_ox0_ky1_kx0, acc_oc0_ox0);
				V512 x_ox1_ky1_kx0 = *(V512*)&xAtIc[96];
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, x_ox1_ky1_kx0, acc_oc0_ox1);
				V512 x_ox2_ky1_kx0 = *(V512*)&xAtIc[112];
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, x_ox2_ky1_kx0, acc_oc0_ox2);
				V512 x_ox3_ky1_kx0 = *(V512*)&xAtIc[128];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, x_ox3_ky1_kx0, acc_oc0_ox3);
				V512 w_oc1_ky1_kx0 = Lanes.Broadcast512(wAtIc[10]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, x_ox0_ky1_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, x_ox1_ky1_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, x_ox2_ky1_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, x_ox3_ky1_kx0, acc_oc1_ox3);
				V512 w_oc2_ky1_kx0 = Lanes.Broadcast512(wAtIc[18]);
				acc_oc2_ox0 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx0, x_ox0_ky1_kx0, acc_oc2_ox0);
				acc_oc2_ox1 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx0, x_ox1_ky1_kx0, acc_oc2_ox1);
				acc_oc2_ox2 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx0, x_ox2_ky1_kx0, acc_oc2_ox2);
				acc_oc2_ox3 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx0, x_ox3_ky1_kx0, acc_oc2_ox3);
				V512 w_oc0_ky1_kx1 = Lanes.Broadcast512(wAtIc[3]);
				acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, x_ox1_ky1_kx0, acc_oc0_ox0);
				acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, x_ox2_ky1_kx0, acc_oc0_ox1);
				acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, x_ox3_ky1_kx0, acc_oc0_ox2);
				V512 x_ox3_ky1_kx1 = *(V512*)&xAtIc[144];
				acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, x_ox3_ky1_kx1, acc_oc0_ox3);
				V512 w_oc1_ky1_kx1 = Lanes.Broadcast512(wAtIc[11]);
				acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, x_ox1_ky1_kx0, acc_oc1_ox0);
				acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, x_ox2_ky1_kx0, acc_oc1_ox1);
				acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, x_ox3_ky1_kx0, acc_oc1_ox2);
				acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, x_ox3_ky1_kx1, acc_oc1_ox3);
				V512 w_oc2_ky1_kx1 = Lanes.Broadcast512(wAtIc[19]);
				acc_oc2_ox0 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx1, x_ox1_ky1_kx0, acc_oc2_ox0);
				acc_oc2_ox1 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx1, x_ox2_ky1_kx0, acc_oc2_ox1);
				acc_oc2_ox2 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx1, x_ox3_ky1_kx0, acc_oc2_ox2);
				acc_oc2_ox3 = Vector512.FusedMultiplyAdd(w_oc2_ky1_kx1, x_ox3_ky1_kx1, acc_oc2_ox3);
			}
			*(V512*)yAtOy = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc0_ox0, V512.Zero), V512.Zero, acc_oc0_ox0);
			*(V512*)&yAtOy[16] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc0_ox1, V512.Zero), V512.Zero, acc_oc0_ox1);
			*(V512*)&yAtOy[32] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc0_ox2, V512.Zero), V512.Zero, acc_oc0_ox2);
			*(V512*)&yAtOy[48] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc0_ox3, V512.Zero), V512.Zero, acc_oc0_ox3);
			*(V512*)&yAtOy[192] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc1_ox0, V512.Zero), V512.Zero, acc_oc1_ox0);
			*(V512*)&yAtOy[208] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc1_ox1, V512.Zero), V512.Zero, acc_oc1_ox1);
			*(V512*)&yAtOy[224] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc1_ox2, V512.Zero), V512.Zero, acc_oc1_ox2);
			*(V512*)&yAtOy[240] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc1_ox3, V512.Zero), V512.Zero, acc_oc1_ox3);
			*(V512*)&yAtOy[384] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc2_ox0, V512.Zero), V512.Zero, acc_oc2_ox0);
			*(V512*)&yAtOy[400] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc2_ox1, V512.Zero), V512.Zero, acc_oc2_ox1);
			*(V512*)&yAtOy[416] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc2_ox2, V512.Zero), V512.Zero, acc_oc2_ox2);
			*(V512*)&yAtOy[432] = Vector512.ConditionalSelect(Vector512.LessThan(acc_oc2_ox3, V512.Zero), V512.Zero, acc_oc2_ox3);
		}
	}
}
