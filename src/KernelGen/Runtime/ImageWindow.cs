using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>Which pixels an image kernel reads for one output. For emitted code.</summary>
/// <typeparam name="T">The source's pixel type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImageWindow<T> where T : unmanaged
{
    /// <summary>Columns of the kernel.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the kernel.</summary>
    public required int Height { get; init; }

    /// <summary>The kernel column that lies on the output pixel.</summary>
    public required int AnchorX { get; init; }

    /// <summary>The kernel row that lies on the output pixel.</summary>
    public required int AnchorY { get; init; }

    /// <summary>Interleaved channels of a pixel.</summary>
    public required int Channels { get; init; }

    /// <summary>What stands outside the source.</summary>
    public required BorderMode Border { get; init; }

    /// <summary>The constant that stands outside where the border is constant.</summary>
    public T BorderValue { get; init; }

    /// <summary>Output columns left of the first whose window lies inside.</summary>
    internal int Left => Border == BorderMode.Valid ? 0 : AnchorX;

    /// <summary>Output rows above the first whose window lies inside.</summary>
    internal int Top => Border == BorderMode.Valid ? 0 : AnchorY;
}
