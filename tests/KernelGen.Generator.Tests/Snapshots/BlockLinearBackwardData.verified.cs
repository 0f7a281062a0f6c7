using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Linear, backward data: 3 to 8, sixteen samples side by side.
    // Tile: 8 inputs in registers of 512 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockLinearBackwardData(float* outputGradient, float* weight, float* inputGradient)
    {
        Vector512<float> acc0 = Vector512<float>.Zero;
        Vector512<float> acc1 = Vector512<float>.Zero;
        Vector512<float> acc2 = Vector512<float>.Zero;
        Vector512<float> acc3 = Vector512<float>.Zero;
        Vector512<float> acc4 = Vector512<float>.Zero;
        Vector512<float> acc5 = Vector512<float>.Zero;
        Vector512<float> acc6 = Vector512<float>.Zero;
        Vector512<float> acc7 = Vector512<float>.Zero;
        for (nint oc = 0; oc < 3; oc++)
        {
            float* outputGradientAtOc = &outputGradient[16 * oc];
            float* weightAtOc = &weight[8 * oc];
            Vector512<float> outputGradient0 = *(Vector512<float>*)outputGradientAtOc;
            acc0 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[0]), outputGradient0, acc0);
            acc1 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[1]), outputGradient0, acc1);
            acc2 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[2]), outputGradient0, acc2);
            acc3 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[3]), outputGradient0, acc3);
            acc4 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[4]), outputGradient0, acc4);
            acc5 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[5]), outputGradient0, acc5);
            acc6 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[6]), outputGradient0, acc6);
            acc7 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(weightAtOc[7]), outputGradient0, acc7);
        }
        *(Vector512<float>*)inputGradient = acc0;
        *(Vector512<float>*)&inputGradient[16] = acc1;
        *(Vector512<float>*)&inputGradient[32] = acc2;
        *(Vector512<float>*)&inputGradient[48] = acc3;
        *(Vector512<float>*)&inputGradient[64] = acc4;
        *(Vector512<float>*)&inputGradient[80] = acc5;
        *(Vector512<float>*)&inputGradient[96] = acc6;
        *(Vector512<float>*)&inputGradient[112] = acc7;
    }
}
