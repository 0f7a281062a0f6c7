using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Linear, backward weights: 3 × 8, summed over sixteen samples.
	// Tile: 3 outputs × 1 vectors of inputs in registers of 256 bits.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockLinearBackwardWeights(float* samples, float* outputGradient, float* weightGradient)
	{
		V256 acc_oc0 = V256.Zero, acc_oc1 = V256.Zero, acc_oc2 = V256.Zero;
		for (nint sample = 0; sample < 16; sample += 2)
		{
			float* samplesAtSample = &samples[16 * sample], gAtSample = &outputGradient[sample];
			V256 samples_sample0 = *(V256*)samplesAtSample;
			acc_oc0 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[0]), samples_sample0, acc_oc0);
			acc_oc1 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[16]), samples_sample0, acc_oc1);
			acc_oc2 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[32]), samples_sample0, acc_oc2);
			V256 samples_sample1 = *(V256*)&samplesAtSample[16];
			acc_oc0 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[1]), samples_sample1, acc_oc0);
			acc_oc1 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[17]), samples_sample1, acc_oc1);
			acc_oc2 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(gAtSample[33]), samples_sample1, acc_oc2);
		}
		*(V256*)weightGradient = acc_oc0;
		*(V256*)&weightGradient[8] = acc_oc1;
		*(V256*)&weightGradient[16] = acc_oc2;
	}
}
