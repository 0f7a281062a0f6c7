using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Maximum of 2×2 windows, backward: 1×4×4 to 1×2×2, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPoolBackward(float* input, float* output, float* outputGradient, float* inputGradient)
	{
		for (nint oy = 0; oy < 2; oy++)
		{
			float* gAtOy = &outputGradient[32 * oy], yAtOy = &output[32 * oy], xAtOy = &input[128 * oy];
			float* dxAtOy = &inputGradient[128 * oy];
			for (nint ox = 0; ox < 2; ox++)
			{
				float* gAtOx = &gAtOy[16 * ox], yAtOx = &yAtOy[16 * ox], xAtOx = &xAtOy[32 * ox], dxAtOx = &dxAtOy[32 * ox];
				V512 gradient = *(V512*)gAtOx, maximum = *(V512*)yAtOx, cell = *(V512*)xAtOx;
				V512 passed = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), gradient, V512.Zero), gradient);
				*(V512*)dxAtOx = passed;
				V512 left = Vector512.ConditionalSelect(Vector512.Equals(cell, cell), Vector512.ConditionalSelect(Vector512.Equals(cell, maximum), V512.Zero, gradient), V512.Zero);
				V512 cell2 = *(V512*)&xAtOx[16];
				V512 passed2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), left, V512.Zero), left);
				*(V512*)&dxAtOx[16] = passed2;
				V512 left2 = Vector512.ConditionalSelect(Vector512.Equals(cell2, cell2), Vector512.ConditionalSelect(Vector512.Equals(cell2, maximum), V512.Zero, left), V512.Zero);
				V512 cell3 = *(V512*)&xAtOx[64];
				V512 passed3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), left2, V512.Zero), left2);
				*(V512*)&dxAtOx[64] = passed3;
				V512 left3 = Vector512.ConditionalSelect(Vector512.Equals(cell3, cell3), Vector512.ConditionalSelect(Vector512.Equals(cell3, maximum), V512.Zero, left2), V512.Zero);
				V512 cell4 = *(V512*)&xAtOx[80];
				V512 passed4 = Vector512.ConditionalSelect(Vector512.Equals(cell4, cell4), Vector512.ConditionalSelect(Vector512.Equals(cell4, maximum), left3, V512.Zero), left3);
				*(V512*)&dxAtOx[80] = passed4;
			}
		}
	}
}
