using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Linear, backward data: 3 to 8, sixteen samples in a vector.
	// Tile: 8 inputs in registers of 512 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockLinearBackwardData(float* outputGradient, float* weight, float* inputGradient)
	{
		V512 acc_i0 = V512.Zero, acc_i1 = V512.Zero, acc_i2 = V512.Zero, acc_i3 = V512.Zero, acc_i4 = V512.Zero;
		V512 acc_i5 = V512.Zero, acc_i6 = V512.Zero, acc_i7 = V512.Zero;
		for (nint oc = 0; oc < 3; oc++)
		{
			float* gAtOc = &outputGradient[16 * oc], wAtOc = &weight[8 * oc];
			V512 outputGradient0 = *(V512*)gAtOc;
			acc_i0 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[0]), outputGradient0, acc_i0);
			acc_i1 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[1]), outputGradient0, acc_i1);
			acc_i2 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[2]), outputGradient0, acc_i2);
			acc_i3 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[3]), outputGradient0, acc_i3);
			acc_i4 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[4]), outputGradient0, acc_i4);
			acc_i5 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[5]), outputGradient0, acc_i5);
			acc_i6 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[6]), outputGradient0, acc_i6);
			acc_i7 = Vector512.FusedMultiplyAdd(Lanes.Broadcast512(wAtOc[7]), outputGradient0, acc_i7);
		}
		*(V512*)inputGradient = acc_i0;
		*(V512*)&inputGradient[16] = acc_i1;
		*(V512*)&inputGradient[32] = acc_i2;
		*(V512*)&inputGradient[48] = acc_i3;
		*(V512*)&inputGradient[64] = acc_i4;
		*(V512*)&inputGradient[80] = acc_i5;
		*(V512*)&inputGradient[96] = acc_i6;
		*(V512*)&inputGradient[112] = acc_i7;
	}
}
