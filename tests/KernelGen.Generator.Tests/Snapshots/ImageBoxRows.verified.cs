// Filter, column sums, 256-bit vectors, 4 rows at a time: 14 vector operations, 6 loads and 4 stores for 64 elements (0.219 operations each).
// Column sums: line 0 (1 1 1).
[MethodImpl(AggressiveOptimization)]
internal static void FilterColumns256(void** inputs, void** outputs, nint n)
{
    byte* row0 = (byte*)inputs[0], row1 = (byte*)inputs[1], row2 = (byte*)inputs[2], row3 = (byte*)inputs[3];
    byte* row4 = (byte*)inputs[4], row5 = (byte*)inputs[5];
    short* sums0 = (short*)outputs[0], sums1 = (short*)outputs[1], sums2 = (short*)outputs[2], sums3 = (short*)outputs[3];
    for (nint xNext = 0; xNext < n; xNext += 16)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext <= n - 16 ? xNext : n - 16;
        V256Short pixels0 = Vector256.WidenLower((*(V128Byte*)&row0[x]).ToVector256Unsafe()).AsInt16(), sum0 = pixels0;
        V256Short pixels1 = Vector256.WidenLower((*(V128Byte*)&row1[x]).ToVector256Unsafe()).AsInt16();
        sum0 += pixels1;
        V256Short sum1 = pixels1, pixels2 = Vector256.WidenLower((*(V128Byte*)&row2[x]).ToVector256Unsafe()).AsInt16();
        sum0 += pixels2;
        sum1 += pixels2;
        V256Short sum2 = pixels2, pixels3 = Vector256.WidenLower((*(V128Byte*)&row3[x]).ToVector256Unsafe()).AsInt16();
        sum1 += pixels3;
        sum2 += pixels3;
        V256Short sum3 = pixels3, pixels4 = Vector256.WidenLower((*(V128Byte*)&row4[x]).ToVector256Unsafe()).AsInt16();
        sum2 += pixels4;
        sum3 += pixels4;
        V256Short pixels5 = Vector256.WidenLower((*(V128Byte*)&row5[x]).ToVector256Unsafe()).AsInt16();
        sum3 += pixels5;
        *(V256Short*)&sums0[x] = sum0;
        *(V256Short*)&sums1[x] = sum1;
        *(V256Short*)&sums2[x] = sum2;
        *(V256Short*)&sums3[x] = sum3;
    }
}
// Filter, along the row, 256-bit vectors, 1 row at a time: 10 vector operations, 6 loads and 1 stores for 32 elements (0.313 operations each).
[MethodImpl(AggressiveOptimization)]
internal static void FilterRow256(void** inputs, void** outputs, nint n)
{
    short* columns = (short*)inputs[0];
    byte* destination = (byte*)outputs[0];
    V256Short all4 = Vector256.Create((short)4);
    V256UShort all7282 = Vector256.Create((ushort)7282);
    // Starts before the row where that aligns later stores to 64 bytes; the first iteration is moved to the start of the row.
    for (nint xNext = -(nint)((nuint)destination % 64 / 1); xNext < n; xNext += 32)
    {
        // The last iteration is moved back to the end of the row; it computes some again.
        nint x = xNext < 0 ? 0 : xNext <= n - 32 ? xNext : n - 32;
        V256Short suma = all4 + *(V256Short*)&columns[x];
        suma += *(V256Short*)&columns[x + 1];
        suma += *(V256Short*)&columns[x + 2];
        V256Short sumb = all4 + *(V256Short*)&columns[x + 16];
        sumb += *(V256Short*)&columns[x + 17];
        sumb += *(V256Short*)&columns[x + 18];
        V256Short pixelsa = global::System.Runtime.Intrinsics.X86.Avx2.MultiplyHigh(suma.AsUInt16(), all7282).AsInt16();
        V256Short pixelsb = global::System.Runtime.Intrinsics.X86.Avx2.MultiplyHigh(sumb.AsUInt16(), all7282).AsInt16();
        *(V256Byte*)&destination[x] = PixelLanes.NarrowToByte(pixelsa, pixelsb);
    }
}
