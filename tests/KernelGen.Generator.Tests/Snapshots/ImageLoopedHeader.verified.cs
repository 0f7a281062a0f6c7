// Filter: 63 x 50 cross-correlation, float to float, border Reflect101, anchor in column 25 and row 31.
// over 3. Sum of the taps: 8087/3.
// 2346 taps and 804 zeros. Rank 11: a sum of 11 separable kernels.
// Column sums first, down the columns, and then along the row; zeros are left out of both.
// Arithmetic: a float sum, whose order is a part of the result.
