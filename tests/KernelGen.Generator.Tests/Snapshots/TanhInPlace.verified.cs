using global::KernelGen.Runtime;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Intrinsics;
using static global::System.Runtime.CompilerServices.MethodImplOptions;
using V256 = global::System.Runtime.Intrinsics.Vector256<float>;

file static unsafe class Kernels
{
	// Tanh, forward, in place.
	[MethodImpl(AggressiveOptimization)]
	internal static void TanhInPlace(float* values, nint count)
	{
		for (nint i = 0; i < count - 7; i += 8)
		{
			float* valuesAtI = &values[i];
			V256 x = *(V256*)valuesAtI;
			V256 bounded = Vector256.MaxNative(Vector256.Create(-8.592f), Vector256.MinNative(Vector256.Create(8.592f), x));
			V256 square = bounded * bounded;
			V256 p = Vector256.FusedMultiplyAdd(Vector256.Create(0.00021448162f), square, Vector256.Create(0.055586457f));
			V256 p2 = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(1.8647995f)), numerator = bounded * p2;
			V256 p3 = Vector256.FusedMultiplyAdd(Vector256.Create(4.6452574E-06f), square, Vector256.Create(0.0045134914f));
			V256 p4 = Vector256.FusedMultiplyAdd(p3, square, Vector256.Create(0.4219727f));
			V256 p5 = Vector256.FusedMultiplyAdd(p4, square, Vector256.Create(3.729599f));
			V256 sum = Vector256.FusedMultiplyAdd(numerator, numerator, p5 * p5), product = (numerator + numerator) * p5;
			*(V256*)valuesAtI = product / sum;
		}
	}
}
