using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Convolution, forward, one sample: 1×4×12 to 2×3×11, kernel 2×2, 8 pixels of a row in a vector.
	// Tile: 2 channels × 3 rows × 1 vectors in registers of 256 bits; 34 cycles by the model.
	[MethodImpl(AggressiveOptimization)]
	internal static void WidthConvolution(float* input, float* weight, float* bias, float* output)
	{
		V256 b_oc0 = Lanes.Broadcast256(bias[0]), acc_oc0_oy0 = b_oc0, acc_oc0_oy1 = b_oc0, acc_oc0_oy2 = b_oc0;
		V256 b_oc1 = Lanes.Broadcast256(bias[1]), acc_oc1_oy0 = b_oc1, acc_oc1_oy1 = b_oc1, acc_oc1_oy2 = b_oc1;
		for (nint ky = 0; ky < 2; ky++)
		{
			float* wAtKy = &weight[2 * ky], xAtKy = &input[12 * ky];
			V256 w_oc0_kx0 = Lanes.Broadcast256(wAtKy[0]), x_oy0_kx0 = *(V256*)xAtKy;
			acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy0_kx0, acc_oc0_oy0);
			V256 x_oy1_kx0 = *(V256*)&xAtKy[12];
			acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy1_kx0, acc_oc0_oy1);
			V256 x_oy2_kx0 = *(V256*)&xAtKy[24];
			acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy2_kx0, acc_oc0_oy2);
			V256 w_oc1_kx0 = Lanes.Broadcast256(wAtKy[4]);
			acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy0_kx0, acc_oc1_oy0);
			acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy1_kx0, acc_oc1_oy1);
			acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy2_kx0, acc_oc1_oy2);
			V256 w_oc0_kx1 = Lanes.Broadcast256(wAtKy[1]), x_oy0_kx1 = *(V256*)&xAtKy[1];
			acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy0_kx1, acc_oc0_oy0);
			V256 x_oy1_kx1 = *(V256*)&xAtKy[13];
			acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy1_kx1, acc_oc0_oy1);
			V256 x_oy2_kx1 = *(V256*)&xAtKy[25];
			acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy2_kx1, acc_oc0_oy2);
			V256 w_oc1_kx1 = Lanes.Broadcast256(wAtKy[5]);
			acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy0_kx1, acc_oc1_oy0);
			acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy1_kx1, acc_oc1_oy1);
			acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy2_kx1, acc_oc1_oy2);
		}
		*(V256*)output = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy0, V256.Zero), V256.Zero, acc_oc0_oy0);
		*(V256*)&output[11] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy1, V256.Zero), V256.Zero, acc_oc0_oy1);
		*(V256*)&output[22] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy2, V256.Zero), V256.Zero, acc_oc0_oy2);
		*(V256*)&output[33] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy0, V256.Zero), V256.Zero, acc_oc1_oy0);
		*(V256*)&output[44] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy1, V256.Zero), V256.Zero, acc_oc1_oy1);
		*(V256*)&output[55] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy2, V256.Zero), V256.Zero, acc_oc1_oy2);
		// The last vector ends with the row, over some that are done.
		V256 b_oc0b = Lanes.Broadcast256(bias[0]), acc_oc0_oy0b = b_oc0b, acc_oc0_oy1b = b_oc0b, acc_oc0_oy2b = b_oc0b;
		V256 b_oc1b = Lanes.Broadcast256(bias[1]), acc_oc1_oy0b = b_oc1b, acc_oc1_oy1b = b_oc1b, acc_oc1_oy2b = b_oc1b;
		for (nint ky = 0; ky < 2; ky++)
		{
			float* wAtKy = &weight[2 * ky], xAtKy = &input[12 * ky];
			V256 w_oc0_kx0 = Lanes.Broadcast256(wAtKy[0]), x_oy0_kx0 = *(V256*)&xAtKy[3];
			acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy0_kx0, acc_oc0_oy0b);
			V256 x_oy1_kx0 = *(V256*)&xAtKy[15];
			acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy1_kx0, acc_oc0_oy1b);
			V256 x_oy2_kx0 = *(V256*)&xAtKy[27];
			acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_kx0, x_oy2_kx0, acc_oc0_oy2b);
			V256 w_oc1_kx0 = Lanes.Broadcast256(wAtKy[4]);
			acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy0_kx0, acc_oc1_oy0b);
			acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy1_kx0, acc_oc1_oy1b);
			acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_kx0, x_oy2_kx0, acc_oc1_oy2b);
			V256 w_oc0_kx1 = Lanes.Broadcast256(wAtKy[1]), x_oy0_kx1 = *(V256*)&xAtKy[4];
			acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy0_kx1, acc_oc0_oy0b);
			V256 x_oy1_kx1 = *(V256*)&xAtKy[16];
			acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy1_kx1, acc_oc0_oy1b);
			V256 x_oy2_kx1 = *(V256*)&xAtKy[28];
			acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_kx1, x_oy2_kx1, acc_oc0_oy2b);
			V256 w_oc1_kx1 = Lanes.Broadcast256(wAtKy[5]);
			acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy0_kx1, acc_oc1_oy0b);
			acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy1_kx1, acc_oc1_oy1b);
			acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_kx1, x_oy2_kx1, acc_oc1_oy2b);
		}
		*(V256*)&output[3] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy0b, V256.Zero), V256.Zero, acc_oc0_oy0b);
		*(V256*)&output[14] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy1b, V256.Zero), V256.Zero, acc_oc0_oy1b);
		*(V256*)&output[25] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy2b, V256.Zero), V256.Zero, acc_oc0_oy2b);
		*(V256*)&output[36] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy0b, V256.Zero), V256.Zero, acc_oc1_oy0b);
		*(V256*)&output[47] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy1b, V256.Zero), V256.Zero, acc_oc1_oy1b);
		*(V256*)&output[58] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy2b, V256.Zero), V256.Zero, acc_oc1_oy2b);
	}
}
