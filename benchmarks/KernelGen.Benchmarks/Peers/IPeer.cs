namespace KernelGen.Benchmarks.Peers;

/// <summary>Another library to compare with, which may be installed or not.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>The name that its variants carry.</summary>
    string Name { get; }

    /// <summary>How a user gets it, as the end of a sentence.</summary>
    string InstallHint { get; }

    /// <summary>Loads the library; returns null on success, otherwise why it cannot be used.</summary>
    string? Start();
}
