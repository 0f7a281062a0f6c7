using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Convolution, forward: 2×4×5 to 3×3×4, sixteen samples side by side.
    // Tile: 3 channels × 4 pixels in registers of 512 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockConvolutionForward(float* input, float* weight, float* bias, float* output)
    {
        for (nint oy = 0; oy < 3; oy++)
        {
            float* inputAtOy = &input[80 * oy];
            float* outputAtOy = &output[64 * oy];
            Vector512<float> bias0 = Lanes.Broadcast512(bias[0]);
            Vector512<float> acc0_0 = bias0;
            Vector512<float> acc0_1 = bias0;
            Vector512<float> acc0_2 = bias0;
            Vector512<float> acc0_3 = bias0;
            Vector512<float> bias1 = Lanes.Broadcast512(bias[1]);
            Vector512<float> acc1_0 = bias1;
            Vector512<float> acc1_1 = bias1;
            Vector512<float> acc1_2 = bias1;
            Vector512<float> acc1_3 = bias1;
            Vector512<float> bias2 = Lanes.Broadcast512(bias[2]);
            Vector512<float> acc2_0 = bias2;
            Vector512<float> acc2_1 = bias2;
            Vector512<float> acc2_2 = bias2;
            Vector512<float> acc2_3 = bias2;
            for (nint ic = 0; ic < 2; ic++)
            {
                float* weightAtIc = &weight[4 * ic];
                float* inputAtIc = &inputAtOy[320 * ic];
                Vector512<float> weight0 = Lanes.Broadcast512(weightAtIc[0]);
                Vector512<float> input0 = *(Vector512<float>*)inputAtIc;
                acc0_0 = Vector512.FusedMultiplyAdd(weight0, input0, acc0_0);
                Vector512<float> input1 = *(Vector512<float>*)&inputAtIc[16];
                acc0_1 = Vector512.FusedMultiplyAdd(weight0, input1, acc0_1);
                Vector512<float> input2 = *(Vector512<float>*)&inputAtIc[32];
                acc0_2 = Vector512.FusedMultiplyAdd(weight0, input2, acc0_2);
                Vector512<float> input3 = *(Vector512<float>*)&inputAtIc[48];
                acc0_3 = Vector512.FusedMultiplyAdd(weight0, input3, acc0_3);
                Vector512<float> weight1 = Lanes.Broadcast512(weightAtIc[8]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight1, input0, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight1, input1, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight1, input2, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight1, input3, acc1_3);
                Vector512<float> weight2 = Lanes.Broadcast512(weightAtIc[16]);
                acc2_0 = Vector512.FusedMultiplyAdd(weight2, input0, acc2_0);
                acc2_1 = Vector512.FusedMultiplyAdd(weight2, input1, acc2_1);
                acc2_2 = Vector512.FusedMultiplyAdd(weight2, input2, acc2_2);
                acc2_3 = Vector512.FusedMultiplyAdd(weight2, input3, acc2_3);
                Vector512<float> weight3 = Lanes.Broadcast512(weightAtIc[1]);
                acc0_0 = Vector512.FusedMultiplyAdd(weight3, input1, acc0_0);
                acc0_1 = Vector512.FusedMultiplyAdd(weight3, input2, acc0_1);
                acc0_2 = Vector512.FusedMultiplyAdd(weight3, input3, acc0_2);
                Vector512<float> input4 = *(Vector512<float>*)&inputAtIc[64];
                acc0_3 = Vector512.FusedMultiplyAdd(weight3, input4, acc0_3);
                Vector512<float> weight4 = Lanes.Broadcast512(weightAtIc[9]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight4, input1, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight4, input2, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight4, input3, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight4, input4, acc1_3);
                Vector512<float> weight5 = Lanes.Broadcast512(weightAtIc[17]);
                acc2_0 = Vector512.FusedMultiplyAdd(weight5, input1, acc2_0);
                acc2_1 = Vector512.FusedMultiplyAdd(weight5, input2, acc2_1);
                acc2_2 = Vector512.FusedMultiplyAdd(weight5, input3, acc2_2);
                acc2_3 = Vector512.FusedMultiplyAdd(weight5, input4, acc2_3);
                Vector512<float> weight6 = Lanes.Broadcast512(weightAtIc[2]);
                Vector512<float> input5 = *(Vector512<float>*)&inputAtIc[80];
                acc0_0 = Vector512.FusedMultiplyAdd(weight6, input5, acc0_0);
                Vector512<float> input6 = *(Vector512<float>*)&inputAtIc[96];
                acc0_1 = Vector512.FusedMultiplyAdd(weight6, input6, acc0_1);
                Vector512<float> input7 = *(Vector512<float>*)&inputAtIc[112];
                acc0_2 = Vector512.FusedMultiplyAdd(weight6, input7, acc0_2);
                Vector512<float> input8 = *(Vector512<float>*)&inputAtIc[128];
                acc0_3 = Vector512.FusedMultiplyAdd(weight6, input8, acc0_3);
                Vector512<float> weight7 = Lanes.Broadcast512(weightAtIc[10]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight7, input5, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight7, input6, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight7, input7, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight7, input8, acc1_3);
                Vector512<float> weight8 = Lanes.Broadcast512(weightAtIc[18]);
                acc2_0 = Vector512.FusedMultiplyAdd(weight8, input5, acc2_0);
                acc2_1 = Vector512.FusedMultiplyAdd(weight8, input6, acc2_1);
                acc2_2 = Vector512.FusedMultiplyAdd(weight8, input7, acc2_2);
                acc2_3 = Vector512.FusedMultiplyAdd(weight8, input8, acc2_3);
                Vector512<float> weight9 = Lanes.Broadcast512(weightAtIc[3]);
                acc0_0 = Vector512.FusedMultiplyAdd(weight9, input6, acc0_0);
                acc0_1 = Vector512.FusedMultiplyAdd(weight9, input7, acc0_1);
                acc0_2 = Vector512.FusedMultiplyAdd(weight9, input8, acc0_2);
                Vector512<float> input9 = *(Vector512<float>*)&inputAtIc[144];
                acc0_3 = Vector512.FusedMultiplyAdd(weight9, input9, acc0_3);
                Vector512<float> weight10 = Lanes.Broadcast512(weightAtIc[11]);
                acc1_0 = Vector512.FusedMultiplyAdd(weight10, input6, acc1_0);
                acc1_1 = Vector512.FusedMultiplyAdd(weight10, input7, acc1_1);
                acc1_2 = Vector512.FusedMultiplyAdd(weight10, input8, acc1_2);
                acc1_3 = Vector512.FusedMultiplyAdd(weight10, input9, acc1_3);
                Vector512<float> weight11 = Lanes.Broadcast512(weightAtIc[19]);
                acc2_0 = Vector512.FusedMultiplyAdd(weight11, input6, acc2_0);
                acc2_1 = Vector512.FusedMultiplyAdd(weight11, input7, acc2_1);
                acc2_2 = Vector512.FusedMultiplyAdd(weight11, input8, acc2_2);
                acc2_3 = Vector512.FusedMultiplyAdd(weight11, input9, acc2_3);
            }
            *(Vector512<float>*)outputAtOy = Vector512.ConditionalSelect(Vector512.LessThan(acc0_0, Vector512<float>.Zero), Vector512<float>.Zero, acc0_0);
            *(Vector512<float>*)&outputAtOy[16] = Vector512.ConditionalSelect(Vector512.LessThan(acc0_1, Vector512<float>.Zero), Vector512<float>.Zero, acc0_1);
            *(Vector512<float>*)&outputAtOy[32] = Vector512.ConditionalSelect(Vector512.LessThan(acc0_2, Vector512<float>.Zero), Vector512<float>.Zero, acc0_2);
            *(Vector512<float>*)&outputAtOy[48] = Vector512.ConditionalSelect(Vector512.LessThan(acc0_3, Vector512<float>.Zero), Vector512<float>.Zero, acc0_3);
            *(Vector512<float>*)&outputAtOy[192] = Vector512.ConditionalSelect(Vector512.LessThan(acc1_0, Vector512<float>.Zero), Vector512<float>.Zero, acc1_0);
            *(Vector512<float>*)&outputAtOy[208] = Vector512.ConditionalSelect(Vector512.LessThan(acc1_1, Vector512<float>.Zero), Vector512<float>.Zero, acc1_1);
            *(Vector512<float>*)&outputAtOy[224] = Vector512.ConditionalSelect(Vector512.LessThan(acc1_2, Vector512<float>.Zero), Vector512<float>.Zero, acc1_2);
            *(Vector512<float>*)&outputAtOy[240] = Vector512.ConditionalSelect(Vector512.LessThan(acc1_3, Vector512<float>.Zero), Vector512<float>.Zero, acc1_3);
            *(Vector512<float>*)&outputAtOy[384] = Vector512.ConditionalSelect(Vector512.LessThan(acc2_0, Vector512<float>.Zero), Vector512<float>.Zero, acc2_0);
            *(Vector512<float>*)&outputAtOy[400] = Vector512.ConditionalSelect(Vector512.LessThan(acc2_1, Vector512<float>.Zero), Vector512<float>.Zero, acc2_1);
            *(Vector512<float>*)&outputAtOy[416] = Vector512.ConditionalSelect(Vector512.LessThan(acc2_2, Vector512<float>.Zero), Vector512<float>.Zero, acc2_2);
            *(Vector512<float>*)&outputAtOy[432] = Vector512.ConditionalSelect(Vector512.LessThan(acc2_3, Vector512<float>.Zero), Vector512<float>.Zero, acc2_3);
        }
    }
}
