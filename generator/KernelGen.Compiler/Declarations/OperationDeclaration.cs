namespace KernelGen.Compiler.Declarations;

/// <summary>What one attribute of a layer says, with its options as declared: an operator or an activation.</summary>
internal abstract record OperationDeclaration
{
    /// <summary>As a person would say it, for example <c>Conv2d 3×3, stride 2</c>.</summary>
    public abstract string Words { get; }
}
