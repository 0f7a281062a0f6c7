using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Padding (Reflect101), backward: 1×5×6 to 1×3×4, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPadBackward(float* outputGradient, float* inputGradient)
	{
		// Each added row goes to the row that it copies.
		for (nint x = 0; x < 6; x++)
		{
			float* gAtX = &outputGradient[16 * x];
			*(V512*)&gAtX[192] = *(V512*)&gAtX[192] + *(V512*)gAtX;
		}
		for (nint x = 0; x < 6; x++)
		{
			float* gAtX = &outputGradient[16 * x];
			*(V512*)&gAtX[192] = *(V512*)&gAtX[192] + *(V512*)&gAtX[384];
		}
		// Each row's own columns, and the added ones where they come from.
		for (nint y = 0; y < 3; y++)
		{
			float* gAtY = &outputGradient[96 * y], dxAtY = &inputGradient[64 * y];
			for (nint x = 0; x < 4; x++)
			{
				float* gAtX = &gAtY[16 * x], dxAtX = &dxAtY[16 * x];
				*(V512*)dxAtX = *(V512*)&gAtX[112];
			}
			*(V512*)&dxAtY[16] = *(V512*)&dxAtY[16] + *(V512*)&gAtY[96];
			*(V512*)&dxAtY[32] = *(V512*)&dxAtY[32] + *(V512*)&gAtY[176];
		}
	}
}
