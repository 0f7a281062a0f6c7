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
            Vector256<float> bounded = Vector256.MaxNative(Vector256.Create(-104f), x | Vector256.Create(-0f));
            Vector256<float> rounded = Vector256.FusedMultiplyAdd(bounded, Vector256.Create(1.442695f), Vector256.Create(12583063f));
            Vector256<float> n = rounded - Vector256.Create(12583063f);
            Vector256<float> high = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.6933594f), bounded);
            Vector256<float> r = Vector256.FusedMultiplyAdd(n, Vector256.Create(0.00021219444f), high);
            Vector256<float> p = Vector256.FusedMultiplyAdd(Vector256.Create(0.0013836834f), r, Vector256.Create(0.008374824f));
            Vector256<float> p2 = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.041668225f));
            Vector256<float> p3 = Vector256.FusedMultiplyAdd(p2, r, Vector256.Create(0.1666642f));
            Vector256<float> p4 = Vector256.FusedMultiplyAdd(p3, r, Vector256.Create(0.4999999f));
            Vector256<float> p5 = Vector256.FusedMultiplyAdd(p4, r, Vector256.Create(1f));
            Vector256<float> p6 = Vector256.FusedMultiplyAdd(p5, r, Vector256.Create(1f));
            Vector256<float> power = (p6 * (rounded.AsInt32() << 23).AsSingle()) * Vector256.Create(5.9604645E-08f);
            *(Vector256<float>*)valuesAtI = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), power, Vector256.Create(1f)) / (Vector256.Create(1f) + power);
        }
    }
}
