// Edges, column sums, 256-bit vectors, 4 rows at a time: 22 vector operations, 6 loads and 8 stores for 64 elements (0.344 operations each).
// Column sums: line 0 (1 2 1); line 1 (1 0 -1).
[MethodImpl(AggressiveOptimization)]
internal static void EdgesColumns256(void** inputs, void** outputs, nint n)
{
    byte* row0 = (byte*)inputs[0], row1 = (byte*)inputs[1], row2 = (byte*)inputs[2], row3 = (byte*)inputs[3];
    byte* row4 = (byte*)inputs[4], row5 = (byte*)inputs[5];
    short* sums0of0 = (short*)outputs[0], sums0of1 = (short*)outputs[1], sums1of0 = (short*)outputs[2];
    short* sums1of1 = (short*)outputs[3], sums2of0 = (short*)outputs[4], sums2of1 = (short*)outputs[5];
    short* sums3of0 = (short*)outputs[6], sums3of1 = (short*)outputs[7];
    for (nint xNext = 0; xNext < n; xNext += 16)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext <= n - 16 ? xNext : n - 16;
        V256Short pixels0 = Vector256.WidenLower((*(V128Byte*)&row0[x]).ToVector256Unsafe()).AsInt16(), sum0of0 = pixels0;
        V256Short sum0of1 = pixels0, pixels1 = Vector256.WidenLower((*(V128Byte*)&row1[x]).ToVector256Unsafe()).AsInt16();
        sum0of0 += pixels1 << 1;
        V256Short sum1of0 = pixels1, sum1of1 = pixels1;
        V256Short pixels2 = Vector256.WidenLower((*(V128Byte*)&row2[x]).ToVector256Unsafe()).AsInt16();
        sum0of0 += pixels2;
        sum0of1 = sum0of1 - pixels2;
        sum1of0 += pixels2 << 1;
        V256Short sum2of0 = pixels2, sum2of1 = pixels2;
        V256Short pixels3 = Vector256.WidenLower((*(V128Byte*)&row3[x]).ToVector256Unsafe()).AsInt16();
        sum1of0 += pixels3;
        sum1of1 = sum1of1 - pixels3;
        sum2of0 += pixels3 << 1;
        V256Short sum3of0 = pixels3, sum3of1 = pixels3;
        V256Short pixels4 = Vector256.WidenLower((*(V128Byte*)&row4[x]).ToVector256Unsafe()).AsInt16();
        sum2of0 += pixels4;
        sum2of1 = sum2of1 - pixels4;
        sum3of0 += pixels4 << 1;
        V256Short pixels5 = Vector256.WidenLower((*(V128Byte*)&row5[x]).ToVector256Unsafe()).AsInt16();
        sum3of0 += pixels5;
        sum3of1 = sum3of1 - pixels5;
        *(V256Short*)&sums0of0[x] = sum0of0;
        *(V256Short*)&sums0of1[x] = sum0of1;
        *(V256Short*)&sums1of0[x] = sum1of0;
        *(V256Short*)&sums1of1[x] = sum1of1;
        *(V256Short*)&sums2of0[x] = sum2of0;
        *(V256Short*)&sums2of1[x] = sum2of1;
        *(V256Short*)&sums3of0[x] = sum3of0;
        *(V256Short*)&sums3of1[x] = sum3of1;
    }
}
// Edges, along the row, 256-bit vectors, 1 row at a time: 42 vector operations, 10 loads and 1 stores for 32 elements (1.313 operations each).
[MethodImpl(AggressiveOptimization)]
internal static void EdgesRow256(void** inputs, void** outputs, nint n)
{
    short* columns0 = (short*)inputs[0], columns1 = (short*)inputs[1];
    byte* destination = (byte*)outputs[0];
    V256 all12582912 = Vector256.Create(12582912f);
    V256Int all1262485504 = Vector256.Create(1262485504), all255 = Vector256.Create(255);
    // Starts before the row where that aligns later stores to 64 bytes; the first iteration is moved to the start of the row.
    for (nint xNext = -(nint)((nuint)destination % 64 / 1); xNext < n; xNext += 32)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext < 0 ? 0 : xNext <= n - 32 ? xNext : n - 32;
        V256Short sumOfSobelXa = *(V256Short*)&columns0[x + 2] - *(V256Short*)&columns0[x];
        V256Short sumOfSobelXb = *(V256Short*)&columns0[x + 18] - *(V256Short*)&columns0[x + 16];
        V256Short sumOfSobelYa = V256Short.Zero - *(V256Short*)&columns1[x];
        sumOfSobelYa = sumOfSobelYa - (*(V256Short*)&columns1[x + 1] << 1);
        sumOfSobelYa = sumOfSobelYa - *(V256Short*)&columns1[x + 2];
        V256Short sumOfSobelYb = V256Short.Zero - *(V256Short*)&columns1[x + 16];
        sumOfSobelYb = sumOfSobelYb - (*(V256Short*)&columns1[x + 17] << 1);
        sumOfSobelYb = sumOfSobelYb - *(V256Short*)&columns1[x + 18];
        V256Short x0 = sumOfSobelXa, y1 = sumOfSobelYa, pairs2 = PixelLanes.UnpackLower(x0, y1);
        V256Short pairs3 = PixelLanes.UnpackUpper(x0, y1), x4 = sumOfSobelXb, y5 = sumOfSobelYb;
        V256Short pairs6 = PixelLanes.UnpackLower(x4, y5), pairs7 = PixelLanes.UnpackUpper(x4, y5);
        V256Int square8 = PixelLanes.MultiplyAddPairs(pairs2, pairs2);
        V256Int root9 = (Vector256.Sqrt(Vector256.ConvertToSingle(square8)) + all12582912).AsInt32() - all1262485504;
        V256Int square10 = PixelLanes.MultiplyAddPairs(pairs3, pairs3);
        V256Int root11 = (Vector256.Sqrt(Vector256.ConvertToSingle(square10)) + all12582912).AsInt32() - all1262485504;
        V256Int square12 = PixelLanes.MultiplyAddPairs(pairs6, pairs6);
        V256Int root13 = (Vector256.Sqrt(Vector256.ConvertToSingle(square12)) + all12582912).AsInt32() - all1262485504;
        V256Int square14 = PixelLanes.MultiplyAddPairs(pairs7, pairs7);
        V256Int root15 = (Vector256.Sqrt(Vector256.ConvertToSingle(square14)) + all12582912).AsInt32() - all1262485504;
        *(V256Byte*)&destination[x] = PixelLanes.NarrowToByte(PixelLanes.PackToInt16(Vector256.MinNative(root9, all255), Vector256.MinNative(root11, all255)), PixelLanes.PackToInt16(Vector256.MinNative(root13, all255), Vector256.MinNative(root15, all255)));
    }
}
