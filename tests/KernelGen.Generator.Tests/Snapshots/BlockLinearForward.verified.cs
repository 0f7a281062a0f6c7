using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
    // Linear, forward: 8 to 3, sixteen samples in a vector.
    // Tile: 3 outputs in registers of 128 bits.
    [MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
    internal static void BlockLinearForward(float* input, float* weight, float* bias, float* output)
    {
        for (nint part = 0; part < 4; part++)
        {
            float* inputAtPart = &input[4 * part];
            float* outputAtPart = &output[4 * part];
            V128 acc_oc0 = Lanes.Broadcast128(bias[0]);
            V128 acc_oc1 = Lanes.Broadcast128(bias[1]);
            V128 acc_oc2 = Lanes.Broadcast128(bias[2]);
            for (nint i = 0; i < 8; i += 2)
            {
                float* inputAtI = &inputAtPart[16 * i];
                float* weightAtI = &weight[i];
                V128 x_i0 = *(V128*)inputAtI;
                acc_oc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[0]), x_i0, acc_oc0);
                acc_oc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[8]), x_i0, acc_oc1);
                acc_oc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[16]), x_i0, acc_oc2);
                V128 x_i1 = *(V128*)&inputAtI[16];
                acc_oc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[1]), x_i1, acc_oc0);
                acc_oc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[9]), x_i1, acc_oc1);
                acc_oc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[17]), x_i1, acc_oc2);
            }
            *(V128*)outputAtPart = acc_oc0;
            *(V128*)&outputAtPart[16] = acc_oc1;
            *(V128*)&outputAtPart[32] = acc_oc2;
        }
    }
}
