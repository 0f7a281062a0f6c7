using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Convolution, backward data: 2×3×3 to 1×5×5, sixteen samples in a vector.
    // Tile: 1 channels × 2 pixels in registers of 512 bits.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionBackwardData(float* outputGradient, float* weight, float* inputGradient)
    {
        // Row 0 of 2 and column 0 of 2 meet 1×1 weights.
        for (nint oy = 0; oy < 3; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            V512 acc_ox0 = V512.Zero;
            V512 acc_ox1 = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                V512 w_ky0_kx0 = Lanes.Broadcast512(weightAtIc[4]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)outputGradientAtIc, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&outputGradientAtIc[16], acc_ox1);
            }
            *(V512*)inputGradientAtOy = acc_ox0;
            *(V512*)&inputGradientAtOy[32] = acc_ox1;
            // The last 1 of 3 columns follows in a smaller tile.
            V512 acc = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[4]), *(V512*)&outputGradientAtIc[32], acc);
            }
            *(V512*)&inputGradientAtOy[64] = acc;
        }
        // Row 0 of 2 and column 1 of 2 meet 1×2 weights.
        for (nint oy = 0; oy < 3; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            V512 acc_ox0 = V512.Zero;
            V512 acc_ox1 = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                V512 w_ky0_kx0 = Lanes.Broadcast512(weightAtIc[3]);
                V512 g_ox0_kx0 = *(V512*)&outputGradientAtIc[16];
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, g_ox0_kx0, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&outputGradientAtIc[32], acc_ox1);
                V512 w_ky0_kx1 = Lanes.Broadcast512(weightAtIc[5]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx1, *(V512*)outputGradientAtIc, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx1, g_ox0_kx0, acc_ox1);
            }
            *(V512*)&inputGradientAtOy[16] = acc_ox0;
            *(V512*)&inputGradientAtOy[48] = acc_ox1;
        }
        // Row 1 of 2 and column 0 of 2 meet 2×1 weights.
        for (nint oy = 0; oy < 2; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            V512 acc_ox0 = V512.Zero;
            V512 acc_ox1 = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                V512 w_ky0_kx0 = Lanes.Broadcast512(weightAtIc[1]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&outputGradientAtIc[48], acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&outputGradientAtIc[64], acc_ox1);
                V512 w_ky1_kx0 = Lanes.Broadcast512(weightAtIc[7]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)outputGradientAtIc, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)&outputGradientAtIc[16], acc_ox1);
            }
            *(V512*)&inputGradientAtOy[80] = acc_ox0;
            *(V512*)&inputGradientAtOy[112] = acc_ox1;
            // The last 1 of 3 columns follows in a smaller tile.
            V512 acc = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[1]), *(V512*)&outputGradientAtIc[80], acc);
                acc = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtIc[7]), *(V512*)&outputGradientAtIc[32], acc);
            }
            *(V512*)&inputGradientAtOy[144] = acc;
        }
        // Row 1 of 2 and column 1 of 2 meet 2×2 weights.
        for (nint oy = 0; oy < 2; oy++)
        {
            float* outputGradientAtOy = &outputGradient[48 * oy];
            float* inputGradientAtOy = &inputGradient[160 * oy];
            V512 acc_ox0 = V512.Zero;
            V512 acc_ox1 = V512.Zero;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[9 * ic];
                float* outputGradientAtIc = &outputGradientAtOy[144 * ic];
                V512 w_ky0_kx0 = Lanes.Broadcast512(weightAtIc[0]);
                V512 g_ox0_ky0_kx0 = *(V512*)&outputGradientAtIc[64];
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx0, g_ox0_ky0_kx0, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx0, *(V512*)&outputGradientAtIc[80], acc_ox1);
                V512 w_ky0_kx1 = Lanes.Broadcast512(weightAtIc[2]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky0_kx1, *(V512*)&outputGradientAtIc[48], acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky0_kx1, g_ox0_ky0_kx0, acc_ox1);
                V512 w_ky1_kx0 = Lanes.Broadcast512(weightAtIc[6]);
                V512 g_ox0_ky1_kx0 = *(V512*)&outputGradientAtIc[16];
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx0, g_ox0_ky1_kx0, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx0, *(V512*)&outputGradientAtIc[32], acc_ox1);
                V512 w_ky1_kx1 = Lanes.Broadcast512(weightAtIc[8]);
                acc_ox0 = Vector512.FusedMultiplyAdd(w_ky1_kx1, *(V512*)outputGradientAtIc, acc_ox0);
                acc_ox1 = Vector512.FusedMultiplyAdd(w_ky1_kx1, g_ox0_ky1_kx0, acc_ox1);
            }
            *(V512*)&inputGradientAtOy[96] = acc_ox0;
            *(V512*)&inputGradientAtOy[128] = acc_ox1;
        }
    }
}
