namespace KernelGen.Reference;

/// <summary>Options of windows at random, as users write them.</summary>
public static class WindowDraws
{
    /// <summary>The size of a window: square half of the time and mostly small.</summary>
    public static (int Height, int Width) Size(Random random)
    {
        int height = random.Next(8) == 0 ? random.Next(6, 13) : random.Next(1, 6);
        return (height, random.Next(3) == 0 ? random.Next(1, 6) : height);
    }

    /// <summary>A pool's window, its strides and its padding: equal on opposite sides, or any where each is declared by itself.</summary>
    public static IReadOnlyList<(string Name, object Value)> Pool(Random random)
    {
        (int height, int width) = Size(random);
        List<(string, object)> options =
            [("kernelSize", height), ("KernelWidth", width), ("StrideH", random.Next(1, 4)), ("StrideW", random.Next(1, 4)), ("CeilMode", random.Next(2) == 0)];
        if (random.Next(4) == 0)
        {
            options.AddRange([("PaddingTop", Any(height)), ("PaddingBottom", Any(height)), ("PaddingLeft", Any(width)), ("PaddingRight", Any(width))]);
        }
        else
        {
            options.AddRange([("PaddingH", Half(height)), ("PaddingW", Half(width))]);
        }

        return options;

        int Any(int kernel) => random.Next(3) == 0 ? 0 : random.Next(0, kernel + 3);

        int Half(int kernel) => random.Next(2) == 0 ? 0 : random.Next(0, kernel / 2 + 1);
    }

    /// <summary>Cells from one tap to the next, mostly one.</summary>
    public static IReadOnlyList<(string Name, object Value)> Dilation(Random random) =>
        [("DilationH", random.Next(3) == 0 ? random.Next(1, 4) : 1), ("DilationW", random.Next(3) == 0 ? random.Next(1, 4) : 1)];

    /// <summary>A pool's shape over planes of the input.</summary>
    public static Pool2dShape PoolShape(ReferenceOptions options, LayerSizes sizes)
    {
        int height = options.Int(0, "KernelHeight", "kernelSize"), width = options.Int(0, "KernelWidth", "kernelSize");
        return new Pool2dShape(
            sizes.Batch * sizes.Channels, sizes.Height, sizes.Width, height, width, options.Int(height, "StrideH", "Stride"), options.Int(width, "StrideW", "Stride"))
        {
            PadTop = options.Int(0, "PaddingTop", "PaddingH", "Padding"),
            PadBottom = options.Int(0, "PaddingBottom", "PaddingH", "Padding"),
            PadLeft = options.Int(0, "PaddingLeft", "PaddingW", "Padding"),
            PadRight = options.Int(0, "PaddingRight", "PaddingW", "Padding"),
            DilationH = options.Int(1, "DilationH", "Dilation"),
            DilationW = options.Int(1, "DilationW", "Dilation"),
            CeilMode = options.Flag("CeilMode", false),
        };
    }
}
