using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Sigmoid, forward, in place.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void SigmoidInPlace(float* values, nint count)
    {
        for (nint i = 0; i < count - 7; i += 8)
        {
            float* valuesAtI = &values[i];
            Vector256<float> x = *(Vector256<float>*)valuesAtI;
            Vector256<float> negative = Vector256.MinNative(Vector256.Create(87.5f), Vector256.Negate(x));
            Vector256<float> bounded = Vector256.MaxNative(Vector256.Create(-87.5f), negative);
            Vector256<float> n = Vector256.Round(bounded * Vector256.Create(1.442695f));
            Vector256<float> high = Vector256.FusedMultiplyAdd(-n, Vector256.Create(0.6933594f), bounded);
            Vector256<float> r = Vector256.FusedMultiplyAdd(-n, Vector256.Create(-0.00021219444f), high);
            Vector256<float> p = Vector256.FusedMultiplyAdd(Vector256.Create(0.0001984127f), r, Vector256.Create(0.0013888889f));
            Vector256<float> p2 = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.008333334f));
            Vector256<float> p3 = Vector256.FusedMultiplyAdd(p2, r, Vector256.Create(0.041666668f));
            Vector256<float> p4 = Vector256.FusedMultiplyAdd(p3, r, Vector256.Create(0.16666667f));
            Vector256<float> p5 = Vector256.FusedMultiplyAdd(p4, r, Vector256.Create(0.5f));
            Vector256<float> rr = r * r;
            Vector256<float> minusOne = Vector256.FusedMultiplyAdd(rr, p5, r);
            Vector256<int> exponent = Vector256.ConvertToInt32(n);
            Vector256<float> scale = ((exponent + Vector256.Create(127)) << 23).AsSingle();
            Vector256<float> exponential = Vector256.FusedMultiplyAdd(scale, minusOne, scale);
            *(Vector256<float>*)valuesAtI = Vector256.Create(1f) / (Vector256.Create(1f) + exponential);
        }
    }
}
