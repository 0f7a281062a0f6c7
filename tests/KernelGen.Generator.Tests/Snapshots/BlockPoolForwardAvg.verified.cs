using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V512 = global::System.Runtime.Intrinsics.Vector512<float>;

file static unsafe class Kernels
{
	// Mean of 3×3 windows, forward: 1×4×4 to 1×2×2, sixteen samples in a vector.
	[MethodImpl(AggressiveOptimization)]
	internal static void BlockPoolForward(float* input, float* output)
	{
		V512 sum = *(V512*)input, sum2 = sum + *(V512*)&input[16], sum3 = sum2 + *(V512*)&input[64];
		V512 sum4 = sum3 + *(V512*)&input[80];
		*(V512*)output = sum4 / Vector512.Create(9f);
		V512 sum5 = V512.Zero;
		for (nint ky = 0; ky < 2; ky++)
		{
			float* xAtKy = &input[64 * ky];
			for (nint kx = 0; kx < 3; kx++)
			{
				float* xAtKx = &xAtKy[16 * kx];
				sum5 += *(V512*)&xAtKx[16];
			}
		}
		*(V512*)&output[16] = sum5 / Vector512.Create(9f);
		V512 sum6 = V512.Zero;
		for (nint ky = 0; ky < 3; ky++)
		{
			float* xAtKy = &input[64 * ky];
			for (nint kx = 0; kx < 2; kx++)
			{
				float* xAtKx = &xAtKy[16 * kx];
				sum6 += *(V512*)&xAtKx[64];
			}
		}
		*(V512*)&output[32] = sum6 / Vector512.Create(9f);
		V512 sum7 = V512.Zero;
		for (nint ky = 0; ky < 3; ky++)
		{
			float* xAtKy = &input[64 * ky];
			for (nint kx = 0; kx < 3; kx++)
			{
				float* xAtKx = &xAtKy[16 * kx];
				sum7 += *(V512*)&xAtKx[80];
			}
		}
		*(V512*)&output[48] = sum7 / Vector512.Create(9f);
	}
}
