using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Maximum of 2×2 windows, forward: 1×4×4 to 1×2×2, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPoolForward(float* input, float* output)
	{
		for (nint oy = 0; oy < 2; oy++)
		{
			float* xAtOy = &input[128 * oy], yAtOy = &output[32 * oy];
			for (nint ox = 0; ox < 2; ox++)
			{
				float* xAtOx = &xAtOy[32 * ox], yAtOx = &yAtOy[16 * ox];
				V512 maximum = *(V512*)xAtOx, cell = *(V512*)&xAtOx[16];
				V512 maximum2 = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.LessThan(maximum, cell), cell, maximum), cell);
				V512 cell2 = *(V512*)&xAtOx[64];
				V512 maximum3 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.LessThan(maximum2, cell2), cell2, maximum2), cell2);
				V512 cell3 = *(V512*)&xAtOx[80];
				V512 maximum4 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.LessThan(maximum3, cell3), cell3, maximum3), cell3);
				*(V512*)yAtOx = maximum4;
			}
		}
	}
}
