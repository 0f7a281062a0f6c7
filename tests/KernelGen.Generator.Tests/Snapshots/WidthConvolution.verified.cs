using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Convolution, forward, one sample: 1×4×12 to 2×3×11, kernel 2×2, 8 pixels of a row in a vector.
    // Tile: 2 channels × 3 rows × 1 vectors in registers of 256 bits; 34 cycles by the model.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void WidthConvolution(float* input, float* weight, float* bias, float* output)
    {
        V256 bias_oc0 = Lanes.Broadcast256(bias[0]);
        V256 acc_oc0_oy0 = bias_oc0;
        V256 acc_oc0_oy1 = bias_oc0;
        V256 acc_oc0_oy2 = bias_oc0;
        V256 bias_oc1 = Lanes.Broadcast256(bias[1]);
        V256 acc_oc1_oy0 = bias_oc1;
        V256 acc_oc1_oy1 = bias_oc1;
        V256 acc_oc1_oy2 = bias_oc1;
        V256 w_oc0_ky0_kx0 = Lanes.Broadcast256(weight[0]);
        V256 x_oy0_ky0_kx0 = *(V256*)input;
        acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy0_ky0_kx0, acc_oc0_oy0);
        V256 x_oy1_ky0_kx0 = *(V256*)&input[12];
        acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy1_ky0_kx0, acc_oc0_oy1);
        V256 x_oy2_ky0_kx0 = *(V256*)&input[24];
        acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy2_ky0_kx0, acc_oc0_oy2);
        V256 w_oc1_ky0_kx0 = Lanes.Broadcast256(weight[4]);
        acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy0_ky0_kx0, acc_oc1_oy0);
        acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy1_ky0_kx0, acc_oc1_oy1);
        acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy2_ky0_kx0, acc_oc1_oy2);
        V256 w_oc0_ky0_kx1 = Lanes.Broadcast256(weight[1]);
        V256 x_oy0_ky0_kx1 = *(V256*)&input[1];
        acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1, x_oy0_ky0_kx1, acc_oc0_oy0);
        V256 x_oy1_ky0_kx1 = *(V256*)&input[13];
        acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1, x_oy1_ky0_kx1, acc_oc0_oy1);
        V256 x_oy2_ky0_kx1 = *(V256*)&input[25];
        acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1, x_oy2_ky0_kx1, acc_oc0_oy2);
        V256 w_oc1_ky0_kx1 = Lanes.Broadcast256(weight[5]);
        acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1, x_oy0_ky0_kx1, acc_oc1_oy0);
        acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1, x_oy1_ky0_kx1, acc_oc1_oy1);
        acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1, x_oy2_ky0_kx1, acc_oc1_oy2);
        V256 w_oc0_ky1_kx0 = Lanes.Broadcast256(weight[2]);
        acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0, x_oy1_ky0_kx0, acc_oc0_oy0);
        acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0, x_oy2_ky0_kx0, acc_oc0_oy1);
        V256 x_oy2_ky1_kx0 = *(V256*)&input[36];
        acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0, x_oy2_ky1_kx0, acc_oc0_oy2);
        V256 w_oc1_ky1_kx0 = Lanes.Broadcast256(weight[6]);
        acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy1_ky0_kx0, acc_oc1_oy0);
        acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy2_ky0_kx0, acc_oc1_oy1);
        acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy2_ky1_kx0, acc_oc1_oy2);
        V256 w_oc0_ky1_kx1 = Lanes.Broadcast256(weight[3]);
        acc_oc0_oy0 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy1_ky0_kx1, acc_oc0_oy0);
        acc_oc0_oy1 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy2_ky0_kx1, acc_oc0_oy1);
        V256 x_oy2_ky1_kx1 = *(V256*)&input[37];
        acc_oc0_oy2 = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy2_ky1_kx1, acc_oc0_oy2);
        V256 w_oc1_ky1_kx1 = Lanes.Broadcast256(weight[7]);
        acc_oc1_oy0 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy1_ky0_kx1, acc_oc1_oy0);
        acc_oc1_oy1 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy2_ky0_kx1, acc_oc1_oy1);
        acc_oc1_oy2 = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy2_ky1_kx1, acc_oc1_oy2);
        *(V256*)output = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy0, V256.Zero), V256.Zero, acc_oc0_oy0);
        *(V256*)&output[11] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy1, V256.Zero), V256.Zero, acc_oc0_oy1);
        *(V256*)&output[22] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy2, V256.Zero), V256.Zero, acc_oc0_oy2);
        *(V256*)&output[33] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy0, V256.Zero), V256.Zero, acc_oc1_oy0);
        *(V256*)&output[44] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy1, V256.Zero), V256.Zero, acc_oc1_oy1);
        *(V256*)&output[55] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy2, V256.Zero), V256.Zero, acc_oc1_oy2);
        // The last vector ends with the row, over some that are done.
        V256 acc_oc0_oy0b = bias_oc0;
        V256 acc_oc0_oy1b = bias_oc0;
        V256 acc_oc0_oy2b = bias_oc0;
        V256 acc_oc1_oy0b = bias_oc1;
        V256 acc_oc1_oy1b = bias_oc1;
        V256 acc_oc1_oy2b = bias_oc1;
        V256 x_oy0_ky0_kx0b = *(V256*)&input[3];
        acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy0_ky0_kx0b, acc_oc0_oy0b);
        V256 x_oy1_ky0_kx0b = *(V256*)&input[15];
        acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy1_ky0_kx0b, acc_oc0_oy1b);
        V256 x_oy2_ky0_kx0b = *(V256*)&input[27];
        acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx0, x_oy2_ky0_kx0b, acc_oc0_oy2b);
        acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy0_ky0_kx0b, acc_oc1_oy0b);
        acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy1_ky0_kx0b, acc_oc1_oy1b);
        acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx0, x_oy2_ky0_kx0b, acc_oc1_oy2b);
        V256 w_oc0_ky0_kx1b = Lanes.Broadcast256(weight[1]);
        V256 x_oy0_ky0_kx1b = *(V256*)&input[4];
        acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1b, x_oy0_ky0_kx1b, acc_oc0_oy0b);
        V256 x_oy1_ky0_kx1b = *(V256*)&input[16];
        acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1b, x_oy1_ky0_kx1b, acc_oc0_oy1b);
        V256 x_oy2_ky0_kx1b = *(V256*)&input[28];
        acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_ky0_kx1b, x_oy2_ky0_kx1b, acc_oc0_oy2b);
        V256 w_oc1_ky0_kx1b = Lanes.Broadcast256(weight[5]);
        acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1b, x_oy0_ky0_kx1b, acc_oc1_oy0b);
        acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1b, x_oy1_ky0_kx1b, acc_oc1_oy1b);
        acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_ky0_kx1b, x_oy2_ky0_kx1b, acc_oc1_oy2b);
        V256 w_oc0_ky1_kx0b = Lanes.Broadcast256(weight[2]);
        acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0b, x_oy1_ky0_kx0b, acc_oc0_oy0b);
        acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0b, x_oy2_ky0_kx0b, acc_oc0_oy1b);
        V256 x_oy2_ky1_kx0b = *(V256*)&input[39];
        acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx0b, x_oy2_ky1_kx0b, acc_oc0_oy2b);
        acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy1_ky0_kx0b, acc_oc1_oy0b);
        acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy2_ky0_kx0b, acc_oc1_oy1b);
        acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx0, x_oy2_ky1_kx0b, acc_oc1_oy2b);
        acc_oc0_oy0b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy1_ky0_kx1b, acc_oc0_oy0b);
        acc_oc0_oy1b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy2_ky0_kx1b, acc_oc0_oy1b);
        V256 x_oy2_ky1_kx1b = *(V256*)&input[40];
        acc_oc0_oy2b = Vector256.FusedMultiplyAdd(w_oc0_ky1_kx1, x_oy2_ky1_kx1b, acc_oc0_oy2b);
        acc_oc1_oy0b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy1_ky0_kx1b, acc_oc1_oy0b);
        acc_oc1_oy1b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy2_ky0_kx1b, acc_oc1_oy1b);
        acc_oc1_oy2b = Vector256.FusedMultiplyAdd(w_oc1_ky1_kx1, x_oy2_ky1_kx1b, acc_oc1_oy2b);
        *(V256*)&output[3] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy0b, V256.Zero), V256.Zero, acc_oc0_oy0b);
        *(V256*)&output[14] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy1b, V256.Zero), V256.Zero, acc_oc0_oy1b);
        *(V256*)&output[25] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc0_oy2b, V256.Zero), V256.Zero, acc_oc0_oy2b);
        *(V256*)&output[36] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy0b, V256.Zero), V256.Zero, acc_oc1_oy0b);
        *(V256*)&output[47] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy1b, V256.Zero), V256.Zero, acc_oc1_oy1b);
        *(V256*)&output[58] = Vector256.ConditionalSelect(Vector256.LessThan(acc_oc1_oy2b, V256.Zero), V256.Zero, acc_oc1_oy2b);
    }
}
