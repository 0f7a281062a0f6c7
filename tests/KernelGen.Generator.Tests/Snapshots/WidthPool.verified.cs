using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Maximum of 2×2 windows, one sample: 1×4×16 to 1×2×8, neighbouring pixels in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void WidthPool(float* input, float* output)
	{
		for (nint oy = 0; oy < 2; oy++)
		{
			float* xAtOy = &input[32 * oy], yAtOy = &output[8 * oy];
			V256 maximum = Lanes.EverySecond(*(V256*)xAtOy, *(V256*)&xAtOy[8]);
			V256 cell = Lanes.EverySecond(*(V256*)&xAtOy[1], *(V256*)&xAtOy[9]);
			V256 maximum2 = Vector256.ConditionalSelect(Vector256.Equals(cell, cell), Vector256.ConditionalSelect(Vector256.LessThan(maximum, cell), cell, maximum), cell);
			V256 cell2 = Lanes.EverySecond(*(V256*)&xAtOy[16], *(V256*)&xAtOy[24]);
			V256 maximum3 = Vector256.ConditionalSelect(Vector256.Equals(cell2, cell2), Vector256.ConditionalSelect(Vector256.LessThan(maximum2, cell2), cell2, maximum2), cell2);
			V256 cell3 = Lanes.EverySecond(*(V256*)&xAtOy[17], *(V256*)&xAtOy[25]);
			V256 maximum4 = Vector256.ConditionalSelect(Vector256.Equals(cell3, cell3), Vector256.ConditionalSelect(Vector256.LessThan(maximum3, cell3), cell3, maximum3), cell3);
			*(V256*)yAtOy = maximum4;
		}
	}
}
