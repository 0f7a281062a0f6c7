namespace KernelGen.Tests.Torch;

/// <summary>Marks a network as the one of a case that PyTorch computed.</summary>
/// <param name="name">The name of the case.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TorchCaseAttribute(string name) : Attribute
{
    public string Name => name;
}
