using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Mean of 3×3 windows, forward: 1×4×4 to 1×2×2, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPoolForward(float* input, float* output)
	{
		V512 sum = *(V512*)input, input0 = *(V512*)&input[16], sum2 = sum + input0, input1 = *(V512*)&input[64];
		V512 sum3 = sum2 + input1, input2 = *(V512*)&input[80], sum4 = sum3 + input2;
		*(V512*)output = sum4 / Vector512.Create(9f);
		V512 sum5 = input0, sum6 = sum5 + *(V512*)&input[32], sum7 = sum6 + *(V512*)&input[48], sum8 = sum7 + input2;
		V512 input3 = *(V512*)&input[96], sum9 = sum8 + input3, input4 = *(V512*)&input[112], sum10 = sum9 + input4;
		*(V512*)&output[16] = sum10 / Vector512.Create(9f);
		V512 sum11 = input1, sum12 = sum11 + input2, sum13 = sum12 + *(V512*)&input[128], input5 = *(V512*)&input[144];
		V512 sum14 = sum13 + input5, sum15 = sum14 + *(V512*)&input[192], input6 = *(V512*)&input[208], sum16 = sum15 + input6;
		*(V512*)&output[32] = sum16 / Vector512.Create(9f);
		V512 sum17 = input2, sum18 = sum17 + input3, sum19 = sum18 + input4, sum20 = sum19 + input5;
		V512 sum21 = sum20 + *(V512*)&input[160], sum22 = sum21 + *(V512*)&input[176], sum23 = sum22 + input6;
		V512 sum24 = sum23 + *(V512*)&input[224], sum25 = sum24 + *(V512*)&input[240];
		*(V512*)&output[48] = sum25 / Vector512.Create(9f);
	}
}
