using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Mean of 2×2 windows, one sample: 17×3×3 to 17×1×1, sixteen channels in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void ChannelPool(float* input, float* output)
	{
		for (nint cb = 0; cb < 2; cb++)
		{
			float* xAtCb = &input[144 * cb], yAtCb = &output[16 * cb];
			V512 sum = *(V512*)xAtCb, sum2 = sum + *(V512*)&xAtCb[16], sum3 = sum2 + *(V512*)&xAtCb[48];
			V512 sum4 = sum3 + *(V512*)&xAtCb[64];
			*(V512*)yAtCb = sum4 * Vector512.Create(0.25f);
		}
	}
}
