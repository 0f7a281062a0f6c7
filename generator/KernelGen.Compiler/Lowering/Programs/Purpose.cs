namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>What a program is for.</summary>
internal enum Purpose
{
    /// <summary>One sample forward: what inference runs.</summary>
    InferOne,

    /// <summary>Sixteen samples forward, which are the lanes of a vector: what inference of a batch runs where that is faster.</summary>
    InferSixteen,

    /// <summary>Sixteen samples forward and backward: what training runs. Every value is kept for the backward pass.</summary>
    Train,
}
