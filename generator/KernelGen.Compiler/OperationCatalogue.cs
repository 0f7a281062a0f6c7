using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler;

/// <summary>Every operation that a layer can have: the only list of them. A new one adds a line.</summary>
internal static class OperationCatalogue
{
    public static IReadOnlyList<OperationSpec> All { get; } =
    [
        Conv2dDeclaration.Spec,
        ConvTranspose2dDeclaration.Spec,
        StencilDeclaration.Spec,
        MaxPool2dDeclaration.Spec,
        AvgPool2dDeclaration.Spec,
        AdaptiveAvgPool2dDeclaration.Spec,
        AdaptiveAvgPool2dDeclaration.GlobalSpec,
        UpsampleDeclaration.Spec,
        PadDeclaration.Spec,
        FlattenDeclaration.Spec,
        LocalResponseNormDeclaration.Spec,
        PReLUDeclaration.Spec,
        LinearDeclaration.Spec,
        BatchNorm2dDeclaration.Spec,
        TanhDeclaration.Spec,
        ReLUDeclaration.Spec,
        SigmoidDeclaration.Spec,
        LeakyReLUDeclaration.Spec,
        ClampDeclaration.Spec,
        GELUDeclaration.Spec,
        SiLUDeclaration.Spec,
        ReLU6Declaration.Spec,
        ELUDeclaration.Spec,
        SoftplusDeclaration.Spec,
        SoftsignDeclaration.Spec,
        ReciprocalDeclaration.Spec,
        HardSigmoidDeclaration.Spec,
        HardSwishDeclaration.Spec,
        MishDeclaration.Spec,
        SoftmaxDeclaration.Spec,
        LogSoftmaxDeclaration.Spec,
        DropoutDeclaration.Spec,
    ];

    private static readonly Dictionary<string, OperationSpec> s_byAttribute = All.ToDictionary(o => o.Attribute);

    /// <summary>The operation of an attribute's class; null where it is none.</summary>
    public static OperationSpec? Find(string? attribute) => attribute is not null && s_byAttribute.TryGetValue(attribute, out OperationSpec? spec) ? spec : null;
}
