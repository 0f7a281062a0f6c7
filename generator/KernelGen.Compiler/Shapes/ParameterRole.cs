namespace KernelGen.Compiler.Shapes;

/// <summary>What a parameter does in its layer.</summary>
internal enum ParameterRole
{
    Weight,
    Bias,

    /// <summary>What a norm multiplies each channel with.</summary>
    Scale,

    /// <summary>What a norm then adds to it.</summary>
    Shift,

    /// <summary>The mean of each channel over the batches so far.</summary>
    RunningMean,

    /// <summary>Its variance.</summary>
    RunningVariance,
}

/// <summary>What is known of a role.</summary>
internal static class ParameterRoles
{
    /// <summary>The name of such a parameter, as PyTorch has it.</summary>
    public static string Name(this ParameterRole role) => role switch
    {
        ParameterRole.Weight or ParameterRole.Scale => "weight",
        ParameterRole.Bias or ParameterRole.Shift => "bias",
        ParameterRole.RunningMean => "running_mean",
        _ => "running_var",
    };

    /// <summary>Whether it has a gradient; else it is state that the forward pass of training changes.</summary>
    public static bool IsTrained(this ParameterRole role) => role is not (ParameterRole.RunningMean or ParameterRole.RunningVariance);
}
