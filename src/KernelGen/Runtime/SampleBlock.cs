using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Moves samples in and out of the layout in which 16 of them lie side by side. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class SampleBlock
{
    /// <summary>Number of samples side by side.</summary>
    public const int Lanes = 16;
}
