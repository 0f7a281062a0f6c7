using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Linear, forward: 8 to 3, sixteen samples side by side.
    // Tile: 3 outputs in registers of 128 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockLinearForward(float* input, float* weight, float* bias, float* output)
    {
        for (nint part = 0; part < 4; part++)
        {
            float* inputAtPart = &input[4 * part];
            float* outputAtPart = &output[4 * part];
            Vector128<float> acc0 = Lanes.Broadcast128(bias[0]);
            Vector128<float> acc1 = Lanes.Broadcast128(bias[1]);
            Vector128<float> acc2 = Lanes.Broadcast128(bias[2]);
            for (nint i = 0; i < 8; i += 2)
            {
                float* inputAtI = &inputAtPart[16 * i];
                float* weightAtI = &weight[i];
                Vector128<float> input0 = *(Vector128<float>*)inputAtI;
                acc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[0]), input0, acc0);
                acc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[8]), input0, acc1);
                acc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[16]), input0, acc2);
                Vector128<float> input1 = *(Vector128<float>*)&inputAtI[16];
                acc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[1]), input1, acc0);
                acc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[9]), input1, acc1);
                acc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(weightAtI[17]), input1, acc2);
            }
            *(Vector128<float>*)outputAtPart = acc0;
            *(Vector128<float>*)&outputAtPart[16] = acc1;
            *(Vector128<float>*)&outputAtPart[32] = acc2;
        }
    }
}
