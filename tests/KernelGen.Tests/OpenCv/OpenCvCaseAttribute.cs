namespace KernelGen.Tests.OpenCv;

/// <summary>Names a reference case that a declared kernel answers.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OpenCvCaseAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>True where the taps of the declaration are the case's but for a rounding.</summary>
    public bool RoundedTaps { get; set; }
}
