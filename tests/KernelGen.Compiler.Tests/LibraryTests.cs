using System.Reflection;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Tests;

/// <summary>What the compiler's library is built from.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void TheCompilerNeedsTheFrameworkAlone()
    {
        AssemblyName[] references = typeof(NetworkDeclaration).Assembly.GetReferencedAssemblies();
        Assert.Equal(["netstandard"], references.Select(r => r.Name));
    }
}
