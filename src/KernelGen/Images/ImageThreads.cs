namespace KernelGen;

/// <summary>How many threads image methods declared with <c>Parallel = true</c> use.</summary>
public static class ImageThreads
{
    private static int s_maximum = Environment.ProcessorCount;

    /// <summary>
    /// The most threads that one call shares its rows out over, the calling one among them. Default: the processors that the process may use.
    /// The results do not depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Maximum
    {
        get => Volatile.Read(ref s_maximum);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Volatile.Write(ref s_maximum, value);
        }
    }
}
