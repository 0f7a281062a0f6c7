// Filter, windows, 256-bit vectors, 4 rows at a time: 20 vector operations, 14 loads and 4 stores for 32 elements (0.625 operations each).
[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
internal static void FilterRows256(void** inputs, void** outputs, nint n)
{
    float* row0 = (float*)inputs[0];
    float* row1 = (float*)inputs[1];
    float* row2 = (float*)inputs[2];
    float* row3 = (float*)inputs[3];
    float* row4 = (float*)inputs[4];
    float* row5 = (float*)inputs[5];
    float* result0 = (float*)outputs[0];
    float* result1 = (float*)outputs[1];
    float* result2 = (float*)outputs[2];
    float* result3 = (float*)outputs[3];
    Vector256<float> all5 = Vector256.Create(5f);
    // The first turn begins before the row where that puts the next ones on whole cache lines; it is moved to the row's start.
    for (nint xTurn = -(nint)((nuint)result0 % 64 / 4); xTurn < n; xTurn += 8)
    {
        // The last turn moves back to end where the row ends.
        nint x = xTurn < 0 ? 0 : xTurn <= n - 8 ? xTurn : n - 8;
        Vector256<float> pixels0_1 = *(Vector256<float>*)&row0[x + 1];
        Vector256<float> sum0 = Vector256.Negate(pixels0_1);
        Vector256<float> pixels1_0 = *(Vector256<float>*)&row1[x];
        sum0 = sum0 - pixels1_0;
        Vector256<float> pixels1_1 = *(Vector256<float>*)&row1[x + 1];
        sum0 = Vector256.FusedMultiplyAdd(pixels1_1, all5, sum0);
        Vector256<float> sum1 = Vector256.Negate(pixels1_1);
        Vector256<float> pixels1_2 = *(Vector256<float>*)&row1[x + 2];
        sum0 = sum0 - pixels1_2;
        Vector256<float> pixels2_0 = *(Vector256<float>*)&row2[x];
        sum1 = sum1 - pixels2_0;
        Vector256<float> pixels2_1 = *(Vector256<float>*)&row2[x + 1];
        sum0 = sum0 - pixels2_1;
        sum1 = Vector256.FusedMultiplyAdd(pixels2_1, all5, sum1);
        Vector256<float> sum2 = Vector256.Negate(pixels2_1);
        Vector256<float> pixels2_2 = *(Vector256<float>*)&row2[x + 2];
        sum1 = sum1 - pixels2_2;
        Vector256<float> pixels3_0 = *(Vector256<float>*)&row3[x];
        sum2 = sum2 - pixels3_0;
        Vector256<float> pixels3_1 = *(Vector256<float>*)&row3[x + 1];
        sum1 = sum1 - pixels3_1;
        sum2 = Vector256.FusedMultiplyAdd(pixels3_1, all5, sum2);
        Vector256<float> sum3 = Vector256.Negate(pixels3_1);
        Vector256<float> pixels3_2 = *(Vector256<float>*)&row3[x + 2];
        sum2 = sum2 - pixels3_2;
        Vector256<float> pixels4_0 = *(Vector256<float>*)&row4[x];
        sum3 = sum3 - pixels4_0;
        Vector256<float> pixels4_1 = *(Vector256<float>*)&row4[x + 1];
        sum2 = sum2 - pixels4_1;
        sum3 = Vector256.FusedMultiplyAdd(pixels4_1, all5, sum3);
        Vector256<float> pixels4_2 = *(Vector256<float>*)&row4[x + 2];
        sum3 = sum3 - pixels4_2;
        Vector256<float> pixels5_1 = *(Vector256<float>*)&row5[x + 1];
        sum3 = sum3 - pixels5_1;
        *(Vector256<float>*)&result0[x] = sum0;
        *(Vector256<float>*)&result1[x] = sum1;
        *(Vector256<float>*)&result2[x] = sum2;
        *(Vector256<float>*)&result3[x] = sum3;
    }
}
