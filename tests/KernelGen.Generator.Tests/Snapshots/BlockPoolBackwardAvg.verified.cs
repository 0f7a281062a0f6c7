using global::KernelGen.Runtime;
using global::System.Runtime.Intrinsics;

file static unsafe class Kernels
{
    // Mean of 3×3 windows, backward: 1×4×4 to 1×2×2, sixteen samples side by side.
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void BlockPoolBackward(float* outputGradient, float* inputGradient)
    {
        // Windows overlap: start from zero and add.
        for (nint y = 0; y < 4; y++)
        {
            float* inputGradientAtY = &inputGradient[64 * y];
            for (nint x = 0; x < 4; x++)
            {
                float* inputGradientAtX = &inputGradientAtY[16 * x];
                *(Vector512<float>*)inputGradientAtX = Vector512<float>.Zero;
            }
        }
        Vector512<float> gradient = *(Vector512<float>*)outputGradient;
        Vector512<float> share = gradient / Vector512.Create(9f);
        *(Vector512<float>*)inputGradient = *(Vector512<float>*)inputGradient + share;
        *(Vector512<float>*)&inputGradient[16] = *(Vector512<float>*)&inputGradient[16] + share;
        *(Vector512<float>*)&inputGradient[64] = *(Vector512<float>*)&inputGradient[64] + share;
        *(Vector512<float>*)&inputGradient[80] = *(Vector512<float>*)&inputGradient[80] + share;
        Vector512<float> gradient2 = *(Vector512<float>*)&outputGradient[16];
        Vector512<float> share2 = gradient2 / Vector512.Create(9f);
        *(Vector512<float>*)&inputGradient[16] = *(Vector512<float>*)&inputGradient[16] + share2;
        *(Vector512<float>*)&inputGradient[32] = *(Vector512<float>*)&inputGradient[32] + share2;
        *(Vector512<float>*)&inputGradient[48] = *(Vector512<float>*)&inputGradient[48] + share2;
        *(Vector512<float>*)&inputGradient[80] = *(Vector512<float>*)&inputGradient[80] + share2;
        *(Vector512<float>*)&inputGradient[96] = *(Vector512<float>*)&inputGradient[96] + share2;
        *(Vector512<float>*)&inputGradient[112] = *(Vector512<float>*)&inputGradient[112] + share2;
        Vector512<float> gradient3 = *(Vector512<float>*)&outputGradient[32];
        Vector512<float> share3 = gradient3 / Vector512.Create(9f);
        *(Vector512<float>*)&inputGradient[64] = *(Vector512<float>*)&inputGradient[64] + share3;
        *(Vector512<float>*)&inputGradient[80] = *(Vector512<float>*)&inputGradient[80] + share3;
        *(Vector512<float>*)&inputGradient[128] = *(Vector512<float>*)&inputGradient[128] + share3;
        *(Vector512<float>*)&inputGradient[144] = *(Vector512<float>*)&inputGradient[144] + share3;
        *(Vector512<float>*)&inputGradient[192] = *(Vector512<float>*)&inputGradient[192] + share3;
        *(Vector512<float>*)&inputGradient[208] = *(Vector512<float>*)&inputGradient[208] + share3;
        Vector512<float> gradient4 = *(Vector512<float>*)&outputGradient[48];
        Vector512<float> share4 = gradient4 / Vector512.Create(9f);
        *(Vector512<float>*)&inputGradient[80] = *(Vector512<float>*)&inputGradient[80] + share4;
        *(Vector512<float>*)&inputGradient[96] = *(Vector512<float>*)&inputGradient[96] + share4;
        *(Vector512<float>*)&inputGradient[112] = *(Vector512<float>*)&inputGradient[112] + share4;
        *(Vector512<float>*)&inputGradient[144] = *(Vector512<float>*)&inputGradient[144] + share4;
        *(Vector512<float>*)&inputGradient[160] = *(Vector512<float>*)&inputGradient[160] + share4;
        *(Vector512<float>*)&inputGradient[176] = *(Vector512<float>*)&inputGradient[176] + share4;
        *(Vector512<float>*)&inputGradient[208] = *(Vector512<float>*)&inputGradient[208] + share4;
        *(Vector512<float>*)&inputGradient[224] = *(Vector512<float>*)&inputGradient[224] + share4;
        *(Vector512<float>*)&inputGradient[240] = *(Vector512<float>*)&inputGradient[240] + share4;
    }
}
