namespace KernelGen.Compiler.Declarations;

/// <summary>What a layer computes first. What others ask of it are facts that it states, so that a new operator changes none of them.</summary>
internal abstract record OperatorDeclaration : OperationDeclaration
{
    /// <summary>What a schedule may pin of it; null where there is nothing.</summary>
    public virtual SchedulableLoops? Loops => null;

    /// <summary>Whether its parameters start from what is declared instead of random numbers.</summary>
    public virtual bool StartsAsDeclared => false;

    /// <summary>Whether it reads the image as one row of numbers.</summary>
    public virtual bool FlattensImage => false;

    /// <summary>What the cells hold that padding adds: an edge of the image, or one value.</summary>
    public virtual (BorderMode Border, float Value) Outside => (BorderMode.Constant, 0);

    /// <summary>The convolution that this is over so many input channels, but for what its padding holds; null where it is none.</summary>
    public virtual Conv2dDeclaration? AsConvolution(int channels) => null;

    /// <summary>A stride in words, where it is not the usual one.</summary>
    protected static string StrideWords(int down, int across, int usualDown, int usualAcross) =>
        down == usualDown && across == usualAcross ? "" : down == across ? $", stride {down}" : $", stride {down}×{across}";
}

/// <summary>The loops of an operator that a schedule pins.</summary>
/// <param name="TapRows">Rows of taps.</param>
/// <param name="TapColumns">Columns of taps.</param>
/// <param name="HasPixels">Whether the output has pixels beside one another.</param>
internal sealed record SchedulableLoops(int TapRows, int TapColumns, bool HasPixels);
