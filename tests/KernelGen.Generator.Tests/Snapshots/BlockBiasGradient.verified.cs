using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Bias gradient: the sum of 3×1×1 over pixels and sixteen samples.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockBiasGradient(float* outputGradient, float* biasGradient)
	{
		V512 acc_oc0 = V512.Zero, acc_oc1 = V512.Zero, acc_oc2 = V512.Zero;
		acc_oc0 += *(V512*)outputGradient;
		acc_oc1 += *(V512*)&outputGradient[16];
		acc_oc2 += *(V512*)&outputGradient[32];
		biasGradient[0] = Lanes.SumOfSixteen(acc_oc0);
		biasGradient[1] = Lanes.SumOfSixteen(acc_oc1);
		biasGradient[2] = Lanes.SumOfSixteen(acc_oc2);
	}
}
