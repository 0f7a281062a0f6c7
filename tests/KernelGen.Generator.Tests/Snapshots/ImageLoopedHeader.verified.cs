// Filter: 63 x 50 cross-correlation, float to float, border Reflect101, anchor in column 25 and row 31.
// over 3. Sum of the taps: 2619.
// 2629 taps and 521 zeros. Rank 50: a sum of 50 separable kernels.
// Loops over a table of all 3150 taps, zeros among them, so that a NaN below a zero spreads; rows and columns are added in parts of 8 and of 64.
// Arithmetic: a float sum, whose order is a part of the result.
