using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>A row of floats walked in vectors, without a scalar tail.</summary>
internal static class VectorRow
{
    /// <summary>The widest vector of the target that is not longer than the row; a scalar for rows below four.</summary>
    public static VectorType TypeFor(int length, Target target)
    {
        int lanes = target.Lanes;
        while (lanes > length)
        {
            lanes /= 2;
        }

        return new VectorType(ElementType.F32, lanes < 4 ? 1 : lanes);
    }

    /// <summary>
    /// Runs the body for every vector of a row; the last one overlaps the one before it where the length is no multiple. The body
    /// must therefore give the same result when it is run twice.
    /// </summary>
    public static void ForEachVector(this Builder builder, string name, int length, VectorType type, Action<Affine> body)
    {
        int whole = length / type.Lanes;
        builder.Loop(name, whole, v => body((Affine)v * type.Lanes));
        if (whole * type.Lanes < length)
        {
            builder.Note("The last vector ends with the row, over some that are done.");
            body(length - type.Lanes);
        }
    }
}
