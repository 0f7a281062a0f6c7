namespace KernelGen;

/// <summary>How <see cref="GradientCheck"/> compares.</summary>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record GradientCheckOptions
{
    /// <summary>How many values of each parameter, and of the input, are compared, drawn at random; all of them where there are no more. Default: 32.</summary>
    public int ElementsPerTensor
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ElementsPerTensor), value, $"{nameof(ElementsPerTensor)} is {value}, but it must be at least 1.");
    } = 32;

    /// <summary>
    /// What a gradient may be off, as a share of the largest gradient of its parameter, above 0. Differences of a network that computes in floats are no better than
    /// some 0.001 themselves. Default: 0.01.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, $"{nameof(Tolerance)} is {value}, but it must be a finite number above 0.");
    } = 0.01;

    /// <summary>Chooses the samples, the loss and the values that are compared. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;
}
