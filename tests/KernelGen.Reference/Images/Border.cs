namespace KernelGen.Reference;

/// <summary>What stands outside an image, in the order of the product's own enumeration.</summary>
public enum Border
{
    /// <summary>Nothing: only windows that lie inside the image give a pixel.</summary>
    Valid,

    /// <summary>One value.</summary>
    Constant,

    /// <summary><c>a a | a b c | c c</c>.</summary>
    Replicate,

    /// <summary><c>b a | a b c | c b</c>.</summary>
    Reflect,

    /// <summary><c>c b | a b c | b a</c>.</summary>
    Reflect101,

    /// <summary><c>b c | a b c | a b</c>.</summary>
    Wrap,
}

/// <summary>The index that a border reads in place of one outside.</summary>
public static class BorderMap
{
    /// <summary>Maps <paramref name="index"/>, however far outside, into <c>0 … size − 1</c>; −1 where the border has a constant.</summary>
    public static int Index(int index, int size, Border border)
    {
        if (index >= 0 && index < size)
            return index;

        switch (border)
        {
            case Border.Replicate:
                return index < 0 ? 0 : size - 1;
            case Border.Wrap:
                return (index % size + size) % size;
            case Border.Reflect:
                // The image and its mirror image follow each other with period 2 · size.
                int reflected = (index % (2 * size) + 2 * size) % (2 * size);
                return reflected < size ? reflected : 2 * size - 1 - reflected;
            case Border.Reflect101:
                if (size == 1)
                    return 0;
                int period = 2 * (size - 1);
                int mirrored = (index % period + period) % period;
                return mirrored < size ? mirrored : period - mirrored;
            default:
                return -1;
        }
    }
}
