using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
	// Linear, forward: 8 to 3, sixteen samples in a vector.
	// Tile: 3 outputs in registers of 128 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockLinearForward(float* input, float* weight, float* bias, float* output)
	{
		for (nint part = 0; part < 4; part++)
		{
			float* xAtPart = &input[4 * part], yAtPart = &output[4 * part];
			V128 acc_oc0 = Lanes.Broadcast128(bias[0]), acc_oc1 = Lanes.Broadcast128(bias[1]), acc_oc2 = Lanes.Broadcast128(bias[2]);
			for (nint i = 0; i < 8; i += 2)
			{
				float* xAtI = &xAtPart[16 * i], wAtI = &weight[i];
				V128 x_i0 = *(V128*)xAtI;
				acc_oc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[0]), x_i0, acc_oc0);
				acc_oc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[8]), x_i0, acc_oc1);
				acc_oc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[16]), x_i0, acc_oc2);
				V128 x_i1 = *(V128*)&xAtI[16];
				acc_oc0 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[1]), x_i1, acc_oc0);
				acc_oc1 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[9]), x_i1, acc_oc1);
				acc_oc2 = Lanes.MultiplyAdd(Lanes.Broadcast128(wAtI[17]), x_i1, acc_oc2);
			}
			*(V128*)yAtPart = acc_oc0;
			*(V128*)&yAtPart[16] = acc_oc1;
			*(V128*)&yAtPart[32] = acc_oc2;
		}
	}
}
