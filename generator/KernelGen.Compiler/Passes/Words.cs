namespace KernelGen.Compiler.Passes;

/// <summary>How the text of a kernel calls its loops and its buffers.</summary>
internal static class Words
{
    /// <summary>What a loop runs over.</summary>
    public static string Of(string loop) => loop switch
    {
        "oc" or "c" or "ic" => "channels",
        "ocb" or "cb" => "blocks of channels",
        "oy" or "y" => "rows",
        "ox" or "x" => "columns",
        "part" => "parts of a vector",
        _ => "steps of " + loop,
    };

    /// <summary>
    /// The stem of the locals and pointers that hold what a buffer's name says: short, for a line has three of them. The letters are those of the
    /// formulas: y = w x + b, g for the gradient of a result, d before what a gradient is computed of.
    /// </summary>
    public static string Stem(string buffer) => buffer switch
    {
        "weight" => "w",
        "input" => "x",
        "bias" => "b",
        "output" => "y",
        "outputGradient" => "g",
        "inputGradient" => "dx",
        "weightGradient" => "dw",
        "biasGradient" => "db",
        _ => buffer,
    };
}
