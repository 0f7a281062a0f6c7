using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// ReLU, forward: 1×2×3, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockActivationForwardTo(float* input, float* output)
	{
		for (nint y = 0; y < 2; y++)
		{
			float* xAtY = &input[48 * y], yAtY = &output[48 * y];
			for (nint x = 0; x < 3; x++)
			{
				float* xAtX = &xAtY[16 * x], yAtX = &yAtY[16 * x];
				V512 x2 = *(V512*)xAtX;
				*(V512*)yAtX = Vector512.ConditionalSelect(Vector512.LessThan(x2, V512.Zero), V512.Zero, x2);
			}
		}
	}
}
