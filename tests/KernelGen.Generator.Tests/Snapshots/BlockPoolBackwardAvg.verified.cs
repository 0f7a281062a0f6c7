using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Mean of 3×3 windows, backward: 1×4×4 to 1×2×2, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPoolBackward(float* outputGradient, float* inputGradient)
	{
		// Windows overlap: start from zero and add.
		for (nint y = 0; y < 4; y++)
		{
			float* dxAtY = &inputGradient[64 * y];
			for (nint x = 0; x < 4; x++)
			{
				float* dxAtX = &dxAtY[16 * x];
				*(V512*)dxAtX = V512.Zero;
			}
		}
		V512 gradient = *(V512*)outputGradient, share = gradient / Vector512.Create(9f);
		*(V512*)inputGradient = *(V512*)inputGradient + share;
		*(V512*)&inputGradient[16] = *(V512*)&inputGradient[16] + share;
		*(V512*)&inputGradient[64] = *(V512*)&inputGradient[64] + share;
		*(V512*)&inputGradient[80] = *(V512*)&inputGradient[80] + share;
		V512 gradient2 = *(V512*)&outputGradient[16], share2 = gradient2 / Vector512.Create(9f);
		for (nint ky = 0; ky < 2; ky++)
		{
			float* dxAtKy = &inputGradient[64 * ky];
			for (nint kx = 0; kx < 3; kx++)
			{
				float* dxAtKx = &dxAtKy[16 * kx];
				*(V512*)&dxAtKx[16] = *(V512*)&dxAtKx[16] + share2;
			}
		}
		V512 gradient3 = *(V512*)&outputGradient[32], share3 = gradient3 / Vector512.Create(9f);
		for (nint ky = 0; ky < 3; ky++)
		{
			float* dxAtKy = &inputGradient[64 * ky];
			for (nint kx = 0; kx < 2; kx++)
			{
				float* dxAtKx = &dxAtKy[16 * kx];
				*(V512*)&dxAtKx[64] = *(V512*)&dxAtKx[64] + share3;
			}
		}
		V512 gradient4 = *(V512*)&outputGradient[48], share4 = gradient4 / Vector512.Create(9f);
		for (nint ky = 0; ky < 3; ky++)
		{
			float* dxAtKy = &inputGradient[64 * ky];
			for (nint kx = 0; kx < 3; kx++)
			{
				float* dxAtKx = &dxAtKy[16 * kx];
				*(V512*)&dxAtKx[80] = *(V512*)&dxAtKx[80] + share4;
			}
		}
	}
}
