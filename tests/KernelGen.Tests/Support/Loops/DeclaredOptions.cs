using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Support.Loops;

/// <summary>
/// Reads the options of a layer from its attributes by reflection, with the rule that the more specific one wins; written
/// apart from the generator's parser, so that the two check each other.
/// </summary>
internal sealed class DeclaredOptions(CustomAttributeData attribute)
{
    private readonly Dictionary<string, object?> named = attribute.NamedArguments.ToDictionary(a => a.MemberName, a => a.TypedValue.Value);

    public int Argument(int index) => (int)attribute.ConstructorArguments[index].Value!;

    public double Number(int index) => (double)attribute.ConstructorArguments[index].Value!;

    public bool Flag(string name, bool otherwise) => named.TryGetValue(name, out object? value) ? (bool)value! : otherwise;

    public double Real(double otherwise, string name) => named.TryGetValue(name, out object? value) ? (double)value! : otherwise;

    public int Int(int otherwise, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (named.TryGetValue(name, out object? value))
                return (int)value!;
        }

        return otherwise;
    }

    /// <summary>A Conv2d over an input of the given shape.</summary>
    public Conv2dShape Conv2d(int batch, Shape input)
    {
        int size = Argument(1);
        var shape = new Conv2dShape(
            batch, input.Channels, input.Height, input.Width, Argument(0), Int(size, "KernelHeight"), Int(size, "KernelWidth"))
        {
            StrideH = Int(1, "StrideH", "Stride"),
            StrideW = Int(1, "StrideW", "Stride"),
            DilationH = Int(1, "DilationH", "Dilation"),
            DilationW = Int(1, "DilationW", "Dilation"),
            PadTop = Int(0, "PaddingTop", "PaddingH", "Padding"),
            PadBottom = Int(0, "PaddingBottom", "PaddingH", "Padding"),
            PadLeft = Int(0, "PaddingLeft", "PaddingW", "Padding"),
            PadRight = Int(0, "PaddingRight", "PaddingW", "Padding"),
            Groups = Int(1, "Groups"),
            PaddingMode = Enum.Parse<Reference.PaddingMode>(((PaddingMode)Int(0, "PaddingMode")).ToString()),
        };
        if ((Auto)Int(0, "Auto") != Auto.Same)
            return shape;

        // TensorFlow: as much as gives ceil(size / stride) windows, the odd cell at the bottom and right.
        int rows = Same(input.Height, shape.KernelHeight, shape.StrideH, shape.DilationH);
        int columns = Same(input.Width, shape.KernelWidth, shape.StrideW, shape.DilationW);
        return shape with { PadTop = rows / 2, PadBottom = rows - rows / 2, PadLeft = columns / 2, PadRight = columns - columns / 2 };
    }

    /// <summary>A stencil, as the exact image filter reads it.</summary>
    public FilterSpec Stencil() => new((string)attribute.ConstructorArguments[0].Value!)
    {
        Convolution = (Operation)Int(0, "Operation") == Operation.Convolution,
        Divisor = Fraction.Of(Real(1, "Divisor")),
        Offset = Fraction.Of(Real(0, "Offset")),
        Border = Enum.Parse<Border>(((BorderMode)Int((int)BorderMode.Reflect101, "Border")).ToString()),
        BorderValue = Real(0, "BorderValue"),
        AnchorX = Int(-1, "AnchorX"),
        AnchorY = Int(-1, "AnchorY"),
    };

    /// <summary>A pooling over an input of the given shape.</summary>
    public Pool2dShape Pool2d(int batch, Shape input)
    {
        int size = Argument(0);
        int height = Int(size, "KernelHeight"), width = Int(size, "KernelWidth");
        return new Pool2dShape(
            batch * input.Channels, input.Height, input.Width, height, width, Int(height, "StrideH", "Stride"), Int(width, "StrideW", "Stride"))
        {
            PadTop = Int(0, "PaddingTop", "PaddingH", "Padding"),
            PadBottom = Int(0, "PaddingBottom", "PaddingH", "Padding"),
            PadLeft = Int(0, "PaddingLeft", "PaddingW", "Padding"),
            PadRight = Int(0, "PaddingRight", "PaddingW", "Padding"),
            DilationH = Int(1, "DilationH", "Dilation"),
            DilationW = Int(1, "DilationW", "Dilation"),
            CeilMode = Flag("CeilMode", false),
        };
    }

    private static int Same(int size, int kernel, int stride, int dilation) =>
        Math.Max(0, ((size + stride - 1) / stride - 1) * stride + dilation * (kernel - 1) + 1 - size);
}
