using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Tanh, backward, in place.
	[MethodImpl(AggressiveOptimization)]
	internal static void TanhGradient(float* output, float* gradient, nint count)
	{
		for (nint i = 0; i < count - 7; i += 8)
		{
			float* yAtI = &output[i], gradientAtI = &gradient[i];
			V256 y = *(V256*)yAtI, g = *(V256*)gradientAtI, square = y * y;
			*(V256*)gradientAtI = Vector256.FusedMultiplyAdd(-g, square, g);
		}
	}
}
