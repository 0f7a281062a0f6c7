// Filter, column sums, 256-bit vectors, 4 rows at a time: 14 vector operations, 6 loads and 4 stores for 64 elements (0.219 operations each).
// Column sums: line 0 (1 1 1).
[MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
internal static void FilterColumns256(void** inputs, void** outputs, nint n)
{
    byte* row0 = (byte*)inputs[0];
    byte* row1 = (byte*)inputs[1];
    byte* row2 = (byte*)inputs[2];
    byte* row3 = (byte*)inputs[3];
    byte* row4 = (byte*)inputs[4];
    byte* row5 = (byte*)inputs[5];
    short* sums0 = (short*)outputs[0];
    short* sums1 = (short*)outputs[1];
    short* sums2 = (short*)outputs[2];
    short* sums3 = (short*)outputs[3];
    for (nint xNext = 0; xNext < n; xNext += 16)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext <= n - 16 ? xNext : n - 16;
        Vector256<short> pixels0 = Vector256.WidenLower((*(Vector128<byte>*)&row0[x]).ToVector256Unsafe()).AsInt16();
        Vector256<short> sum0 = pixels0;
        Vector256<short> pixels1 = Vector256.WidenLower((*(Vector128<byte>*)&row1[x]).ToVector256Unsafe()).AsInt16();
        sum0 = sum0 + pixels1;
        Vector256<short> sum1 = pixels1;
        Vector256<short> pixels2 = Vector256.WidenLower((*(Vector128<byte>*)&row2[x]).ToVector256Unsafe()).AsInt16();
        sum0 = sum0 + pixels2;
        sum1 = sum1 + pixels2;
        Vector256<short> sum2 = pixels2;
        Vector256<short> pixels3 = Vector256.WidenLower((*(Vector128<byte>*)&row3[x]).ToVector256Unsafe()).AsInt16();
        sum1 = sum1 + pixels3;
        sum2 = sum2 + pixels3;
        Vector256<short> sum3 = pixels3;
        Vector256<short> pixels4 = Vector256.WidenLower((*(Vector128<byte>*)&row4[x]).ToVector256Unsafe()).AsInt16();
        sum2 = sum2 + pixels4;
        sum3 = sum3 + pixels4;
        Vector256<short> pixels5 = Vector256.WidenLower((*(Vector128<byte>*)&row5[x]).ToVector256Unsafe()).AsInt16();
        sum3 = sum3 + pixels5;
        *(Vector256<short>*)&sums0[x] = sum0;
        *(Vector256<short>*)&sums1[x] = sum1;
        *(Vector256<short>*)&sums2[x] = sum2;
        *(Vector256<short>*)&sums3[x] = sum3;
    }
}
// Filter, along the row, 256-bit vectors, 1 row at a time: 10 vector operations, 6 loads and 1 stores for 32 elements (0.313 operations each).
[MethodImplAttribute(MethodImplOptions.AggressiveOptimization)]
internal static void FilterRow256(void** inputs, void** outputs, nint n)
{
    short* columns = (short*)inputs[0];
    byte* destination = (byte*)outputs[0];
    Vector256<short> all4 = Vector256.Create((short)4);
    Vector256<ushort> all7282 = Vector256.Create((ushort)7282);
    // Starts before the row where that aligns later stores to 64 bytes; the first iteration is moved to the start of the row.
    for (nint xNext = -(nint)((nuint)destination % 64 / 1); xNext < n; xNext += 32)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext < 0 ? 0 : xNext <= n - 32 ? xNext : n - 32;
        Vector256<short> suma = all4 + *(Vector256<short>*)&columns[x];
        suma = suma + *(Vector256<short>*)&columns[x + 1];
        suma = suma + *(Vector256<short>*)&columns[x + 2];
        Vector256<short> sumb = all4 + *(Vector256<short>*)&columns[x + 16];
        sumb = sumb + *(Vector256<short>*)&columns[x + 17];
        sumb = sumb + *(Vector256<short>*)&columns[x + 18];
        Vector256<short> pixelsa = global::System.Runtime.Intrinsics.X86.Avx2.MultiplyHigh(suma.AsUInt16(), all7282).AsInt16();
        Vector256<short> pixelsb = global::System.Runtime.Intrinsics.X86.Avx2.MultiplyHigh(sumb.AsUInt16(), all7282).AsInt16();
        *(Vector256<byte>*)&destination[x] = PixelLanes.NarrowToByte(pixelsa, pixelsb);
    }
}
