using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Tanh, forward, in place.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void TanhInPlace(float* values, nint count)
    {
        for (nint i = 0; i < count - 7; i += 8)
        {
            float* valuesAtI = &values[i];
            Vector256<float> x = *(Vector256<float>*)valuesAtI;
            Vector256<float> bounded = Vector256.MaxNative(Vector256.Create(-8.592f), Vector256.MinNative(Vector256.Create(8.592f), x));
            Vector256<float> square = bounded * bounded;
            Vector256<float> p = Vector256.FusedMultiplyAdd(Vector256.Create(0.00021448162f), square, Vector256.Create(0.055586457f));
            Vector256<float> p2 = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(1.8647995f));
            Vector256<float> numerator = bounded * p2;
            Vector256<float> p3 = Vector256.FusedMultiplyAdd(Vector256.Create(4.6452574E-06f), square, Vector256.Create(0.0045134914f));
            Vector256<float> p4 = Vector256.FusedMultiplyAdd(p3, square, Vector256.Create(0.4219727f));
            Vector256<float> p5 = Vector256.FusedMultiplyAdd(p4, square, Vector256.Create(3.729599f));
            Vector256<float> sum = Vector256.FusedMultiplyAdd(numerator, numerator, p5 * p5);
            Vector256<float> product = (numerator + numerator) * p5;
            *(Vector256<float>*)valuesAtI = product / sum;
        }
    }
}
