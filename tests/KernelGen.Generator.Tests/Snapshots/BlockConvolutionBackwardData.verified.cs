using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Convolution, backward data: 3×3×4 to 2×4×5, sixteen samples in a vector.
    // Tile: 2 channels × 5 pixels in registers of 512 bits.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
    {
        for (nint oy = 0; oy < 4; oy++)
        {
            float* outputGradientAtOy = &outputGradient[96 * oy];
            float* inputGradientAtOy = &inputGradient[80 * oy];
            V512 acc_oc0_ox0 = V512.Zero;
            V512 acc_oc0_ox1 = V512.Zero;
            V512 acc_oc0_ox2 = V512.Zero;
            V512 acc_oc0_ox3 = V512.Zero;
            V512 acc_oc0_ox4 = V512.Zero;
            V512 acc_oc1_ox0 = V512.Zero;
            V512 acc_oc1_ox1 = V512.Zero;
            V512 acc_oc1_ox2 = V512.Zero;
            V512 acc_oc1_ox3 = V512.Zero;
            V512 acc_oc1_ox4 = V512.Zero;
            for (nint ic = 0; ic < 3; ic++)
            {
                float* weightAtIc = &weight[8 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[480 * ic];
                V512 w_oc0_ky0_kx0 = Lanes.Broadcast512(weightAtIc[0]);
                V512 g_ox0_ky0_kx0 = *(V512*)&outputGradientAtIc[112];
                acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox0_ky0_kx0, acc_oc0_ox0);
                V512 g_ox1_ky0_kx0 = *(V512*)&outputGradientAtIc[128];
                acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox1_ky0_kx0, acc_oc0_ox1);
                V512 g_ox2_ky0_kx0 = *(V512*)&outputGradientAtIc[144];
                acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox2_ky0_kx0, acc_oc0_ox2);
                V512 g_ox3_ky0_kx0 = *(V512*)&outputGradientAtIc[160];
                acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox3_ky0_kx0, acc_oc0_ox3);
                V512 g_ox4_ky0_kx0 = *(V512*)&outputGradientAtIc[176];
                acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx0, g_ox4_ky0_kx0, acc_oc0_ox4);
                V512 w_oc1_ky0_kx0 = Lanes.Broadcast512(weightAtIc[4]);
                acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox0_ky0_kx0, acc_oc1_ox0);
                acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox1_ky0_kx0, acc_oc1_ox1);
                acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox2_ky0_kx0, acc_oc1_ox2);
                acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox3_ky0_kx0, acc_oc1_ox3);
                acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx0, g_ox4_ky0_kx0, acc_oc1_ox4);
                V512 w_oc0_ky0_kx1 = Lanes.Broadcast512(weightAtIc[1]);
                V512 g_ox0_ky0_kx1 = *(V512*)&outputGradientAtIc[96];
                acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox0_ky0_kx1, acc_oc0_ox0);
                acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox0_ky0_kx0, acc_oc0_ox1);
                acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox1_ky0_kx0, acc_oc0_ox2);
                acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox2_ky0_kx0, acc_oc0_ox3);
                acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky0_kx1, g_ox3_ky0_kx0, acc_oc0_ox4);
                V512 w_oc1_ky0_kx1 = Lanes.Broadcast512(weightAtIc[5]);
                acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox0_ky0_kx1, acc_oc1_ox0);
                acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox0_ky0_kx0, acc_oc1_ox1);
                acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox1_ky0_kx0, acc_oc1_ox2);
                acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox2_ky0_kx0, acc_oc1_ox3);
                acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky0_kx1, g_ox3_ky0_kx0, acc_oc1_ox4);
                V512 w_oc0_ky1_kx0 = Lanes.Broadcast512(weightAtIc[2]);
                V512 g_ox0_ky1_kx0 = *(V512*)&outputGradientAtIc[16];
                acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox0_ky1_kx0, acc_oc0_ox0);
                V512 g_ox1_ky1_kx0 = *(V512*)&outputGradientAtIc[32];
                acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox1_ky1_kx0, acc_oc0_ox1);
                V512 g_ox2_ky1_kx0 = *(V512*)&outputGradientAtIc[48];
                acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox2_ky1_kx0, acc_oc0_ox2);
                V512 g_ox3_ky1_kx0 = *(V512*)&outputGradientAtIc[64];
                acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox3_ky1_kx0, acc_oc0_ox3);
                V512 g_ox4_ky1_kx0 = *(V512*)&outputGradientAtIc[80];
                acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx0, g_ox4_ky1_kx0, acc_oc0_ox4);
                V512 w_oc1_ky1_kx0 = Lanes.Broadcast512(weightAtIc[6]);
                acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox0_ky1_kx0, acc_oc1_ox0);
                acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox1_ky1_kx0, acc_oc1_ox1);
                acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox2_ky1_kx0, acc_oc1_ox2);
                acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox3_ky1_kx0, acc_oc1_ox3);
                acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx0, g_ox4_ky1_kx0, acc_oc1_ox4);
                V512 w_oc0_ky1_kx1 = Lanes.Broadcast512(weightAtIc[3]);
                V512 g_ox0_ky1_kx1 = *(V512*)outputGradientAtIc;
                acc_oc0_ox0 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox0_ky1_kx1, acc_oc0_ox0);
                acc_oc0_ox1 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox0_ky1_kx0, acc_oc0_ox1);
                acc_oc0_ox2 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox1_ky1_kx0, acc_oc0_ox2);
                acc_oc0_ox3 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox2_ky1_kx0, acc_oc0_ox3);
                acc_oc0_ox4 = Vector512.FusedMultiplyAdd(w_oc0_ky1_kx1, g_ox3_ky1_kx0, acc_oc0_ox4);
                V512 w_oc1_ky1_kx1 = Lanes.Broadcast512(weightAtIc[7]);
                acc_oc1_ox0 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox0_ky1_kx1, acc_oc1_ox0);
                acc_oc1_ox1 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox0_ky1_kx0, acc_oc1_ox1);
                acc_oc1_ox2 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox1_ky1_kx0, acc_oc1_ox2);
                acc_oc1_ox3 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox2_ky1_kx0, acc_oc1_ox3);
                acc_oc1_ox4 = Vector512.FusedMultiplyAdd(w_oc1_ky1_kx1, g_ox3_ky1_kx0, acc_oc1_ox4);
            }
            *(V512*)inputGradientAtOy = acc_oc0_ox0;
            *(V512*)&inputGradientAtOy[16] = acc_oc0_ox1;
            *(V512*)&inputGradientAtOy[32] = acc_oc0_ox2;
            *(V512*)&inputGradientAtOy[48] = acc_oc0_ox3;
            *(V512*)&inputGradientAtOy[64] = acc_oc0_ox4;
            *(V512*)&inputGradientAtOy[320] = acc_oc1_ox0;
            *(V512*)&inputGradientAtOy[336] = acc_oc1_ox1;
            *(V512*)&inputGradientAtOy[352] = acc_oc1_ox2;
            *(V512*)&inputGradientAtOy[368] = acc_oc1_ox3;
            *(V512*)&inputGradientAtOy[384] = acc_oc1_ox4;
        }
    }
}
