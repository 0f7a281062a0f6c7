using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Linear, backward weights: 3 × 8, summed over sixteen samples.
    // Tile: 3 outputs × 1 vectors of inputs in registers of 256 bits.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockLinearBackwardWeights(float* samples, float* outputGradient, float* weightGradient)
    {
        Vector256<float> acc0 = Vector256<float>.Zero;
        Vector256<float> acc1 = Vector256<float>.Zero;
        Vector256<float> acc2 = Vector256<float>.Zero;
        for (nint sample = 0; sample < 16; sample += 2)
        {
            float* samplesAtSample = &samples[16 * sample];
            float* outputGradientAtSample = &outputGradient[sample];
            Vector256<float> samples0 = *(Vector256<float>*)samplesAtSample;
            acc0 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[0]), samples0, acc0);
            acc1 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[16]), samples0, acc1);
            acc2 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[32]), samples0, acc2);
            Vector256<float> samples1 = *(Vector256<float>*)&samplesAtSample[16];
            acc0 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[1]), samples1, acc0);
            acc1 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[17]), samples1, acc1);
            acc2 = Vector256.FusedMultiplyAdd(Lanes.Broadcast256(outputGradientAtSample[33]), samples1, acc2);
        }
        *(Vector256<float>*)weightGradient = acc0;
        *(Vector256<float>*)&weightGradient[8] = acc1;
        *(Vector256<float>*)&weightGradient[16] = acc2;
    }
}
