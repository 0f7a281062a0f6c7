using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Emit;

/// <summary>
/// Reopens the user's type: its namespace, the types around it, the type itself. No <c>using</c> is written: whatever stands inside is
/// found by <c>global::</c>, so that no name of the user's can come before it.
/// </summary>
internal readonly struct TypeScopes : IDisposable
{
    private readonly Stack<CodeWriter.Scope> _open = new();

    /// <summary>Opens the type.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="type">The type.</param>
    /// <param name="header">How the type is reopened.</param>
    /// <param name="beforeType">Writes the documentation of the type.</param>
    public TypeScopes(CodeWriter writer, TypeDeclaration type, string header, Action? beforeType = null)
    {
        if (type.Namespace.Length > 0)
        {
            _open.Push(writer.Block($"namespace {type.Namespace}"));
        }

        foreach (string container in type.Containers)
        {
            _open.Push(writer.Block(container));
        }

        beforeType?.Invoke();
        _open.Push(writer.Block(header));
    }

    public void Dispose()
    {
        while (_open.Count > 0)
        {
            _open.Pop().Dispose();
        }
    }
}
