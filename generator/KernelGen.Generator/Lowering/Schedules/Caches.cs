namespace KernelGen.Generator.Lowering.Schedules;

/// <summary>
/// The caches that schedules count on, in bytes: what servers and desktops of the last years have at the least. Kernels run on any other, only
/// slower.
/// </summary>
internal static class Caches
{
    /// <summary>The first cache of a core.</summary>
    public const int First = 48 * 1024;

    /// <summary>The part of it that one reused array may fill, so that what streams by does not push it out.</summary>
    public const int FirstInUse = First * 3 / 4;

    /// <summary>The second cache of a core.</summary>
    public const int Second = 1024 * 1024;
}
