namespace KernelGen;

/// <summary>Which taps of a window are written out one after another, instead of being turns of a loop.</summary>
public enum TapUnroll
{
    /// <summary>As many as the registers and the length of the text allow.</summary>
    Auto,

    /// <summary>None: rows and columns are loops.</summary>
    None,

    /// <summary>Those of a row; rows are a loop.</summary>
    Columns,

    /// <summary>All of them.</summary>
    All,
}
