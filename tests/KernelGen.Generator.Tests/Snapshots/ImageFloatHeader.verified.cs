// Filter: 3 x 3 cross-correlation, float to float, border Reflect101, anchor in column 1 and row 1.
//        0   -1    0
//       -1    4   -1
//        0   -1    2
// over 1. Sum of the taps: 2.
// 6 taps and 3 zeros. Rank 3: a sum of 3 separable kernels.
// Every tap has a product of its own, but for 1 and -1, in the order of the matrix; zeros are left out.
// Arithmetic: a float sum, whose order is a part of the result.
