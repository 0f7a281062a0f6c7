using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Convolution, forward, one sample: 3×4×4 to 17×3×3, kernel 2×2, sixteen output channels in a vector.
	// Tile: 32 channels × 2 rows × 3 pixels in registers of 512 bits; 130 cycles by the model.
	[MethodImpl(AggressiveOptimization)]
	internal static void ChannelConvolution(float* input, float* weight, float* bias, float* output)
	{
		V512 b_ocb0 = *(V512*)bias, acc_oy0_ox0_ocb0 = b_ocb0, b_ocb1 = *(V512*)&bias[16], acc_oy0_ox0_ocb1 = b_ocb1;
		V512 acc_oy0_ox1_ocb0 = b_ocb0, acc_oy0_ox1_ocb1 = b_ocb1, acc_oy0_ox2_ocb0 = b_ocb0, acc_oy0_ox2_ocb1 = b_ocb1;
		V512 acc_oy1_ox0_ocb0 = b_ocb0, acc_oy1_ox0_ocb1 = b_ocb1, acc_oy1_ox1_ocb0 = b_ocb0, acc_oy1_ox1_ocb1 = b_ocb1;
		V512 acc_oy1_ox2_ocb0 = b_ocb0, acc_oy1_ox2_ocb1 = b_ocb1;
		for (nint ic = 0; ic < 3; ic++)
		{
			float* wAtIc = &weight[64 * ic], xAtIc = &input[16 * ic];
			for (nint ky = 0; ky < 2; ky++)
			{
				float* wAtKy = &wAtIc[32 * ky], xAtKy = &xAtIc[4 * ky];
				V512 w_ocb0_kx0 = *(V512*)wAtKy, x_oy0_ox0_kx0 = Lanes.Broadcast512(xAtKy[0]);
				acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy0_ox0_kx0, acc_oy0_ox0_ocb0);
				V512 w_ocb1_kx0 = *(V512*)&wAtKy[192];
				acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy0_ox0_kx0, acc_oy0_ox0_ocb1);
				V512 x_oy0_ox1_kx0 = Lanes.Broadcast512(xAtKy[1]);
				acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy0_ox1_kx0, acc_oy0_ox1_ocb0);
				acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy0_ox1_kx0, acc_oy0_ox1_ocb1);
				V512 x_oy0_ox2_kx0 = Lanes.Broadcast512(xAtKy[2]);
				acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy0_ox2_kx0, acc_oy0_ox2_ocb0);
				acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy0_ox2_kx0, acc_oy0_ox2_ocb1);
				V512 x_oy1_ox0_kx0 = Lanes.Broadcast512(xAtKy[4]);
				acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy1_ox0_kx0, acc_oy1_ox0_ocb0);
				acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy1_ox0_kx0, acc_oy1_ox0_ocb1);
				V512 x_oy1_ox1_kx0 = Lanes.Broadcast512(xAtKy[5]);
				acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy1_ox1_kx0, acc_oy1_ox1_ocb0);
				acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy1_ox1_kx0, acc_oy1_ox1_ocb1);
				V512 x_oy1_ox2_kx0 = Lanes.Broadcast512(xAtKy[6]);
				acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_oy1_ox2_kx0, acc_oy1_ox2_ocb0);
				acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_oy1_ox2_kx0, acc_oy1_ox2_ocb1);
				V512 w_ocb0_kx1 = *(V512*)&wAtKy[16];
				acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy0_ox1_kx0, acc_oy0_ox0_ocb0);
				V512 w_ocb1_kx1 = *(V512*)&wAtKy[208];
				acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy0_ox1_kx0, acc_oy0_ox0_ocb1);
				acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy0_ox2_kx0, acc_oy0_ox1_ocb0);
				acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy0_ox2_kx0, acc_oy0_ox1_ocb1);
				V512 x_oy0_ox2_kx1 = Lanes.Broadcast512(xAtKy[3]);
				acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy0_ox2_kx1, acc_oy0_ox2_ocb0);
				acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy0_ox2_kx1, acc_oy0_ox2_ocb1);
				acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy1_ox1_kx0, acc_oy1_ox0_ocb0);
				acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy1_ox1_kx0, acc_oy1_ox0_ocb1);
				acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy1_ox2_kx0, acc_oy1_ox1_ocb0);
				acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy1_ox2_kx0, acc_oy1_ox1_ocb1);
				V512 x_oy1_ox2_kx1 = Lanes.Broadcast512(xAtKy[7]);
				acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_oy1_ox2_kx1, acc_oy1_ox2_ocb0);
				acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_oy1_ox2_kx1, acc_oy1_ox2_ocb1);
			}
		}
		*(V512*)output = acc_oy0_ox0_ocb0;
		*(V512*)&output[144] = acc_oy0_ox0_ocb1;
		*(V512*)&output[16] = acc_oy0_ox1_ocb0;
		*(V512*)&output[160] = acc_oy0_ox1_ocb1;
		*(V512*)&output[32] = acc_oy0_ox2_ocb0;
		*(V512*)&output[176] = acc_oy0_ox2_ocb1;
		*(V512*)&output[48] = acc_oy1_ox0_ocb0;
		*(V512*)&output[192] = acc_oy1_ox0_ocb1;
		*(V512*)&output[64] = acc_oy1_ox1_ocb0;
		*(V512*)&output[208] = acc_oy1_ox1_ocb1;
		*(V512*)&output[80] = acc_oy1_ox2_ocb0;
		*(V512*)&output[224] = acc_oy1_ox2_ocb1;
		// The last 1 of 3 rows follows in a smaller tile.
		V512 b_ocb0b = *(V512*)bias, acc_ox0_ocb0 = b_ocb0b, b_ocb1b = *(V512*)&bias[16], acc_ox0_ocb1 = b_ocb1b;
		V512 acc_ox1_ocb0 = b_ocb0b, acc_ox1_ocb1 = b_ocb1b, acc_ox2_ocb0 = b_ocb0b, acc_ox2_ocb1 = b_ocb1b;
		for (nint ic = 0; ic < 3; ic++)
		{
			float* wAtIc = &weight[64 * ic], xAtIc = &input[16 * ic];
			for (nint ky = 0; ky < 2; ky++)
			{
				float* wAtKy = &wAtIc[32 * ky], xAtKy = &xAtIc[4 * ky];
				V512 w_ocb0_kx0 = *(V512*)wAtKy, x_ox0_kx0 = Lanes.Broadcast512(xAtKy[8]);
				acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_ox0_kx0, acc_ox0_ocb0);
				V512 w_ocb1_kx0 = *(V512*)&wAtKy[192];
				acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_ox0_kx0, acc_ox0_ocb1);
				V512 x_ox1_kx0 = Lanes.Broadcast512(xAtKy[9]);
				acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_ox1_kx0, acc_ox1_ocb0);
				acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_ox1_kx0, acc_ox1_ocb1);
				V512 x_ox2_kx0 = Lanes.Broadcast512(xAtKy[10]);
				acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0, x_ox2_kx0, acc_ox2_ocb0);
				acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0, x_ox2_kx0, acc_ox2_ocb1);
				V512 w_ocb0_kx1 = *(V512*)&wAtKy[16];
				acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_ox1_kx0, acc_ox0_ocb0);
				V512 w_ocb1_kx1 = *(V512*)&wAtKy[208];
				acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_ox1_kx0, acc_ox0_ocb1);
				acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_ox2_kx0, acc_ox1_ocb0);
				acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_ox2_kx0, acc_ox1_ocb1);
				V512 x_ox2_kx1 = Lanes.Broadcast512(xAtKy[11]);
				acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1, x_ox2_kx1, acc_ox2_ocb0);
				acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1, x_ox2_kx1, acc_ox2_ocb1);
			}
		}
		*(V512*)&output[96] = acc_ox0_ocb0;
		*(V512*)&output[240] = acc_ox0_ocb1;
		*(V512*)&output[112] = acc_ox1_ocb0;
		*(V512*)&output[256] = acc_ox1_ocb1;
		*(V512*)&output[128] = acc_ox2_ocb0;
		*(V512*)&output[272] = acc_ox2_ocb1;
	}
}
