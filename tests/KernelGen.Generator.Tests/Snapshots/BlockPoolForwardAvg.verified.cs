using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Mean of 3×3 windows, forward: 1×4×4 to 1×2×2, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPoolForward(float* input, float* output)
    {
        Vector512<float> sum = *(Vector512<float>*)input;
        Vector512<float> input0 = *(Vector512<float>*)&input[16];
        Vector512<float> sum2 = sum + input0;
        Vector512<float> input1 = *(Vector512<float>*)&input[64];
        Vector512<float> sum3 = sum2 + input1;
        Vector512<float> input2 = *(Vector512<float>*)&input[80];
        Vector512<float> sum4 = sum3 + input2;
        *(Vector512<float>*)output = sum4 / Vector512.Create(9f);
        Vector512<float> sum5 = input0;
        Vector512<float> sum6 = sum5 + *(Vector512<float>*)&input[32];
        Vector512<float> sum7 = sum6 + *(Vector512<float>*)&input[48];
        Vector512<float> sum8 = sum7 + input2;
        Vector512<float> input3 = *(Vector512<float>*)&input[96];
        Vector512<float> sum9 = sum8 + input3;
        Vector512<float> input4 = *(Vector512<float>*)&input[112];
        Vector512<float> sum10 = sum9 + input4;
        *(Vector512<float>*)&output[16] = sum10 / Vector512.Create(9f);
        Vector512<float> sum11 = input1;
        Vector512<float> sum12 = sum11 + input2;
        Vector512<float> sum13 = sum12 + *(Vector512<float>*)&input[128];
        Vector512<float> input5 = *(Vector512<float>*)&input[144];
        Vector512<float> sum14 = sum13 + input5;
        Vector512<float> sum15 = sum14 + *(Vector512<float>*)&input[192];
        Vector512<float> input6 = *(Vector512<float>*)&input[208];
        Vector512<float> sum16 = sum15 + input6;
        *(Vector512<float>*)&output[32] = sum16 / Vector512.Create(9f);
        Vector512<float> sum17 = input2;
        Vector512<float> sum18 = sum17 + input3;
        Vector512<float> sum19 = sum18 + input4;
        Vector512<float> sum20 = sum19 + input5;
        Vector512<float> sum21 = sum20 + *(Vector512<float>*)&input[160];
        Vector512<float> sum22 = sum21 + *(Vector512<float>*)&input[176];
        Vector512<float> sum23 = sum22 + input6;
        Vector512<float> sum24 = sum23 + *(Vector512<float>*)&input[224];
        Vector512<float> sum25 = sum24 + *(Vector512<float>*)&input[240];
        *(Vector512<float>*)&output[48] = sum25 / Vector512.Create(9f);
    }
}
