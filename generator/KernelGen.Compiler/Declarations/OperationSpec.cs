namespace KernelGen.Compiler.Declarations;

/// <summary>Where an operation stands in its layer.</summary>
internal enum OperationSlot
{
    /// <summary>It comes first.</summary>
    Operator,

    /// <summary>It stands behind the operator, or alone.</summary>
    Norm,

    /// <summary>It closes the layer.</summary>
    Activation,

    /// <summary>It stands behind all of them, in training alone.</summary>
    Mask,
}

/// <summary>One attribute that a layer can have, and how a declaration is read from it.</summary>
/// <param name="Name">The attribute as users write it, for example <c>Conv2d</c>.</param>
/// <param name="Slot">Where it stands in its layer.</param>
/// <param name="Declaration">The record that it becomes.</param>
/// <param name="Options">Its options. An option without a default of its own falls back to its last general one.</param>
/// <param name="Read">Makes the record; null where what is written cannot be, which is reported.</param>
internal sealed record OperationSpec(
    string Name, OperationSlot Slot, Type Declaration, IReadOnlyList<OptionSpec> Options, Func<Options, OperationDeclaration?> Read)
{
    /// <summary>
    /// The class whose <c>All</c> lists how the operators of the graph that it becomes run, and those of their gradients; none for a function of one
    /// number. Analyzers read declarations too and compile nothing, so only the class is named here.
    /// </summary>
    public Type? Forms { get; init; }

    /// <summary>Whether users take it for an activation, which it is not because it has parameters.</summary>
    public bool IsLikeActivation { get; init; }

    /// <summary>The attribute's class.</summary>
    public string Attribute => Name + "Attribute";

    /// <summary>How it is written with its arguments, for example <c>Linear(outFeatures)</c>.</summary>
    public string Signature
    {
        get
        {
            string arguments = string.Join(", ", Options.Where(o => o.IsArgument).Select(o => o.Name));
            return arguments.Length == 0 ? Name : $"{Name}({arguments})";
        }
    }

    /// <summary>The option of a name, which must be one of them.</summary>
    public OptionSpec Option(string name)
    {
        // A plain loop: each operation is read again at each keystroke.
        foreach (OptionSpec option in Options)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        throw new InvalidOperationException(name);
    }

    /// <summary>The names under which a user can have written an option, the most specific first.</summary>
    public IReadOnlyList<string> Spellings(string option) => Options.FirstOrDefault(o => o.Name == option)?.Spellings ?? [option];

    /// <summary>Reads what is declared.</summary>
    public OperationDeclaration? Parse(IOptionReader reader) => Read(new Options(this, reader));
}
