using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>What a stage computes for one pixel from its inputs.</summary>
internal abstract record PointExpression;

/// <summary>A kernel's result, rounded and saturated to the kernel's destination type.</summary>
internal sealed record KernelPoint(int Input, int Kernel) : PointExpression;

/// <summary>An input's pixel.</summary>
internal sealed record PixelPoint(int Input) : PointExpression;

/// <summary>
/// The brightness of a pixel of red, green and blue, or of blue, green and red: <c>(19595 R + 38470 G + 7471 B + 32768) >> 16</c>.
/// </summary>
internal sealed record GrayPoint(int Input, bool BlueFirst) : PointExpression;

/// <summary>The absolute value, saturated to the operand's type.</summary>
internal sealed record AbsolutePoint(PointExpression Operand, PixelType Type) : PointExpression;

/// <summary><c>|x| + |y|</c>, or the square root of <c>x^2 + y^2</c>, rounded to the nearest whole number where the operands are whole.</summary>
internal sealed record MagnitudePoint(PointExpression X, PointExpression Y, bool IsEuclidean) : PointExpression;

/// <summary><paramref name="High"/> where the operand is greater than <paramref name="Limit"/>, else 0.</summary>
internal sealed record ThresholdPoint(PointExpression Operand, Rational Limit, Rational High) : PointExpression;

internal sealed record ClampPoint(PointExpression Operand, Rational Least, Rational Largest) : PointExpression;

/// <summary>Saturated to a pixel type, as if it had been stored.</summary>
internal sealed record StoredPoint(PointExpression Operand, PixelType Type) : PointExpression;
