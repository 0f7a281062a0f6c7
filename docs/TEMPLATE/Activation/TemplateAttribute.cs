// Goes to src/KernelGen/Attributes.
namespace KernelGen;

/// <summary>
/// Applies <c>Factor * x</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's <c>nn.Template</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TemplateAttribute : Attribute
{
    /// <summary>What it is, and which numbers it may have. Default: 2.</summary>
    public double Factor { get; set; } = 2;
}
