using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Convolution, forward, one sample: 3×4×4 to 17×3×3, kernel 2×2, sixteen output channels in a vector.
    // Tile: 32 channels × 2 rows × 3 pixels in registers of 512 bits; 129 cycles by the model.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void ChannelConvolution(float* input, float* weight, float* bias, float* output)
    {
        V512 bias_ocb0 = *(V512*)bias;
        V512 acc_oy0_ox0_ocb0 = bias_ocb0;
        V512 bias_ocb1 = *(V512*)&bias[16];
        V512 acc_oy0_ox0_ocb1 = bias_ocb1;
        V512 acc_oy0_ox1_ocb0 = bias_ocb0;
        V512 acc_oy0_ox1_ocb1 = bias_ocb1;
        V512 acc_oy0_ox2_ocb0 = bias_ocb0;
        V512 acc_oy0_ox2_ocb1 = bias_ocb1;
        V512 acc_oy1_ox0_ocb0 = bias_ocb0;
        V512 acc_oy1_ox0_ocb1 = bias_ocb1;
        V512 acc_oy1_ox1_ocb0 = bias_ocb0;
        V512 acc_oy1_ox1_ocb1 = bias_ocb1;
        V512 acc_oy1_ox2_ocb0 = bias_ocb0;
        V512 acc_oy1_ox2_ocb1 = bias_ocb1;
        for (nint ic = 0; ic < 3; ic++)
        {
            float* weightAtIc = &weight[64 * ic];
            float* inputAtIc = &input[16 * ic];
            V512 w_ocb0_kx0_ky0 = *(V512*)weightAtIc;
            V512 x_oy0_ox0_kx0_ky0 = Lanes.Broadcast512(inputAtIc[0]);
            acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy0_ox0_kx0_ky0, acc_oy0_ox0_ocb0);
            V512 w_ocb1_kx0_ky0 = *(V512*)&weightAtIc[192];
            acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy0_ox0_kx0_ky0, acc_oy0_ox0_ocb1);
            V512 x_oy0_ox1_kx0_ky0 = Lanes.Broadcast512(inputAtIc[1]);
            acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy0_ox1_kx0_ky0, acc_oy0_ox1_ocb0);
            acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy0_ox1_kx0_ky0, acc_oy0_ox1_ocb1);
            V512 x_oy0_ox2_kx0_ky0 = Lanes.Broadcast512(inputAtIc[2]);
            acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy0_ox2_kx0_ky0, acc_oy0_ox2_ocb0);
            acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy0_ox2_kx0_ky0, acc_oy0_ox2_ocb1);
            V512 x_oy1_ox0_kx0_ky0 = Lanes.Broadcast512(inputAtIc[4]);
            acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy1_ox0_kx0_ky0, acc_oy1_ox0_ocb0);
            acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy1_ox0_kx0_ky0, acc_oy1_ox0_ocb1);
            V512 x_oy1_ox1_kx0_ky0 = Lanes.Broadcast512(inputAtIc[5]);
            acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy1_ox1_kx0_ky0, acc_oy1_ox1_ocb0);
            acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy1_ox1_kx0_ky0, acc_oy1_ox1_ocb1);
            V512 x_oy1_ox2_kx0_ky0 = Lanes.Broadcast512(inputAtIc[6]);
            acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_oy1_ox2_kx0_ky0, acc_oy1_ox2_ocb0);
            acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_oy1_ox2_kx0_ky0, acc_oy1_ox2_ocb1);
            V512 w_ocb0_kx1_ky0 = *(V512*)&weightAtIc[16];
            acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy0_ox1_kx0_ky0, acc_oy0_ox0_ocb0);
            V512 w_ocb1_kx1_ky0 = *(V512*)&weightAtIc[208];
            acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy0_ox1_kx0_ky0, acc_oy0_ox0_ocb1);
            acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy0_ox2_kx0_ky0, acc_oy0_ox1_ocb0);
            acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy0_ox2_kx0_ky0, acc_oy0_ox1_ocb1);
            V512 x_oy0_ox2_kx1_ky0 = Lanes.Broadcast512(inputAtIc[3]);
            acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy0_ox2_kx1_ky0, acc_oy0_ox2_ocb0);
            acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy0_ox2_kx1_ky0, acc_oy0_ox2_ocb1);
            acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy1_ox1_kx0_ky0, acc_oy1_ox0_ocb0);
            acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy1_ox1_kx0_ky0, acc_oy1_ox0_ocb1);
            acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy1_ox2_kx0_ky0, acc_oy1_ox1_ocb0);
            acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy1_ox2_kx0_ky0, acc_oy1_ox1_ocb1);
            V512 x_oy1_ox2_kx1_ky0 = Lanes.Broadcast512(inputAtIc[7]);
            acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_oy1_ox2_kx1_ky0, acc_oy1_ox2_ocb0);
            acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_oy1_ox2_kx1_ky0, acc_oy1_ox2_ocb1);
            V512 w_ocb0_kx0_ky1 = *(V512*)&weightAtIc[32];
            acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox0_kx0_ky0, acc_oy0_ox0_ocb0);
            V512 w_ocb1_kx0_ky1 = *(V512*)&weightAtIc[224];
            acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox0_kx0_ky0, acc_oy0_ox0_ocb1);
            acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox1_kx0_ky0, acc_oy0_ox1_ocb0);
            acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox1_kx0_ky0, acc_oy0_ox1_ocb1);
            acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox2_kx0_ky0, acc_oy0_ox2_ocb0);
            acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox2_kx0_ky0, acc_oy0_ox2_ocb1);
            V512 x_oy1_ox0_kx0_ky1 = Lanes.Broadcast512(inputAtIc[8]);
            acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox0_kx0_ky1, acc_oy1_ox0_ocb0);
            acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox0_kx0_ky1, acc_oy1_ox0_ocb1);
            V512 x_oy1_ox1_kx0_ky1 = Lanes.Broadcast512(inputAtIc[9]);
            acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox1_kx0_ky1, acc_oy1_ox1_ocb0);
            acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox1_kx0_ky1, acc_oy1_ox1_ocb1);
            V512 x_oy1_ox2_kx0_ky1 = Lanes.Broadcast512(inputAtIc[10]);
            acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_oy1_ox2_kx0_ky1, acc_oy1_ox2_ocb0);
            acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_oy1_ox2_kx0_ky1, acc_oy1_ox2_ocb1);
            V512 w_ocb0_kx1_ky1 = *(V512*)&weightAtIc[48];
            acc_oy0_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox1_kx0_ky0, acc_oy0_ox0_ocb0);
            V512 w_ocb1_kx1_ky1 = *(V512*)&weightAtIc[240];
            acc_oy0_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox1_kx0_ky0, acc_oy0_ox0_ocb1);
            acc_oy0_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox2_kx0_ky0, acc_oy0_ox1_ocb0);
            acc_oy0_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox2_kx0_ky0, acc_oy0_ox1_ocb1);
            acc_oy0_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox2_kx1_ky0, acc_oy0_ox2_ocb0);
            acc_oy0_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox2_kx1_ky0, acc_oy0_ox2_ocb1);
            acc_oy1_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox1_kx0_ky1, acc_oy1_ox0_ocb0);
            acc_oy1_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox1_kx0_ky1, acc_oy1_ox0_ocb1);
            acc_oy1_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox2_kx0_ky1, acc_oy1_ox1_ocb0);
            acc_oy1_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox2_kx0_ky1, acc_oy1_ox1_ocb1);
            V512 x_oy1_ox2_kx1_ky1 = Lanes.Broadcast512(inputAtIc[11]);
            acc_oy1_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_oy1_ox2_kx1_ky1, acc_oy1_ox2_ocb0);
            acc_oy1_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_oy1_ox2_kx1_ky1, acc_oy1_ox2_ocb1);
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
        V512 bias_ocb0b = *(V512*)bias;
        V512 acc_ox0_ocb0 = bias_ocb0b;
        V512 bias_ocb1b = *(V512*)&bias[16];
        V512 acc_ox0_ocb1 = bias_ocb1b;
        V512 acc_ox1_ocb0 = bias_ocb0b;
        V512 acc_ox1_ocb1 = bias_ocb1b;
        V512 acc_ox2_ocb0 = bias_ocb0b;
        V512 acc_ox2_ocb1 = bias_ocb1b;
        for (nint ic = 0; ic < 3; ic++)
        {
            float* weightAtIc = &weight[64 * ic];
            float* inputAtIc = &input[16 * ic];
            V512 w_ocb0_kx0_ky0 = *(V512*)weightAtIc;
            V512 x_ox0_kx0_ky0 = Lanes.Broadcast512(inputAtIc[8]);
            acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_ox0_kx0_ky0, acc_ox0_ocb0);
            V512 w_ocb1_kx0_ky0 = *(V512*)&weightAtIc[192];
            acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_ox0_kx0_ky0, acc_ox0_ocb1);
            V512 x_ox1_kx0_ky0 = Lanes.Broadcast512(inputAtIc[9]);
            acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_ox1_kx0_ky0, acc_ox1_ocb0);
            acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_ox1_kx0_ky0, acc_ox1_ocb1);
            V512 x_ox2_kx0_ky0 = Lanes.Broadcast512(inputAtIc[10]);
            acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky0, x_ox2_kx0_ky0, acc_ox2_ocb0);
            acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky0, x_ox2_kx0_ky0, acc_ox2_ocb1);
            V512 w_ocb0_kx1_ky0 = *(V512*)&weightAtIc[16];
            acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_ox1_kx0_ky0, acc_ox0_ocb0);
            V512 w_ocb1_kx1_ky0 = *(V512*)&weightAtIc[208];
            acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_ox1_kx0_ky0, acc_ox0_ocb1);
            acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_ox2_kx0_ky0, acc_ox1_ocb0);
            acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_ox2_kx0_ky0, acc_ox1_ocb1);
            V512 x_ox2_kx1_ky0 = Lanes.Broadcast512(inputAtIc[11]);
            acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky0, x_ox2_kx1_ky0, acc_ox2_ocb0);
            acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky0, x_ox2_kx1_ky0, acc_ox2_ocb1);
            V512 w_ocb0_kx0_ky1 = *(V512*)&weightAtIc[32];
            V512 x_ox0_kx0_ky1 = Lanes.Broadcast512(inputAtIc[12]);
            acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_ox0_kx0_ky1, acc_ox0_ocb0);
            V512 w_ocb1_kx0_ky1 = *(V512*)&weightAtIc[224];
            acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_ox0_kx0_ky1, acc_ox0_ocb1);
            V512 x_ox1_kx0_ky1 = Lanes.Broadcast512(inputAtIc[13]);
            acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_ox1_kx0_ky1, acc_ox1_ocb0);
            acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_ox1_kx0_ky1, acc_ox1_ocb1);
            V512 x_ox2_kx0_ky1 = Lanes.Broadcast512(inputAtIc[14]);
            acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx0_ky1, x_ox2_kx0_ky1, acc_ox2_ocb0);
            acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx0_ky1, x_ox2_kx0_ky1, acc_ox2_ocb1);
            V512 w_ocb0_kx1_ky1 = *(V512*)&weightAtIc[48];
            acc_ox0_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_ox1_kx0_ky1, acc_ox0_ocb0);
            V512 w_ocb1_kx1_ky1 = *(V512*)&weightAtIc[240];
            acc_ox0_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_ox1_kx0_ky1, acc_ox0_ocb1);
            acc_ox1_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_ox2_kx0_ky1, acc_ox1_ocb0);
            acc_ox1_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_ox2_kx0_ky1, acc_ox1_ocb1);
            V512 x_ox2_kx1_ky1 = Lanes.Broadcast512(inputAtIc[15]);
            acc_ox2_ocb0 = Vector512.FusedMultiplyAdd(w_ocb0_kx1_ky1, x_ox2_kx1_ky1, acc_ox2_ocb0);
            acc_ox2_ocb1 = Vector512.FusedMultiplyAdd(w_ocb1_kx1_ky1, x_ox2_kx1_ky1, acc_ox2_ocb1);
        }
        *(V512*)&output[96] = acc_ox0_ocb0;
        *(V512*)&output[240] = acc_ox0_ocb1;
        *(V512*)&output[112] = acc_ox1_ocb0;
        *(V512*)&output[256] = acc_ox1_ocb1;
        *(V512*)&output[128] = acc_ox2_ocb0;
        *(V512*)&output[272] = acc_ox2_ocb1;
    }
}
