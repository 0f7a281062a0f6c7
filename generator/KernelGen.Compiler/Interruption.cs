namespace KernelGen.Compiler;

/// <summary>
/// Whether anybody still waits for what this thread compiles. An editor abandons a compilation at the next keystroke, and then has to wait until it
/// stops. The token is the thread's and not an argument, because what takes long is many calls deep: a statement that is built, rewritten, proved or
/// printed asks for it, and nothing in between.
/// </summary>
internal static class Interruption
{
    [ThreadStatic]
    private static CancellationToken s_token;

    /// <summary>Stops if nobody waits any more.</summary>
    /// <exception cref="OperationCanceledException">The compilation was abandoned.</exception>
    public static void Check() => s_token.ThrowIfCancellationRequested();

    /// <summary>Compiles for as long as somebody waits.</summary>
    public static T Run<T>(Func<T> compile, CancellationToken cancellation)
    {
        CancellationToken before = s_token;
        s_token = cancellation;
        try
        {
            Check();
            return compile();
        }
        finally
        {
            s_token = before;
        }
    }
}
