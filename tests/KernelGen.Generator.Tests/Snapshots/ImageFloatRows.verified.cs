// Filter, windows, 256-bit vectors, 4 rows at a time: 20 vector operations, 14 loads and 4 stores for 32 elements (0.625 operations each).
[MethodImpl(AggressiveOptimization)]
internal static void FilterRows256(void** inputs, void** outputs, nint n)
{
    float* row0 = (float*)inputs[0], row1 = (float*)inputs[1], row2 = (float*)inputs[2], row3 = (float*)inputs[3];
    float* row4 = (float*)inputs[4], row5 = (float*)inputs[5], result0 = (float*)outputs[0], result1 = (float*)outputs[1];
    float* result2 = (float*)outputs[2], result3 = (float*)outputs[3];
    V256 all5 = Vector256.Create(5f);
    // Starts before the row where that aligns later stores to 64 bytes; the first iteration is moved to the start of the row.
    for (nint xNext = -(nint)((nuint)result0 % 64 / 4); xNext < n; xNext += 8)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext < 0 ? 0 : xNext <= n - 8 ? xNext : n - 8;
        V256 pixels0_1 = *(V256*)&row0[x + 1], sum0 = Vector256.Negate(pixels0_1), pixels1_0 = *(V256*)&row1[x];
        sum0 = sum0 - pixels1_0;
        V256 pixels1_1 = *(V256*)&row1[x + 1];
        sum0 = Vector256.FusedMultiplyAdd(pixels1_1, all5, sum0);
        V256 sum1 = Vector256.Negate(pixels1_1), pixels1_2 = *(V256*)&row1[x + 2];
        sum0 = sum0 - pixels1_2;
        V256 pixels2_0 = *(V256*)&row2[x];
        sum1 = sum1 - pixels2_0;
        V256 pixels2_1 = *(V256*)&row2[x + 1];
        sum0 = sum0 - pixels2_1;
        sum1 = Vector256.FusedMultiplyAdd(pixels2_1, all5, sum1);
        V256 sum2 = Vector256.Negate(pixels2_1), pixels2_2 = *(V256*)&row2[x + 2];
        sum1 = sum1 - pixels2_2;
        V256 pixels3_0 = *(V256*)&row3[x];
        sum2 = sum2 - pixels3_0;
        V256 pixels3_1 = *(V256*)&row3[x + 1];
        sum1 = sum1 - pixels3_1;
        sum2 = Vector256.FusedMultiplyAdd(pixels3_1, all5, sum2);
        V256 sum3 = Vector256.Negate(pixels3_1), pixels3_2 = *(V256*)&row3[x + 2];
        sum2 = sum2 - pixels3_2;
        V256 pixels4_0 = *(V256*)&row4[x];
        sum3 = sum3 - pixels4_0;
        V256 pixels4_1 = *(V256*)&row4[x + 1];
        sum2 = sum2 - pixels4_1;
        sum3 = Vector256.FusedMultiplyAdd(pixels4_1, all5, sum3);
        V256 pixels4_2 = *(V256*)&row4[x + 2];
        sum3 = sum3 - pixels4_2;
        V256 pixels5_1 = *(V256*)&row5[x + 1];
        sum3 = sum3 - pixels5_1;
        *(V256*)&result0[x] = sum0;
        *(V256*)&result1[x] = sum1;
        *(V256*)&result2[x] = sum2;
        *(V256*)&result3[x] = sum3;
    }
}
