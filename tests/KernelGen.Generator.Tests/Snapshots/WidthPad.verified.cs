using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V128 = global::System.Runtime.Intrinsics.Vector128<float>;

file static unsafe class Kernels
{
	// Padding (Reflect101), forward: 1×3×4 to 1×5×6, one sample, neighbouring pixels in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void WidthPad(float* input, float* output)
	{
		// Each row with its columns on both sides.
		for (nint y = 0; y < 3; y++)
		{
			float* xAtY = &input[4 * y], yAtY = &output[6 * y];
			*(V128*)&yAtY[7] = *(V128*)xAtY;
			yAtY[6] = xAtY[1];
			yAtY[11] = xAtY[2];
		}
		// Whole rows above and below.
		*(V128*)output = *(V128*)&output[12];
		// The last vector ends with the row, over some that are done.
		*(V128*)&output[2] = *(V128*)&output[14];
		*(V128*)&output[24] = *(V128*)&output[12];
		// The last vector ends with the row, over some that are done.
		*(V128*)&output[26] = *(V128*)&output[14];
	}
}
