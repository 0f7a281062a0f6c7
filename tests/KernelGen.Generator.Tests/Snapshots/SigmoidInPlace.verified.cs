using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Sigmoid, forward, in place.
	[MethodImpl(AggressiveOptimization)]
	internal static void SigmoidInPlace(float* values, nint count)
	{
		for (nint i = 0; i < count - 7; i += 8)
		{
			float* valuesAtI = &values[i];
			V256 x = *(V256*)valuesAtI, bounded = Vector256.MaxNative(Vector256.Create(-104f), x | Vector256.Create(-0f));
			V256 rounded = Vector256.FusedMultiplyAdd(bounded, Vector256.Create(1.442695f), Vector256.Create(12583063f));
			V256 n = rounded - Vector256.Create(12583063f);
			V256 high = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.6933594f), bounded);
			V256 r = Vector256.FusedMultiplyAdd(n, Vector256.Create(0.00021219444f), high);
			V256 p = Vector256.FusedMultiplyAdd(Vector256.Create(0.0013836834f), r, Vector256.Create(0.008374824f));
			V256 p2 = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.041668225f));
			V256 p3 = Vector256.FusedMultiplyAdd(p2, r, Vector256.Create(0.1666642f));
			V256 p4 = Vector256.FusedMultiplyAdd(p3, r, Vector256.Create(0.4999999f));
			V256 p5 = Vector256.FusedMultiplyAdd(p4, r, Vector256.Create(1f));
			V256 p6 = Vector256.FusedMultiplyAdd(p5, r, Vector256.Create(1f));
			V256 power = (p6 * (rounded.AsInt32() << 23).AsSingle()) * Vector256.Create(5.9604645E-08f);
			*(V256*)valuesAtI = Vector256.ConditionalSelect(Vector256.LessThan(x, V256.Zero), power, Vector256.Create(1f)) / (Vector256.Create(1f) + power);
		}
	}
}
